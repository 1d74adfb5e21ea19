package dev.synctrace.diagnosis.trace;

/**
 * Why a record is held to belong to an action.
 *
 * @param certain false when another reading is possible
 * @param reason what was compared, in one phrase
 */
public record Join(boolean certain, String reason) {
  static final Join FIRST = new Join(true, "first record of the action");
  static final Join TASK_GUID = new Join(true, "same task GUID");

  static Join certain(String reason) {
    return new Join(true, reason);
  }

  static Join uncertain(String reason) {
    return new Join(false, reason);
  }
}
