package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.evidence.UnboundedInstants;
import dev.synctrace.diagnosis.trace.join.TraceJoiner.SameSiteCheck;
import dev.synctrace.diagnosis.trace.model.PushNumbers;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The actions that still may get records, in the order of their first one. An action is closed, and
 * handed on in this order, after a day without a record, or when there are more than can be held:
 * memory does not grow with the case. One whose whole chain is there need not wait so long.
 */
final class PendingTraces {
  /** A client that was away may get its task hours later, and a log be read in the wrong zone. */
  private static final Duration KEPT = Duration.ofHours(24);

  /** An action with all its records gets no more, unless a log is in the case twice. */
  private static final Duration WHOLE_KEPT = Duration.ofMinutes(10);

  /** Some ten records each, so that they fit in about fifty megabytes. */
  private static final int MOST = 5_000;

  /** An unfinished action that is closed sooner than this after its last record says so. */
  private static final Duration SETTLED = Duration.ofHours(1);

  /** Numbers alone join only records that are this close together. */
  private static final Duration NUMBERS = Duration.ofMinutes(15);

  /** Whether actions are due is not looked at for each of a thousand records a second. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Consumer<PendingTrace> closed;
  private final SameSiteCheck sites;
  private final Deque<PendingTrace> queue = new ArrayDeque<>();
  private final Map<String, PendingTrace> byGuid = new HashMap<>();
  private final Map<Long, List<PendingTrace>> byPush = new HashMap<>();
  private Instant nextLook = UnboundedInstants.BEFORE_ALL;
  private long begun;
  private int open;

  /**
   * @param closed takes each action once, when no more records are added to it
   */
  PendingTraces(Consumer<PendingTrace> closed) {
    this(closed, SameSiteCheck.ONE_SITE);
  }

  PendingTraces(Consumer<PendingTrace> closed, SameSiteCheck sites) {
    this.closed = closed;
    this.sites = sites;
  }

  PendingTrace begin() {
    PendingTrace trace = new PendingTrace(begun++);
    queue.addLast(trace);
    open++;
    return trace;
  }

  /** The action with that task GUID; empty when none is open. */
  Optional<PendingTrace> withGuid(@Nullable String guid) {
    return guid == null
        ? Optional.empty()
        : Optional.ofNullable(byGuid.get(guid)).map(PendingTrace::root);
  }

  /** Says that the action has this task GUID, and makes it one with the action that had it. */
  PendingTrace name(PendingTrace trace, @Nullable String guid) {
    if (guid == null) {
      return trace;
    }
    PendingTrace named = byGuid.putIfAbsent(guid, trace);
    return named == null ? trace : merge(named, trace);
  }

  /** Makes two actions one; it is where the earlier of them was. */
  PendingTrace merge(PendingTrace one, PendingTrace other) {
    PendingTrace a = one.root();
    PendingTrace b = other.root();
    if (a == b) {
      return a;
    }
    PendingTrace kept = a.order() < b.order() ? a : b;
    PendingTrace gone = kept == a ? b : a;
    kept.takeOver(gone);
    open--;
    gone.steps().forEach(step -> index(kept, step));
    return kept;
  }

  void add(PendingTrace trace, Step step) {
    trace.add(step);
    index(trace, step);
  }

  /**
   * The one action nearby whose records have the same numbers; empty when there is none, or more
   * than one.
   */
  Optional<PendingTrace> withNumbers(Event event, RotatedLogSet log, Predicate<PendingTrace> fits) {
    PushNumbers numbers = PushNumbers.of(event);
    if (numbers.push().isEmpty()) {
      return Optional.empty();
    }
    List<PendingTrace> candidates =
        byPush.getOrDefault(numbers.push().getAsLong(), List.of()).stream()
            .map(PendingTrace::root)
            .distinct()
            .filter(trace -> !trace.isClosed() && trace.isNear(event, NUMBERS))
            .filter(trace -> agrees(trace, numbers) && fits.test(trace))
            .filter(trace -> isOfOneSite(trace, event, log))
            .toList();
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  /**
   * Hands on what can get no more records.
   *
   * @param now time of the next record; null where it has none, which then closes nothing by time
   */
  void closeBefore(@Nullable Instant now) {
    if (open <= MOST && now != null && now.isBefore(nextLook)) {
      return;
    }
    nextLook = now == null ? nextLook : now.plus(BETWEEN_LOOKS);
    while (!queue.isEmpty()) {
      PendingTrace head = queue.getFirst();
      Duration idle = now == null ? Duration.ZERO : head.idle(now).orElse(Duration.ZERO);
      if (!head.isMerged() && open <= MOST && mayGetMore(head, idle)) {
        return;
      }
      close(queue.removeFirst(), idle.compareTo(SETTLED) < 0);
    }
  }

  private static boolean mayGetMore(PendingTrace trace, Duration idle) {
    return idle.compareTo(WHOLE_KEPT) <= 0 || (idle.compareTo(KEPT) <= 0 && !trace.isWhole());
  }

  void closeAll() {
    while (!queue.isEmpty()) {
      close(queue.removeFirst(), false);
    }
  }

  private void close(PendingTrace trace, boolean early) {
    if (trace.isMerged()) {
      return;
    }
    open--;
    trace.close(early);
    for (Step step : trace.steps()) {
      if (step.guid() != null) {
        byGuid.computeIfPresent(step.guid(), (_, named) -> named.root() == trace ? null : named);
      }
      step.numbers().push().ifPresent(this::forgetClosed);
    }
    closed.accept(trace);
  }

  private void forgetClosed(long push) {
    byPush.computeIfPresent(
        push,
        (_, traces) -> {
          traces.removeIf(trace -> trace.root().isClosed());
          return traces.isEmpty() ? null : traces;
        });
  }

  private void index(PendingTrace trace, Step step) {
    step.numbers()
        .push()
        .ifPresent(push -> {
          List<PendingTrace> traces = byPush.computeIfAbsent(push, _ -> new ArrayList<>(1));
          if (!traces.contains(trace)) {
            traces.add(trace);
          }
        });
  }

  /** Asked last: it may have to look into the case. */
  private boolean isOfOneSite(PendingTrace trace, Event event, RotatedLogSet log) {
    boolean client = event.kind() == Kind.TASK_RECEIVED || event.kind() == Kind.TASK_ANSWERED;
    return trace.steps().stream()
        .filter(step -> step.numbers().push().isPresent())
        .filter(step -> (step.kind().component() == TraceComponent.AGENT) != client)
        .map(Step::log)
        .distinct()
        .allMatch(
            other -> client ? sites.mayBeOneSite(other, log) : sites.mayBeOneSite(log, other));
  }

  private static boolean agrees(PendingTrace trace, PushNumbers numbers) {
    return trace.steps().stream().map(Step::numbers).anyMatch(numbers::agree);
  }
}
