package dev.synctrace.diagnosis.status;

import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.diagnosis.verdict.Presence;

/**
 * How many members of one mapping are where, as the console counts them. Not safe for use by many
 * threads.
 */
public final class MemberCounts {
  private long members;
  private long completed;
  private long pending;
  private long failed;

  public MemberCounts() {}

  /** Counts that were kept. */
  public MemberCounts(long members, long completed, long pending, long failed) {
    this.members = members;
    this.completed = completed;
    this.pending = pending;
    this.failed = failed;
  }

  /** Counts one member; who is not in the collection is not counted by the console either. */
  public void add(MembershipStatus status) {
    if (status.inCollection() != Presence.IN) {
      return;
    }
    members++;
    switch (status.verdict()) {
      case SYNCED -> completed++;
      case PENDING -> pending++;
      case NOT_SYNCED, REMOVED -> failed++;
      case UNEXPECTED, UNKNOWN -> {
        // Not in the collection, or not known: neither is a column of the console.
      }
    }
  }

  public long members() {
    return members;
  }

  public long completed() {
    return completed;
  }

  public long pending() {
    return pending;
  }

  public long failed() {
    return failed;
  }
}
