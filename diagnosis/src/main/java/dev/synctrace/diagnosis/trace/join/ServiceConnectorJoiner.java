package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.Step.JoinGround;
import dev.synctrace.diagnosis.trace.model.Step.RecordJoin;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.TaskGuid;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.parsers.model.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Joins the service connector's records. They share no id: who asked is in one record, the task
 * GUID in a later one, so only their order on one thread joins them (messages-server.md section 3).
 * Where several actions are open on one thread, their order proves nothing, and the join says so.
 */
final class ServiceConnectorJoiner {
  /** The records of one action follow each other within a second or two. */
  private static final Duration USUAL = Duration.ofMinutes(5);

  static final Duration LONGEST = Duration.ofMinutes(30);

  /** Of several open actions those this close may be running at the same time. */
  private static final Duration CONCURRENT = Duration.ofSeconds(5);

  /** A thread with more open actions than this is damaged; the oldest are given up. */
  private static final int MOST_OPEN = 100;

  private final PendingTraces traces;
  private final Map<ThreadKey, Open> lanes = new HashMap<>();

  ServiceConnectorJoiner(PendingTraces traces) {
    this.traces = traces;
  }

  void accept(StepKind kind, Event event, RotatedLogSet log) {
    ThreadKey threadKey = ThreadKey.of(event, log);
    Open open = lanes.computeIfAbsent(threadKey, _ -> new Open());
    open.forget(event);
    switch (kind) {
      case VALIDATED ->
          join(threadKey, open, kind, event, chain -> chain.kind == StepKind.RECEIVED);
      case AUTHORIZED, UNAUTHORIZED -> join(threadKey, open, kind, event, Chain::isUnchecked);
      case FORWARDED -> forwarded(threadKey, open, event);
      default -> begin(threadKey, open, kind, event);
    }
  }

  /**
   * An error on a thread ends the action that is open on it. What follows at once, such as the text
   * of the exception, belongs to it.
   *
   * @param explains whether the record only explains an error before it
   */
  void failed(Event event, RotatedLogSet log, boolean explains) {
    ThreadKey threadKey = ThreadKey.of(event, log);
    Open open = lanes.get(threadKey);
    if (open == null) {
      return;
    }
    open.forget(event);
    Failure before = open.failure;
    if (before != null && before.isExplainedBy(event)) {
      add(before.trace(), StepKind.FAILED, event, threadKey, before.join());
      open.failure = new Failure(before.trace(), event, before.join());
      return;
    }
    List<Chain> candidates = usual(open.chains, event);
    if (explains || candidates.isEmpty()) {
      return;
    }
    Chain ended = candidates.getLast();
    RecordJoin join =
        candidates.size() == 1
            ? threadKey.join(ended.last, event, USUAL)
            : interleaved(threadKey, candidates.size());
    add(ended.trace, StepKind.FAILED, event, threadKey, join);
    open.failure = new Failure(ended.trace, event, join);
    if (candidates.size() == 1) {
      open.chains.remove(ended);
    }
  }

  /** What was under way when the component started again is not continued. */
  void restarted(RotatedLogSet log) {
    lanes.keySet().removeIf(threadKey -> threadKey.log().equals(log));
  }

  /** Threads come and go; the chains of closed actions need not be kept. */
  void forgetClosed() {
    lanes.values().forEach(Open::forgetClosed);
    lanes.values().removeIf(Open::isEmpty);
  }

  private void begin(ThreadKey threadKey, Open open, StepKind kind, Event event) {
    PendingTrace trace = traces.begin();
    Step step = add(trace, kind, event, threadKey, RecordJoin.FIRST);
    if (kind != StepKind.UNAUTHORIZED) {
      open.add(new Chain(trace, kind, event, step));
    }
    if (kind == StepKind.RECEIVED) {
      open.failure = null;
    }
  }

  /** Joins the next record of an action that no record has authorized yet. */
  private void join(
      ThreadKey threadKey,
      Open open,
      StepKind kind,
      Event event,
      Predicate<Chain> isContinuedByIt) {
    List<Chain> fitting = open.chains.stream().filter(isContinuedByIt).toList();
    List<Chain> candidates = concurrent(fitting, event);
    if (candidates.isEmpty()) {
      begin(threadKey, open, kind, event);
      return;
    }
    Chain chain = candidates.getFirst();
    if (candidates.size() > 1) {
      candidates.forEach(candidate -> candidate.mixed = true);
    }
    RecordJoin join =
        chain.mixed
            ? interleaved(threadKey, Math.max(2, candidates.size()))
            : threadKey.join(chain.last, event, USUAL);
    Step step = add(chain.trace, kind, event, threadKey, join);
    if (kind == StepKind.UNAUTHORIZED) {
      open.chains.remove(chain);
    } else {
      chain.goOn(kind, event, step);
    }
  }

  /** Who is named in one record has pressed what is forwarded in another only if no other can. */
  private void forwarded(ThreadKey threadKey, Open open, Event event) {
    List<Chain> candidates =
        usual(open.chains.stream().filter(Chain::isAuthorized).toList(), event);
    if (candidates.isEmpty()) {
      forwardedAlone(threadKey, open, event);
      return;
    }
    List<Chain> close = concurrent(candidates, event);
    Chain chain = close.isEmpty() ? candidates.getLast() : close.getFirst();
    Set<Step> possible = new LinkedHashSet<>();
    for (Chain candidate : candidates) {
      possible.add(candidate.step);
      possible.addAll(candidate.rivals);
    }
    boolean certain = possible.size() == 1;
    RecordJoin join =
        certain
            ? threadKey.join(chain.last, event, USUAL)
            : interleaved(threadKey, possible.size());
    if (!certain) {
      candidates.forEach(candidate -> candidate.rivals.addAll(possible));
      chain.trace.root().mayBeAskedBy(possible);
    }
    Step step = add(chain.trace, StepKind.FORWARDED, event, threadKey, join);
    open.chains.remove(chain);
    open.forwarded = certain ? new Forwarded(chain.trace, step) : null;
    traces.name(chain.trace.root(), TaskGuid.of(event));
  }

  /** An authorization that is missing here may be the one that the action before was given. */
  private void forwardedAlone(ThreadKey threadKey, Open open, Event event) {
    Forwarded before = open.forwarded;
    if (before != null
        && ThreadKey.sameSense(before.step().event(), event)
        && ThreadKey.gap(before.step().event(), event).compareTo(CONCURRENT) <= 0) {
      before
          .trace()
          .root()
          .replace(
              before.step(),
              new RecordJoin(
                  JoinGround.INTERLEAVED,
                  "the next record on thread "
                      + threadKey.thread()
                      + " forwards another task, which has no authorization of its own"));
    }
    open.forwarded = null;
    PendingTrace trace = traces.begin();
    add(trace, StepKind.FORWARDED, event, threadKey, RecordJoin.FIRST);
    traces.name(trace, TaskGuid.of(event));
  }

  private Step add(
      PendingTrace trace, StepKind kind, Event event, ThreadKey threadKey, RecordJoin join) {
    Step step = Step.of(kind, event, threadKey.log(), join);
    traces.add(trace.root(), step);
    return step;
  }

  private static RecordJoin interleaved(ThreadKey threadKey, int actions) {
    String where = threadKey.thread() == null ? "in this log" : "on thread " + threadKey.thread();
    return new RecordJoin(
        JoinGround.INTERLEAVED,
        actions + " actions are interleaved " + where + ", and their records have no common ID");
  }

  /** Those that are not so old that a younger one is the better reading; oldest first. */
  private static List<Chain> usual(List<Chain> chains, Event event) {
    return within(chains, event, USUAL);
  }

  /** Those that run at the same time; else the one that was open last. */
  private static List<Chain> concurrent(List<Chain> chains, Event event) {
    return within(chains, event, CONCURRENT);
  }

  private static List<Chain> within(List<Chain> chains, Event event, Duration window) {
    List<Chain> fitting =
        chains.stream().filter(chain -> ThreadKey.sameSense(chain.last, event)).toList();
    List<Chain> near =
        fitting.stream()
            .filter(chain -> ThreadKey.gap(chain.last, event).compareTo(window) <= 0)
            .toList();
    if (!near.isEmpty() || fitting.isEmpty()) {
      return near;
    }
    return List.of(fitting.getLast());
  }

  /** What is open on one thread, oldest first. */
  private static final class Open {
    private final List<Chain> chains = new ArrayList<>(2);
    private @Nullable Failure failure;
    private @Nullable Forwarded forwarded;

    void add(Chain chain) {
      if (chains.size() == MOST_OPEN) {
        chains.removeFirst();
      }
      chains.add(chain);
    }

    /** Gives up what is too old to be continued. */
    void forget(Event now) {
      chains.removeIf(chain ->
          chain.trace.root().isClosed()
              || (ThreadKey.sameSense(chain.last, now)
                  && ThreadKey.gap(chain.last, now).compareTo(LONGEST) > 0));
    }

    void forgetClosed() {
      chains.removeIf(chain -> chain.trace.root().isClosed());
      if (failure != null && failure.trace().root().isClosed()) {
        failure = null;
      }
      if (forwarded != null && forwarded.trace().root().isClosed()) {
        forwarded = null;
      }
    }

    boolean isEmpty() {
      return chains.isEmpty() && failure == null && forwarded == null;
    }
  }

  /** An action that is neither forwarded nor ended. */
  private static final class Chain {
    private final PendingTrace trace;

    /** The authorizations that may be this action's, where it was open beside others. */
    private final Set<Step> rivals = new LinkedHashSet<>(0);

    private StepKind kind;
    private Event last;
    private Step step;

    /** Whether a record went to this action though it may belong to another. */
    private boolean mixed;

    Chain(PendingTrace trace, StepKind kind, Event last, Step step) {
      this.trace = trace;
      this.kind = kind;
      this.last = last;
      this.step = step;
    }

    boolean isUnchecked() {
      return kind == StepKind.RECEIVED || kind == StepKind.VALIDATED;
    }

    boolean isAuthorized() {
      return kind == StepKind.AUTHORIZED;
    }

    void goOn(StepKind next, Event event, Step nextStep) {
      kind = next;
      last = event;
      step = nextStep;
    }
  }

  private record Failure(PendingTrace trace, Event last, RecordJoin join) {
    boolean isExplainedBy(Event event) {
      return !trace.root().isClosed()
          && ThreadKey.sameSense(last, event)
          && ThreadKey.gap(last, event).compareTo(CONCURRENT) <= 0;
    }
  }

  private record Forwarded(PendingTrace trace, Step step) {}
}
