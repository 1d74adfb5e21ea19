package dev.synctrace.diagnosis.verdict;

/** Whether something is in a list. */
public enum Presence {
  IN,
  OUT,
  /** The case does not tell. */
  UNKNOWN
}
