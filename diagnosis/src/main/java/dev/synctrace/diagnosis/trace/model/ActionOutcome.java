package dev.synctrace.diagnosis.trace.model;

/** How far an action is known to have come. Absence of a record is never taken for failure. */
public enum ActionOutcome {
  /** All targeted clients have reported or answered, none failed, each code seen is 1. */
  COMPLETED("all targeted clients responded, none failed"),
  /** The site refused it: the user has no right to do this. */
  UNAUTHORIZED("refused: the user is not authorized"),
  /** Handed to the notification server; no push is known. */
  FORWARDED("forwarded, but no record shows a push"),
  /** Pushed; no client is known to have received it. */
  PUSHED("pushed, but no record shows that a client received it"),
  /** At least one client received it; not all are known to have answered. */
  RECEIVED("received, but no record shows that all clients answered"),
  /** An error ended it, the server reports a failed client, or a client answered with an error. */
  FAILED("failed: error on the site or on at least one client"),
  /** The records do not tell. */
  UNKNOWN("not enough data in this case");

  private final String meaning;

  ActionOutcome(String meaning) {
    this.meaning = meaning;
  }

  /** One phrase for people. */
  public String meaning() {
    return meaning;
  }
}
