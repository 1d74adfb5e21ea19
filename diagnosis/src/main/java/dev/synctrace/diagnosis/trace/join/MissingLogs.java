package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.LogCoverage;
import dev.synctrace.diagnosis.trace.model.LogCoverage.Reach;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.UtcText;
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
 * Determines for each component that left no record of an action whether its log is in the case,
 * reaches the time, or has to be collected. A log that is there and shows nothing is incomplete
 * evidence (messages-server.md section 5).
 */
final class MissingLogs {
  private final Map<TraceComponent, CoverageSpans> logs = new EnumMap<>(TraceComponent.class);

  MissingLogs(List<SourceSummary> sources) {
    for (TraceComponent component : TraceComponent.values()) {
      logs.put(component, new CoverageSpans(component, sources));
    }
  }

  /** The reach of the logs that could tell more of this action, in the order of the chain. */
  List<LogCoverage> reach(List<Step> steps, ActionProgress progress) {
    if (progress.outcome() == ActionOutcome.UNAUTHORIZED || progress.isFailedAtConnector()) {
      return List.of(); // it ends there
    }
    List<LogCoverage> reach = new ArrayList<>();
    if (!progress.has(TraceComponent.SERVICE_CONNECTOR)) {
      reach.add(at(TraceComponent.SERVICE_CONNECTOR, time(steps, StepKind.values())));
    }
    boolean toServer = progress.has(StepKind.FORWARDED) || progress.has(TraceComponent.AGENT);
    if (toServer && !progress.has(TraceComponent.NOTIFICATION_SERVER)) {
      reach.add(
          at(
              TraceComponent.NOTIFICATION_SERVER,
              time(steps, StepKind.FORWARDED, StepKind.TASK_RECEIVED, StepKind.ANSWERED)));
    }
    boolean toAgent =
        progress.has(StepKind.FORWARDED) || progress.has(TraceComponent.NOTIFICATION_SERVER);
    Long targets = progress.clients().targets();
    if (toAgent && progress.receivers() < (targets == null ? 1 : targets)) {
      reach.add(
          at(
              TraceComponent.AGENT,
              time(steps, StepKind.STARTED, StepKind.SENT, StepKind.FORWARDED)));
    }
    return reach;
  }

  /** Whether that client's log continues so long after a time that it would show what follows. */
  boolean covers(TraceComponent component, RotatedLogSet log, @Nullable Instant time) {
    CoverageSpans spans = logs.get(component);
    return spans != null && time != null && spans.covers(log, time);
  }

  /** The logs of a component that the case has. */
  Set<RotatedLogSet> logs(TraceComponent component) {
    CoverageSpans spans = logs.get(component);
    return spans == null ? Set.of() : spans.logs();
  }

  /** What to collect, from where. */
  List<MissingEvidence> missing(
      List<LogCoverage> reach, List<Step> steps, ActionProgress progress) {
    List<MissingEvidence> missing = new ArrayList<>();
    for (LogCoverage log : reach) {
      missing(log, steps, progress).ifPresent(missing::add);
    }
    rest(steps, progress).ifPresent(missing::add);
    return missing;
  }

  private Optional<MissingEvidence> missing(
      LogCoverage log, List<Step> steps, ActionProgress progress) {
    TraceComponent component = log.component();
    String name = component.log() + ".log";
    String location =
        " It is on the "
            + component.machine()
            + " in "
            + component.folder()
            + "."
            + (component == TraceComponent.AGENT ? answered(progress) : "");
    String when = around(time(steps, StepKind.values()));
    return switch (log.reach()) {
      case ABSENT ->
          Optional.of(
              new MissingEvidence(
                  name + " of the " + component.machine(),
                  "Collect it with its rotated files" + when + "." + location));
      case DOES_NOT_COVER ->
          Optional.of(
              new MissingEvidence(
                  name + " of the " + component.machine() + when,
                  "The case has "
                      + String.join(", ", log.sources())
                      + (log.sources().size() == 1 ? ", which does" : ", which do")
                      + " not cover that time. Collect the rotated files, or the log of"
                      + " another "
                      + component.machine()
                      + "."
                      + location));
      case COVERS -> elsewhere(log, progress, location);
      case UNTIMED -> Optional.empty();
    };
  }

  /** How many of several targeted clients are accounted for; empty for one, and where none is. */
  private static String answered(ActionProgress progress) {
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

  private static Optional<MissingEvidence> elsewhere(
      LogCoverage log, ActionProgress progress, String location) {
    String covering =
        String.join(", ", log.sources()) + (log.sources().size() == 1 ? " covers" : " cover");
    return switch (log.component()) {
      case SERVICE_CONNECTOR -> Optional.empty(); // it did not come through the cloud
      case NOTIFICATION_SERVER ->
          Optional.of(
              new MissingEvidence(
                  "BgbServer.log of the other management points",
                  covering
                      + " the time without a push of this task; another management point"
                      + " may have sent it."
                      + location));
      case AGENT ->
          progress.outcome() == ActionOutcome.COMPLETED
              ? Optional.empty()
              : Optional.of(
                  new MissingEvidence(
                      "CcmNotificationAgent.log of every targeted client",
                      covering
                          + " the time; no record shows whether"
                          + " this client was targeted."
                          + location));
    };
  }

  /** The rest of a log that begins after, or ends before, what would decide. */
  private static Optional<MissingEvidence> rest(List<Step> steps, ActionProgress progress) {
    boolean onlyAnswer = steps.stream().allMatch(step -> step.kind() == StepKind.ANSWERED);
    if (onlyAnswer && !steps.isEmpty()) {
      return Optional.of(
          rest(
              steps.getFirst(),
              "The task that this record answers was received before the log begins."));
    }
    boolean onlyGateway =
        !progress.has(StepKind.FAILED)
            && steps.stream()
                .allMatch(step -> step.kind().component() == TraceComponent.SERVICE_CONNECTOR);
    if (onlyGateway && progress.outcome() == ActionOutcome.UNKNOWN && !steps.isEmpty()) {
      return Optional.of(
          rest(steps.getLast(), "No record shows the result of the check of this action."));
    }
    return Optional.empty();
  }

  private static MissingEvidence rest(Step step, String why) {
    TraceComponent component = step.kind().component();
    return new MissingEvidence(
        "the remaining part of " + component.log() + ".log in " + step.log().label(),
        why
            + " Also collect its rotated files. They are on the "
            + component.machine()
            + " in "
            + component.folder()
            + ".");
  }

  private LogCoverage at(TraceComponent component, @Nullable Instant time) {
    CoverageSpans spans = logs.get(component);
    return spans == null ? new LogCoverage(component, Reach.ABSENT, List.of()) : spans.at(time);
  }

  private static String around(@Nullable Instant time) {
    return time == null ? "" : " around " + UtcText.of(time);
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
