package dev.synctrace.diagnosis.trace.advice;

import org.jspecify.annotations.Nullable;

/**
 * One device of an action.
 *
 * @param name null when the case does not name it
 * @param resourceId null when the action or the exports name none
 * @param smsId null when the exports name none
 * @param returnCode of its last answer; null without one
 * @param says what the case shows of it, one sentence
 */
public record ActionDevice(
    @Nullable String name,
    @Nullable Long resourceId,
    @Nullable String smsId,
    State state,
    @Nullable Long returnCode,
    String says) {

  /** How far the action is known to have come on one device. */
  public enum State {
    /** It is a target; no record shows more. */
    TARGETED,
    /** Its log shows the receipt and no answer. */
    RECEIVED,
    /** It answered, or the server's report accounts for it. */
    ANSWERED,
    /** It answered with an error, or the server's report counts it as failed. */
    FAILED
  }
}
