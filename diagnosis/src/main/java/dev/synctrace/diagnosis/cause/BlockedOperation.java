package dev.synctrace.diagnosis.cause;

/** What a cause keeps the synchronization from doing while it lasts; predictions consider it. */
public enum BlockedOperation {
  /** Adding a member to the group. */
  ADD,
  /** Removing a member from the group. */
  REMOVE
}
