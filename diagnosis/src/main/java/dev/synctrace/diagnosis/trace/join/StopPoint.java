package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.LogReach;
import dev.synctrace.diagnosis.trace.model.LogReach.Reach;
import dev.synctrace.diagnosis.trace.model.Station;
import dev.synctrace.diagnosis.trace.model.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an action stopped: the component that refused it or failed, or that shows no trace of it
 * though its log covers the time. What the logs of the case do not show is not known.
 */
final class StopPoint {
  private final WhatIsMissing logs;
  private final Progress progress;
  private final List<Step> steps;
  private final List<LogReach> reach;

  StopPoint(WhatIsMissing logs, Progress progress, List<Step> steps, List<LogReach> reach) {
    this.logs = logs;
    this.progress = progress;
    this.steps = steps;
    this.reach = reach;
  }

  /** Null when it completed or when the logs do not show it. */
  @Nullable Station find() {
    return switch (progress.outcome()) {
      case COMPLETED -> null;
      case UNAUTHORIZED -> Station.SERVICE_CONNECTOR;
      case FAILED -> failed();
      case FORWARDED -> shows(Station.NOTIFICATION_SERVER) ? Station.NOTIFICATION_SERVER : null;
      case PUSHED -> isClientSilent() ? Station.AGENT : null;
      case RECEIVED -> received();
      case UNKNOWN -> unknown();
    };
  }

  private Station failed() {
    if (progress.isFailedAtConnector()) {
      return Station.SERVICE_CONNECTOR;
    }
    boolean clientIsKnown =
        progress.has(Station.AGENT) || progress.isSomeReported() || isClientSilent();
    return clientIsKnown ? Station.AGENT : Station.NOTIFICATION_SERVER;
  }

  /** A client that has the task and does not answer, or clients that the report leaves out. */
  private @Nullable Station received() {
    boolean unanswered =
        progress.tasks().stream()
            .anyMatch(task ->
                task.answer().isEmpty()
                    && logs.covers(Station.AGENT, task.client(), task.receipt().time()));
    Long targets = progress.clients().targets();
    Long reported = progress.clients().reported();
    boolean left =
        targets != null && reported != null && reported < targets && progress.accounted() < targets;
    return unanswered || left ? Station.AGENT : null;
  }

  /** No client has the task, and the logs of as many clients as are targeted cover the time. */
  private boolean isClientSilent() {
    Long targets = progress.clients().targets();
    return !progress.has(Station.AGENT)
        && reach.stream()
            .filter(log -> log.station() == Station.AGENT && log.reach() == Reach.COVERS)
            .anyMatch(log -> targets == null || targets <= log.sources().size());
  }

  private @Nullable Station unknown() {
    Step last = null;
    for (Step step : steps) {
      if (step.kind().station() != Station.SERVICE_CONNECTOR) {
        return null;
      }
      last = step;
    }
    Instant time = last == null ? null : last.time();
    return last != null && logs.covers(Station.SERVICE_CONNECTOR, last.log(), time)
        ? Station.SERVICE_CONNECTOR
        : null;
  }

  private boolean shows(Station station) {
    return reach.stream().anyMatch(log -> log.station() == station && log.reach() == Reach.COVERS);
  }
}
