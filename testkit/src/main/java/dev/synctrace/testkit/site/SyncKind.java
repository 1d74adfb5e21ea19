package dev.synctrace.testkit.site;

/** Kinds of synchronization; seed 001. */
public enum SyncKind {
  /** Carries what changed in the collection since the last one. */
  INCREMENTAL,
  /** The first one, or one that Synchronize Membership forces. */
  FULL
}
