package dev.synctrace.testkit.world;

/** What a product says became of a member. */
public enum ClaimedVerdict {
  SYNCED,
  PENDING,
  NOT_SYNCED,
  REMOVED,
  UNEXPECTED,
  UNKNOWN
}
