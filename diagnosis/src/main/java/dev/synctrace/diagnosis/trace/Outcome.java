package dev.synctrace.diagnosis.trace;

/** How far an action is known to have come. Absence of a record is never taken for failure. */
public enum Outcome {
  /** All clients it was sent to have reported or answered, and none failed. */
  COMPLETED("all clients answered or are reported, and none failed"),
  /** The site refused it: the user has no right to do this. */
  UNAUTHORIZED("refused: the user has no right to do this"),
  /** Handed to the notification server; no push is known. */
  FORWARDED("forwarded, no push is known"),
  /** Pushed; no client is known to have received it. */
  PUSHED("pushed, no client is known to have received it"),
  /** At least one client received it; not all are known to have answered. */
  RECEIVED("received, not all clients are known to have answered"),
  /** The server reports at least one failed client. */
  FAILED("the server reports failed clients"),
  /** The records do not tell. */
  UNKNOWN("the records do not tell");

  private final String meaning;

  Outcome(String meaning) {
    this.meaning = meaning;
  }

  /** One phrase for people. */
  public String meaning() {
    return meaning;
  }
}
