package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.Join;
import dev.synctrace.diagnosis.trace.model.JoinGround;
import dev.synctrace.diagnosis.trace.model.LogSet;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.TaskGuid;
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
 * Joins the service connector's records. They share no id: who asked stands in one record, the task
 * GUID in a later one, so only their order on one thread joins them (messages-server.md section 3).
 * Where several actions are open on one thread, their order proves nothing, and the join says so.
 */
final class GatewayRecords {
  /** The records of one action follow each other within a second or two. */
  private static final Duration USUAL = Duration.ofMinutes(5);

  static final Duration LONGEST = Duration.ofMinutes(30);

  /** Of several open actions those this close may be running at the same time. */
  private static final Duration CONCURRENT = Duration.ofSeconds(5);

  /** A thread with more open actions than this is damaged; the oldest are given up. */
  private static final int MOST_OPEN = 100;

  private final OpenTraces traces;
  private final Map<Lane, Open> lanes = new HashMap<>();

  GatewayRecords(OpenTraces traces) {
    this.traces = traces;
  }

  void accept(StepKind kind, Event event, LogSet log) {
    Lane lane = Lane.of(event, log);
    Open open = lanes.computeIfAbsent(lane, _ -> new Open());
    open.forget(event);
    switch (kind) {
      case VALIDATED -> join(lane, open, kind, event, chain -> chain.kind == StepKind.RECEIVED);
      case AUTHORIZED, UNAUTHORIZED -> join(lane, open, kind, event, Chain::isUnchecked);
      case FORWARDED -> forwarded(lane, open, event);
      default -> begin(lane, open, kind, event);
    }
  }

  /**
   * An error on a thread ends the action that is open on it. What follows at once, such as the text
   * of the exception, belongs to it.
   *
   * @param explains whether the record only explains an error before it
   */
  void failed(Event event, LogSet log, boolean explains) {
    Lane lane = Lane.of(event, log);
    Open open = lanes.get(lane);
    if (open == null) {
      return;
    }
    open.forget(event);
    Failure before = open.failure;
    if (before != null && before.isExplainedBy(event)) {
      add(before.trace(), StepKind.FAILED, event, lane, before.join());
      open.failure = new Failure(before.trace(), event, before.join());
      return;
    }
    List<Chain> candidates = usual(open.chains, event);
    if (explains || candidates.isEmpty()) {
      return;
    }
    Chain ended = candidates.getLast();
    Join join =
        candidates.size() == 1
            ? lane.join(ended.last, event, USUAL)
            : interleaved(lane, candidates.size());
    add(ended.trace, StepKind.FAILED, event, lane, join);
    open.failure = new Failure(ended.trace, event, join);
    if (candidates.size() == 1) {
      open.chains.remove(ended);
    }
  }

  /** What was under way when the component started again is not continued. */
  void restarted(LogSet log) {
    lanes.keySet().removeIf(lane -> lane.log().equals(log));
  }

  /** Threads come and go; the chains of closed actions need not be kept. */
  void forgetClosed() {
    lanes.values().forEach(Open::forgetClosed);
    lanes.values().removeIf(Open::isEmpty);
  }

  private void begin(Lane lane, Open open, StepKind kind, Event event) {
    OpenTrace trace = traces.begin();
    Step step = add(trace, kind, event, lane, Join.FIRST);
    if (kind != StepKind.UNAUTHORIZED) {
      open.add(new Chain(trace, kind, event, step));
    }
    if (kind == StepKind.RECEIVED) {
      open.failure = null;
    }
  }

  /** Joins the next record of an action that no record has authorized yet. */
  private void join(
      Lane lane, Open open, StepKind kind, Event event, Predicate<Chain> isContinuedByIt) {
    List<Chain> fitting = open.chains.stream().filter(isContinuedByIt).toList();
    List<Chain> candidates = concurrent(fitting, event);
    if (candidates.isEmpty()) {
      begin(lane, open, kind, event);
      return;
    }
    Chain chain = candidates.getFirst();
    if (candidates.size() > 1) {
      candidates.forEach(candidate -> candidate.mixed = true);
    }
    Join join =
        chain.mixed
            ? interleaved(lane, Math.max(2, candidates.size()))
            : lane.join(chain.last, event, USUAL);
    Step step = add(chain.trace, kind, event, lane, join);
    if (kind == StepKind.UNAUTHORIZED) {
      open.chains.remove(chain);
    } else {
      chain.goOn(kind, event, step);
    }
  }

  /** Who is named in one record has pressed what is forwarded in another only if no other can. */
  private void forwarded(Lane lane, Open open, Event event) {
    List<Chain> candidates =
        usual(open.chains.stream().filter(Chain::isAuthorized).toList(), event);
    if (candidates.isEmpty()) {
      forwardedAlone(lane, open, event);
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
    Join join = certain ? lane.join(chain.last, event, USUAL) : interleaved(lane, possible.size());
    if (!certain) {
      candidates.forEach(candidate -> candidate.rivals.addAll(possible));
      chain.trace.root().mayBeAskedBy(possible);
    }
    Step step = add(chain.trace, StepKind.FORWARDED, event, lane, join);
    open.chains.remove(chain);
    open.forwarded = certain ? new Forwarded(chain.trace, step) : null;
    traces.name(chain.trace.root(), TaskGuid.of(event));
  }

  /** An authorization that is missing here may be the one that the action before was given. */
  private void forwardedAlone(Lane lane, Open open, Event event) {
    Forwarded before = open.forwarded;
    if (before != null
        && Lane.sameSense(before.step().event(), event)
        && Lane.gap(before.step().event(), event).compareTo(CONCURRENT) <= 0) {
      before
          .trace()
          .root()
          .replace(
              before.step(),
              new Join(
                  JoinGround.INTERLEAVED,
                  "the next record on thread "
                      + lane.thread()
                      + " forwards another task, which has no authorization of its own"));
    }
    open.forwarded = null;
    OpenTrace trace = traces.begin();
    add(trace, StepKind.FORWARDED, event, lane, Join.FIRST);
    traces.name(trace, TaskGuid.of(event));
  }

  private Step add(OpenTrace trace, StepKind kind, Event event, Lane lane, Join join) {
    Step step = Step.of(kind, event, lane.log(), join);
    traces.add(trace.root(), step);
    return step;
  }

  private static Join interleaved(Lane lane, int actions) {
    String where = lane.thread() == null ? "in this log" : "on thread " + lane.thread();
    return new Join(
        JoinGround.INTERLEAVED,
        actions + " actions are interleaved " + where + ", and their records share no id");
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
        chains.stream().filter(chain -> Lane.sameSense(chain.last, event)).toList();
    List<Chain> near =
        fitting.stream()
            .filter(chain -> Lane.gap(chain.last, event).compareTo(window) <= 0)
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
              || (Lane.sameSense(chain.last, now)
                  && Lane.gap(chain.last, now).compareTo(LONGEST) > 0));
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
    private final OpenTrace trace;

    /** The authorizations that may be this action's, where it was open beside others. */
    private final Set<Step> rivals = new LinkedHashSet<>(0);

    private StepKind kind;
    private Event last;
    private Step step;

    /** Whether a record went to this action though it may belong to another. */
    private boolean mixed;

    Chain(OpenTrace trace, StepKind kind, Event last, Step step) {
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

  private record Failure(OpenTrace trace, Event last, Join join) {
    boolean isExplainedBy(Event event) {
      return !trace.root().isClosed()
          && Lane.sameSense(last, event)
          && Lane.gap(last, event).compareTo(CONCURRENT) <= 0;
    }
  }

  private record Forwarded(OpenTrace trace, Step step) {}
}
