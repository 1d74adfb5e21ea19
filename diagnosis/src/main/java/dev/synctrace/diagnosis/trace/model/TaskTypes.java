package dev.synctrace.diagnosis.trace.model;

/** Names of the task types that sources tell (messages-server.md section 5); others have none. */
public final class TaskTypes {
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
