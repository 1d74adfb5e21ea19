package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.diagnosis.trace.advice.ActionReasons.ActionReason;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionTargetDevices;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionUser;
import dev.synctrace.diagnosis.trace.model.ActionIds;
import dev.synctrace.diagnosis.trace.model.ActionLabels;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.trace.model.Trace.ClientCounts;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.diagnosis.verdict.FoundCause;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An action in one line: what a table of many shows of each.
 *
 * @param start time of the first step that has one; null when none has
 * @param stepKinds the kinds of which there is a step
 * @param steps how many steps there are
 * @param stoppedAt as {@link Trace#stoppedAt()}
 * @param warnings how many there are
 * @param causes ids of the causes that fit, best first
 * @param user who pressed it
 * @param reason why it stopped, and what to do next
 */
public record ActionRow(
    @Nullable Instant start,
    Set<StepKind> stepKinds,
    int steps,
    ActionOutcome outcome,
    @Nullable TraceComponent stoppedAt,
    ActionIds ids,
    ClientCounts clients,
    int warnings,
    List<String> causes,
    ActionUser user,
    ActionTargetDevices devices,
    ActionReason reason) {

  /** As {@link Trace#action()}. */
  public Optional<String> action() {
    return ActionLabels.of(ids);
  }

  static ActionRow of(
      Trace trace, List<FoundCause> causes, UserDeviceNames subjects, ActionReasons reasons) {
    ActionTargetDevices devices = subjects.deviceSummary(trace);
    Set<StepKind> kinds = EnumSet.noneOf(StepKind.class);
    trace.steps().forEach(step -> kinds.add(step.kind()));
    return new ActionRow(
        trace.start().orElse(null),
        kinds,
        trace.steps().size(),
        trace.outcome(),
        trace.stoppedAt(),
        trace.ids(),
        trace.clients(),
        trace.warnings().size(),
        causes.stream().map(FoundCause::id).toList(),
        subjects.userOf(trace),
        devices,
        reasons.of(trace, causes));
  }
}
