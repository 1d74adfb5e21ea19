package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.diagnosis.trace.advice.ActionReasons.ActionReason;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionTargetDevices;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionUser;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.verdict.FoundCause;
import java.util.List;

/**
 * An action with what the case contains about it besides its records.
 *
 * @param causes that fit it, best first
 * @param reason why it stopped, and what to do next
 * @param user who pressed it
 */
public record ExplainedAction(
    Trace trace,
    List<FoundCause> causes,
    ActionReason reason,
    ActionUser user,
    ActionTargetDevices devices) {
  public ExplainedAction {
    causes = List.copyOf(causes);
  }
}
