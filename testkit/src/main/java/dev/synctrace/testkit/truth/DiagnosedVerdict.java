package dev.synctrace.testkit.truth;

/** What a product says became of a member. */
public enum DiagnosedVerdict {
  SYNCED,
  PENDING,
  NOT_SYNCED,
  REMOVED,
  UNEXPECTED,
  UNKNOWN
}
