package dev.synctrace.diagnosis.verdict;

/** Whether something is in a list. */
public enum Presence {
  IN,
  OUT,
  /** Not enough data in the case. */
  UNKNOWN
}
