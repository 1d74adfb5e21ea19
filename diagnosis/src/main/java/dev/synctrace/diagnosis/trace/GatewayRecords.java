package dev.synctrace.diagnosis.trace;

import dev.synctrace.event.Event;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins the service connector's records. They share no id: who asked stands in one record, the task
 * GUID in a later one, so only their order on one thread joins them (messages-server.md section 3).
 */
final class GatewayRecords {
  /** The records of one action follow each other within a second or two. */
  private static final Duration USUAL = Duration.ofMinutes(5);

  static final Duration LONGEST = Duration.ofMinutes(30);

  private final OpenTraces traces;
  private final Map<Lane, Chain> chains = new HashMap<>();

  GatewayRecords(OpenTraces traces) {
    this.traces = traces;
  }

  void accept(StepKind kind, Event event, LogSet log) {
    Lane lane = Lane.of(event, log);
    Chain chain = chains.get(lane);
    boolean continues = chain != null && chain.isContinuedBy(kind, event);
    OpenTrace trace = chain != null && continues ? chain.trace().root() : traces.begin();
    Join join = chain != null && continues ? lane.join(chain.last(), event, USUAL) : Join.FIRST;
    traces.add(trace, Step.of(kind, event, log, join));
    if (kind == StepKind.FORWARDED) {
      trace = traces.name(trace, TaskGuid.of(event));
    }
    chains.put(lane, new Chain(trace, kind, event));
  }

  /** What was under way when the component started anew is not continued. */
  void restarted(LogSet log) {
    chains.keySet().removeIf(lane -> lane.log().equals(log));
  }

  /** Threads come and go; the chains of closed actions need not be kept. */
  void forgetClosed() {
    chains.values().removeIf(chain -> chain.trace().root().isClosed());
  }

  private record Chain(OpenTrace trace, StepKind kind, Event last) {
    boolean isContinuedBy(StepKind next, Event event) {
      return follows(next)
          && !trace.root().isClosed()
          && Lane.sameSense(last, event)
          && Lane.gap(last, event).compareTo(LONGEST) <= 0;
    }

    private boolean follows(StepKind next) {
      return switch (next) {
        case VALIDATED -> kind == StepKind.RECEIVED;
        case AUTHORIZED, UNAUTHORIZED -> kind == StepKind.RECEIVED || kind == StepKind.VALIDATED;
        case FORWARDED -> kind == StepKind.AUTHORIZED;
        default -> false;
      };
    }
  }
}
