package dev.synctrace.diagnosis.trace.model;

import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.parsers.model.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record in the life of an action.
 *
 * @param event the record itself
 * @param log the log it is in, rotated files taken together
 * @param join why it belongs to the action
 * @param numbers of the push, as the record names them
 * @param guid of the task, in the form that is compared; null when the record names none
 */
public record Step(
    StepKind kind,
    Event event,
    RotatedLogSet log,
    RecordJoin join,
    PushNumbers numbers,
    @Nullable String guid) {
  public static Step of(StepKind kind, Event event, RotatedLogSet log, RecordJoin join) {
    return new Step(kind, event, log, join, PushNumbers.of(event), TaskGuid.of(event));
  }

  /** UTC; null when the record carries no time. */
  public @Nullable Instant time() {
    return event.time();
  }

  /** The component, such as {@code BgbAgent}. */
  public String component() {
    return kind.component().component();
  }

  /** The step in one sentence; put together when asked, since a table of all needs none. */
  public String what() {
    return kind.describe(event);
  }

  /**
   * Reason why a record is assigned to an action.
   *
   * @param ground what connects them, which decides how sure it is
   * @param reason what was compared, in one phrase
   */
  public record RecordJoin(JoinGround ground, String reason) {
    public static final RecordJoin FIRST =
        new RecordJoin(JoinGround.OWN_RECORD, "first record of the action");
    public static final RecordJoin TASK_GUID =
        new RecordJoin(JoinGround.TASK_GUID, "same task GUID");

    /** Whether no other reading is possible. */
    public boolean certain() {
      return ground.isStrong();
    }
  }

  /**
   * Connection between a record and the action it is assigned to. Each ground has one fixed
   * strength: a record that is connected by a weak one may belong to another action.
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
}
