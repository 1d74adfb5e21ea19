package dev.synctrace.diagnosis.trace.model;

/**
 * Reason why a record is assigned to an action.
 *
 * @param ground what connects them, which decides how sure it is
 * @param reason what was compared, in one phrase
 */
public record RecordJoin(JoinGround ground, String reason) {
  public static final RecordJoin FIRST =
      new RecordJoin(JoinGround.OWN_RECORD, "first record of the action");
  public static final RecordJoin TASK_GUID = new RecordJoin(JoinGround.TASK_GUID, "same task GUID");

  /** Whether no other reading is possible. */
  public boolean certain() {
    return ground.isStrong();
  }
}
