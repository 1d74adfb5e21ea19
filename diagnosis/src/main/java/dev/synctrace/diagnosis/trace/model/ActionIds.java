package dev.synctrace.diagnosis.trace.model;

import org.jspecify.annotations.Nullable;

/**
 * IDs of an action, as written; null where no record names it. Which id is in which record:
 * messages-server.md section 5.
 *
 * @param pushId of the first push; other management points may push under other numbers
 * @param taskType from the push, else the number the service connector forwards as template
 * @param templateId the template's word where a record has it, else its number
 */
public record ActionIds(
    @Nullable String taskGuid,
    @Nullable Long pushId,
    @Nullable Long taskId,
    @Nullable Long taskType,
    @Nullable String templateId,
    @Nullable String userId,
    @Nullable String tenantId) {

  /** What the task type represents; the number itself where no source tells; empty without one. */
  public String taskTypeName() {
    return taskType == null ? "" : TaskTypes.name(taskType);
  }

  /** Names of the task types that sources tell (messages-server.md section 5); others have none. */
  public static final class TaskTypes {
    private TaskTypes() {}

    /** The name for people; {@code task type 7} for a number no source explains. */
    public static String name(long taskType) {
      return switch ((int) Math.clamp(taskType, Integer.MIN_VALUE, Integer.MAX_VALUE)) {
        case 1 -> "machine policy";
        case 15 -> "script or CMPivot";
        default -> "task type " + taskType;
      };
    }
  }
}
