package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.Step.RecordJoin;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.parsers.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An action whose records are still being gathered. */
public final class PendingTrace {
  private final long order;
  private final List<Step> steps = new ArrayList<>();
  private final Set<StepKind> kinds = EnumSet.noneOf(StepKind.class);
  private final Set<Step> possible = new LinkedHashSet<>(0);
  private final Set<TraceComponent> components = EnumSet.noneOf(TraceComponent.class);
  private @Nullable Instant first;
  private @Nullable Instant last;
  private @Nullable PendingTrace mergedInto;
  private @Nullable ActionProgress progress;
  private boolean closed;
  private boolean cutShort;

  /**
   * @param order place among all actions, by first record
   */
  PendingTrace(long order) {
    this.order = order;
  }

  long order() {
    return order;
  }

  /** Adds a step unless it is a copy of one that is there. */
  void add(Step step) {
    for (Step there : steps) {
      if (isCopy(there, step)) {
        return;
      }
    }
    steps.add(step);
    kinds.add(step.kind());
    components.add(step.kind().component());
    progress = null;
    Instant time = step.event().orderTime();
    if (time != null) {
      first = first == null || time.isBefore(first) ? time : first;
      last = last == null || time.isAfter(last) ? time : last;
    }
  }

  /** Gives a step another reason to be here. */
  void replace(Step step, RecordJoin join) {
    int at = steps.indexOf(step);
    if (at >= 0) {
      steps.set(
          at, new Step(step.kind(), step.event(), step.log(), join, step.numbers(), step.guid()));
      progress = null;
    }
  }

  /** Says that any of these authorizations may be the one of this action. */
  void mayBeAskedBy(Collection<Step> authorizations) {
    possible.addAll(authorizations);
  }

  /** The authorizations that may be the one of this action; empty where its own is certain. */
  Collection<Step> possibleAuthorizations() {
    return Collections.unmodifiableCollection(possible);
  }

  /** Takes all steps of the other, which from now on represents this one. */
  void takeOver(PendingTrace other) {
    other.steps.forEach(this::add);
    possible.addAll(other.possible);
    other.mergedInto = this;
  }

  /** This trace, or the one it was merged into. */
  PendingTrace root() {
    PendingTrace root = this;
    while (root.mergedInto != null) {
      root = root.mergedInto;
    }
    if (root != this) {
      mergedInto = root; // one step next time
    }
    return root;
  }

  List<Step> steps() {
    return Collections.unmodifiableList(steps);
  }

  boolean has(StepKind kind) {
    return kinds.contains(kind);
  }

  boolean has(TraceComponent component) {
    return components.contains(component);
  }

  /** Whether the event is within that time of the trace; without times, whether of one source. */
  boolean isNear(Event event, Duration window) {
    Instant time = event.orderTime();
    if (time == null || first == null || last == null) {
      return time == null
          && steps.stream().anyMatch(step -> step.event().source().equals(event.source()));
    }
    return !time.isBefore(first.minus(window)) && !time.isAfter(last.plus(window));
  }

  /** What the steps so far tell. */
  ActionProgress progress() {
    if (progress == null) {
      progress = new ActionProgress(steps);
    }
    return progress;
  }

  /** Whether every component's records are there and all clients are known to have answered. */
  boolean isWhole() {
    return has(StepKind.FORWARDED)
        && has(StepKind.REPORTED)
        && has(StepKind.ANSWERED)
        && progress().outcome() == ActionOutcome.COMPLETED;
  }

  /** The time since its latest record; empty when it has no time. */
  Optional<Duration> idle(Instant now) {
    return Optional.ofNullable(last).map(latest -> Duration.between(latest, now));
  }

  boolean isMerged() {
    return mergedInto != null;
  }

  boolean isClosed() {
    return closed;
  }

  /** Whether it had to be closed while more records could be expected. */
  boolean isCutShort() {
    return cutShort;
  }

  void close(boolean early) {
    closed = true;
    cutShort = early;
  }

  /**
   * Bundles hold copies of a log under another name, and pages quote a record twice. Two clients
   * may well write the same line at the same time, so a client's record is a copy only within one
   * folder; a record without a time only within one source.
   */
  private static boolean isCopy(Step one, Step other) {
    Event a = one.event();
    Event b = other.event();
    return one.kind() == other.kind()
        && Objects.equals(a.time(), b.time())
        && Objects.equals(a.thread(), b.thread())
        && one.numbers().equals(other.numbers())
        && a.attributes().equals(b.attributes())
        && (a.time() == null
            ? a.source().equals(b.source())
            : one.kind().component() != TraceComponent.AGENT
                || one.log().folder().equals(other.log().folder()));
  }
}
