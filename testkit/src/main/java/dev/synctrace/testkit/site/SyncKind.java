package dev.synctrace.testkit.site;

/** Kinds of synchronization. */
public enum SyncKind {
  /** Carries what changed in the collection since the last one. */
  INCREMENTAL,
  /** The first one, or one that Synchronize Membership forces. */
  FULL
}
