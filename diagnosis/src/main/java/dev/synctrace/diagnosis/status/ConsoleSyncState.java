package dev.synctrace.diagnosis.status;

/** Cloud sync status of a collection, in the console's words. */
public enum ConsoleSyncState {
  /** All members are synchronized. */
  SUCCESS,
  /** At least one member is synchronized, and at least one failed. */
  PARTIAL_SUCCESS,
  /** No member is synchronized. */
  FAILED,
  /** The synchronization is in progress. */
  IN_PROGRESS,
  /** Not enough data in the case. */
  UNKNOWN
}
