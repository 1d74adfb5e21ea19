package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.evidence.Missing;
import dev.synctrace.diagnosis.trace.model.LogReach;
import dev.synctrace.diagnosis.trace.model.LogReach.Reach;
import dev.synctrace.diagnosis.trace.model.LogSet;
import dev.synctrace.diagnosis.trace.model.Outcome;
import dev.synctrace.diagnosis.trace.model.Station;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.index.SourceSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of each component that left no record of an action whether its log is in the case, reaches
 * the time, or has to be collected. A log that is there and shows nothing is incomplete evidence
 * (messages-server.md section 5).
 */
final class WhatIsMissing {
  private final Map<Station, LogSpans> logs = new EnumMap<>(Station.class);

  WhatIsMissing(List<SourceSummary> sources) {
    for (Station station : Station.values()) {
      logs.put(station, new LogSpans(station, sources));
    }
  }

  /** The reach of the logs that could tell more of this action, in the order of the chain. */
  List<LogReach> reach(List<Step> steps, Progress progress) {
    if (progress.outcome() == Outcome.UNAUTHORIZED || progress.isFailedAtConnector()) {
      return List.of(); // it ends there
    }
    List<LogReach> reach = new ArrayList<>();
    if (!progress.has(Station.SERVICE_CONNECTOR)) {
      reach.add(at(Station.SERVICE_CONNECTOR, time(steps, StepKind.values())));
    }
    boolean toServer = progress.has(StepKind.FORWARDED) || progress.has(Station.AGENT);
    if (toServer && !progress.has(Station.NOTIFICATION_SERVER)) {
      reach.add(
          at(
              Station.NOTIFICATION_SERVER,
              time(steps, StepKind.FORWARDED, StepKind.TASK_RECEIVED, StepKind.ANSWERED)));
    }
    boolean toAgent = progress.has(StepKind.FORWARDED) || progress.has(Station.NOTIFICATION_SERVER);
    Long targets = progress.clients().targets();
    if (toAgent && progress.receivers() < (targets == null ? 1 : targets)) {
      reach.add(
          at(Station.AGENT, time(steps, StepKind.STARTED, StepKind.SENT, StepKind.FORWARDED)));
    }
    return reach;
  }

  /** Whether that client's log goes on so long after a time that it would show what follows. */
  boolean covers(Station station, LogSet log, @Nullable Instant time) {
    LogSpans spans = logs.get(station);
    return spans != null && time != null && spans.covers(log, time);
  }

  /** The logs of a component that the case has. */
  Set<LogSet> logs(Station station) {
    LogSpans spans = logs.get(station);
    return spans == null ? Set.of() : spans.logs();
  }

  /** What to collect, from where. */
  List<Missing> missing(List<LogReach> reach, List<Step> steps, Progress progress) {
    List<Missing> missing = new ArrayList<>();
    for (LogReach log : reach) {
      missing(log, steps, progress).ifPresent(missing::add);
    }
    rest(steps, progress).ifPresent(missing::add);
    return missing;
  }

  private Optional<Missing> missing(LogReach log, List<Step> steps, Progress progress) {
    Station station = log.station();
    String name = station.log() + ".log";
    String lies =
        " It is on the "
            + station.machine()
            + " in "
            + station.folder()
            + "."
            + (station == Station.AGENT ? answered(progress) : "");
    String when = around(time(steps, StepKind.values()));
    return switch (log.reach()) {
      case ABSENT ->
          Optional.of(
              new Missing(
                  name + " of the " + station.machine(),
                  "Collect it with its rotated files" + when + "." + lies));
      case DOES_NOT_COVER ->
          Optional.of(
              new Missing(
                  name + " of the " + station.machine() + when,
                  "The case has "
                      + String.join(", ", log.sources())
                      + (log.sources().size() == 1 ? ", which does" : ", which do")
                      + " not cover that time. Collect the rotated files, or the log of"
                      + " another "
                      + station.machine()
                      + "."
                      + lies));
      case COVERS -> elsewhere(log, progress, lies);
      case UNTIMED -> Optional.empty();
    };
  }

  /** How many of several targeted clients are accounted for; empty for one, and where none is. */
  private static String answered(Progress progress) {
    Long targets = progress.clients().targets();
    long known = progress.accounted();
    if (targets == null || targets < 2 || known >= targets) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        " Of %,d targeted clients %,d %s known to have answered.",
        targets,
        known,
        known == 1 ? "is" : "are");
  }

  private static Optional<Missing> elsewhere(LogReach log, Progress progress, String lies) {
    String covering =
        String.join(", ", log.sources()) + (log.sources().size() == 1 ? " covers" : " cover");
    return switch (log.station()) {
      case SERVICE_CONNECTOR -> Optional.empty(); // it did not come through the cloud
      case NOTIFICATION_SERVER ->
          Optional.of(
              new Missing(
                  "BgbServer.log of the other management points",
                  covering
                      + " the time without a push of this task; another management point"
                      + " may have sent it."
                      + lies));
      case AGENT ->
          progress.outcome() == Outcome.COMPLETED
              ? Optional.empty()
              : Optional.of(
                  new Missing(
                      "CcmNotificationAgent.log of every client the action was meant for",
                      covering
                          + " the time; no record shows whether"
                          + " this client was targeted."
                          + lies));
    };
  }

  /** The rest of a log that begins after, or ends before, what would decide. */
  private static Optional<Missing> rest(List<Step> steps, Progress progress) {
    boolean onlyAnswer = steps.stream().allMatch(step -> step.kind() == StepKind.ANSWERED);
    if (onlyAnswer && !steps.isEmpty()) {
      return Optional.of(
          rest(steps.getFirst(), "The task this answers was received before the log begins."));
    }
    boolean onlyGateway =
        !progress.has(StepKind.FAILED)
            && steps.stream().allMatch(step -> step.kind().station() == Station.SERVICE_CONNECTOR);
    if (onlyGateway && progress.outcome() == Outcome.UNKNOWN && !steps.isEmpty()) {
      return Optional.of(
          rest(steps.getLast(), "No record says how the check of this action ended."));
    }
    return Optional.empty();
  }

  private static Missing rest(Step step, String why) {
    Station station = step.kind().station();
    return new Missing(
        "the rest of " + station.log() + ".log in " + step.log().label(),
        why
            + " Collect its rotated files too; they lie on the "
            + station.machine()
            + " in "
            + station.folder()
            + ".");
  }

  private LogReach at(Station station, @Nullable Instant time) {
    LogSpans spans = logs.get(station);
    return spans == null ? new LogReach(station, Reach.ABSENT, List.of()) : spans.at(time);
  }

  private static String around(@Nullable Instant time) {
    return time == null ? "" : " around " + time.toString().replaceFirst("\\.\\d+Z", "Z");
  }

  /** The time of the first step of the first of these kinds that has one. */
  private static @Nullable Instant time(List<Step> steps, StepKind... kinds) {
    for (StepKind kind : kinds) {
      for (Step step : steps) {
        if (step.kind() == kind && step.time() != null) {
          return step.time();
        }
      }
    }
    return null;
  }
}
