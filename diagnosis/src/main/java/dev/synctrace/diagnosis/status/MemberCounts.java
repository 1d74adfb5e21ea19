package dev.synctrace.diagnosis.status;

import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.diagnosis.verdict.Presence;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many members of one mapping are where, as the console counts them, and all members by their
 * tab. Not safe for use by many threads.
 */
public final class MemberCounts {
  private long members;
  private long completed;
  private long pending;
  private long failed;
  private long unproven;
  private final Map<CloudSyncTab, Long> tabs = new EnumMap<>(CloudSyncTab.class);

  public MemberCounts() {}

  /**
   * Counts that were kept.
   *
   * @param tabs without those that no member is in
   */
  public MemberCounts(
      long members,
      long completed,
      long pending,
      long failed,
      long unproven,
      Map<CloudSyncTab, Long> tabs) {
    this.tabs.putAll(tabs);
    this.members = members;
    this.completed = completed;
    this.pending = pending;
    this.failed = failed;
    this.unproven = unproven;
  }

  /** Counts one member; who is not in the collection is not counted by the console either. */
  public void add(MembershipStatus status) {
    tabs.merge(CloudSyncTab.of(status), 1L, Long::sum);
    unproven += status.isDecided() && !status.grade().isProven() ? 1 : 0;
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

  /** Returns how many verdicts that say where a member is are not proven. */
  public long unproven() {
    return unproven;
  }

  /** Returns all members by their tab, without the tabs that no member is in. */
  public Map<CloudSyncTab, Long> tabs() {
    return Map.copyOf(tabs);
  }
}
