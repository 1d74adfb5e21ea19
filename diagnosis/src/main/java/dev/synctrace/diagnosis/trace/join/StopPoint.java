package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.LogCoverage;
import dev.synctrace.diagnosis.trace.model.LogCoverage.Reach;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Component where an action stopped: the component that refused it or failed, or that shows no
 * trace of it though its log covers the time. What the logs of the case do not show is not known.
 */
final class StopPoint {
  private final MissingLogs logs;
  private final ActionProgress progress;
  private final List<Step> steps;
  private final List<LogCoverage> reach;

  StopPoint(MissingLogs logs, ActionProgress progress, List<Step> steps, List<LogCoverage> reach) {
    this.logs = logs;
    this.progress = progress;
    this.steps = steps;
    this.reach = reach;
  }

  /** Null when it completed or when the logs do not show it. */
  @Nullable TraceComponent find() {
    return switch (progress.outcome()) {
      case COMPLETED -> null;
      case UNAUTHORIZED -> TraceComponent.SERVICE_CONNECTOR;
      case FAILED -> failed();
      case FORWARDED ->
          shows(TraceComponent.NOTIFICATION_SERVER) ? TraceComponent.NOTIFICATION_SERVER : null;
      case PUSHED -> isClientSilent() ? TraceComponent.AGENT : null;
      case RECEIVED -> received();
      case UNKNOWN -> unknown();
    };
  }

  private TraceComponent failed() {
    if (progress.isFailedAtConnector()) {
      return TraceComponent.SERVICE_CONNECTOR;
    }
    boolean clientIsKnown =
        progress.has(TraceComponent.AGENT) || progress.isSomeReported() || isClientSilent();
    return clientIsKnown ? TraceComponent.AGENT : TraceComponent.NOTIFICATION_SERVER;
  }

  /** A client that has the task and does not answer, or clients that the report leaves out. */
  private @Nullable TraceComponent received() {
    boolean unanswered =
        progress.tasks().stream()
            .anyMatch(task ->
                task.answer().isEmpty()
                    && logs.covers(TraceComponent.AGENT, task.client(), task.receipt().time()));
    Long targets = progress.clients().targets();
    Long reported = progress.clients().reported();
    boolean left =
        targets != null && reported != null && reported < targets && progress.accounted() < targets;
    return unanswered || left ? TraceComponent.AGENT : null;
  }

  /** No client has the task, and the logs of as many clients as are targeted cover the time. */
  private boolean isClientSilent() {
    Long targets = progress.clients().targets();
    return !progress.has(TraceComponent.AGENT)
        && reach.stream()
            .filter(log -> log.component() == TraceComponent.AGENT && log.reach() == Reach.COVERS)
            .anyMatch(log -> targets == null || targets <= log.sources().size());
  }

  private @Nullable TraceComponent unknown() {
    Step last = null;
    for (Step step : steps) {
      if (step.kind().component() != TraceComponent.SERVICE_CONNECTOR) {
        return null;
      }
      last = step;
    }
    Instant time = last == null ? null : last.time();
    return last != null && logs.covers(TraceComponent.SERVICE_CONNECTOR, last.log(), time)
        ? TraceComponent.SERVICE_CONNECTOR
        : null;
  }

  private boolean shows(TraceComponent component) {
    return reach.stream()
        .anyMatch(log -> log.component() == component && log.reach() == Reach.COVERS);
  }
}
