package dev.synctrace.diagnosis.trace.model;

/**
 * Why a record is held to belong to an action.
 *
 * @param ground what connects them, which decides how sure it is
 * @param reason what was compared, in one phrase
 */
public record Join(JoinGround ground, String reason) {
  public static final Join FIRST = new Join(JoinGround.OWN_RECORD, "first record of the action");
  public static final Join TASK_GUID = new Join(JoinGround.TASK_GUID, "same task GUID");

  /** Whether no other reading is possible. */
  public boolean certain() {
    return ground.isStrong();
  }
}
