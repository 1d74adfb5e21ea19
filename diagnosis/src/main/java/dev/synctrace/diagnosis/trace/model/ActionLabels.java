package dev.synctrace.diagnosis.trace.model;

import java.util.Optional;

/**
 * Labels that the admin center's buttons have. Only the task type of one of them is published
 * (messages-server.md sections 3 and 5); no other is guessed.
 */
public final class ActionLabels {
  private static final long MACHINE_POLICY = 1;
  private static final String MACHINE_POLICY_TEMPLATE = "RequestMachinePolicy";

  private ActionLabels() {}

  /** The label of an action; empty where no source tells it. */
  public static Optional<String> of(ActionIds ids) {
    Long type = ids.taskType();
    boolean policy =
        type == null
            ? MACHINE_POLICY_TEMPLATE.equalsIgnoreCase(ids.templateId())
            : type == MACHINE_POLICY;
    return policy ? Optional.of("Sync Machine Policy") : Optional.empty();
  }
}
