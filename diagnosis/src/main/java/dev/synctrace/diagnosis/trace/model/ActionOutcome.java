package dev.synctrace.diagnosis.trace.model;

/** How far an action is known to have come. Absence of a record is never taken for failure. */
public enum ActionOutcome {
  /** All targeted clients have reported or answered, none failed, each code seen is 1. */
  COMPLETED("all targeted clients responded, none failed"),
  /** The site refused it: the user has no right to do this. */
  UNAUTHORIZED("refused: the user has no right to do this"),
  /** Handed to the notification server; no push is known. */
  FORWARDED("forwarded, no push is known"),
  /** Pushed; no client is known to have received it. */
  PUSHED("pushed, no client is known to have received it"),
  /** At least one client received it; not all are known to have answered. */
  RECEIVED("received, not all clients are known to have answered"),
  /** An error ended it, the server reports a failed client, or a client answered with an error. */
  FAILED("failed: an error of the site, or of at least one client"),
  /** The records do not tell. */
  UNKNOWN("the records do not tell");

  private final String meaning;

  ActionOutcome(String meaning) {
    this.meaning = meaning;
  }

  /** One phrase for people. */
  public String meaning() {
    return meaning;
  }
}
