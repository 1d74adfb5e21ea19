package dev.synctrace.diagnosis.trace.model;

/**
 * Connection between a record and the action it is assigned to. Each ground has one fixed strength:
 * a record that is connected by a weak one may belong to another action.
 */
public enum JoinGround {
  /** The record begins the action, or represents itself. */
  OWN_RECORD(true),
  /** Both records name the same task GUID. */
  TASK_GUID(true),
  /** Both records name the same push in one log, within the time one push takes. */
  NUMBERS_IN_LOG(true),
  /** The next such record on the thread, while no other action was open on it. */
  ORDER_ON_THREAD(true),
  /** The order of records where several actions were open on one thread. */
  INTERLEAVED(false),
  /** The next such record on the thread, later than usual or after an error. */
  LOOSE_ORDER(false),
  /** The order of records of a log that names no thread. */
  ORDER_WITHOUT_THREAD(false),
  /** The same push number in a log where another open task has it, or whose start is missing. */
  RIVAL_NUMBERS(false),
  /** The same push number in the logs of two machines, without a task GUID to compare. */
  NUMBERS_ACROSS_LOGS(false);

  private final boolean strong;

  JoinGround(boolean strong) {
    this.strong = strong;
  }

  /** Whether no other reading of the records is possible. */
  public boolean isStrong() {
    return strong;
  }
}
