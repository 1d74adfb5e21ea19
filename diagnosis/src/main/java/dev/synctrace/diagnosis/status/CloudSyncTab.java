package dev.synctrace.diagnosis.status;

import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.diagnosis.verdict.Presence;

/**
 * Where the console's Cloud Sync view shows a member, most urgent first. What the view does not
 * show, since it counts the collection's members only, has constants of its own.
 */
public enum CloudSyncTab {
  /** Should be in the group and is not. */
  FAILED,
  /** Not in the collection, but in the group now or earlier. */
  OUTSIDE,
  /** Not enough data in the case. */
  UNKNOWN,
  /** Waits for the next synchronization or audit record. */
  IN_PROGRESS,
  /** In the collection and in the group. */
  SUCCESS;

  /** Returns where a member is shown. */
  public static CloudSyncTab of(MembershipStatus status) {
    return switch (status.verdict()) {
      case SYNCED -> SUCCESS;
      case PENDING -> IN_PROGRESS;
      case UNKNOWN -> UNKNOWN;
      case UNEXPECTED -> OUTSIDE;
      case NOT_SYNCED, REMOVED -> status.inCollection() == Presence.OUT ? OUTSIDE : FAILED;
    };
  }
}
