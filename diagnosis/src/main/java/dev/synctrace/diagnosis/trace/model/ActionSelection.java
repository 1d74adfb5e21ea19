package dev.synctrace.diagnosis.trace.model;

import dev.synctrace.diagnosis.identity.TargetDeviceIds;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.parsers.model.Attribute;
import java.util.Set;

/**
 * Which actions are wanted: those that one of these fits.
 *
 * @param ids task GUIDs, push numbers and Entra object IDs of users, in the internal form
 * @param resourceIds devices, one of which is a target
 * @param logs logs, one of which has a record of the action
 */
public record ActionSelection(Set<String> ids, Set<Long> resourceIds, Set<RotatedLogSet> logs) {
  public ActionSelection {
    ids = Set.copyOf(ids);
    resourceIds = Set.copyOf(resourceIds);
    logs = Set.copyOf(logs);
  }

  public static ActionSelection ofId(String id) {
    return new ActionSelection(Set.of(id), Set.of(), Set.of());
  }

  /** Whether it can fit nothing. */
  public boolean isEmpty() {
    return ids.isEmpty() && resourceIds.isEmpty() && logs.isEmpty();
  }

  public boolean fits(Trace trace) {
    for (String id : ids) {
      if (trace.names(id)) {
        return true;
      }
    }
    for (Step step : trace.steps()) {
      if (logs.contains(step.log()) || isTarget(step)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTarget(Step step) {
    if (resourceIds.isEmpty() || step.kind() != StepKind.FORWARDED) {
      return false;
    }
    String written = step.event().attributes().get(Attribute.TARGET_DEVICE_IDS).orElse("");
    return TargetDeviceIds.of(written).resourceIds().stream().anyMatch(resourceIds::contains);
  }
}
