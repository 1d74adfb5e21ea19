package dev.synctrace.diagnosis.evidence;

/** Whether a list holds all rows there were. */
public enum Completeness {
  /** Nothing is missing from it: what is not in it did not exist. */
  COMPLETE,
  /** Rows are missing: it was cut, or shows a part by definition. */
  PARTIAL,
  /** Rows may be missing: it may have been cut or filtered. */
  UNKNOWN
}
