package dev.synctrace.report.view.member;

import dev.synctrace.diagnosis.status.CloudSyncTab;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.report.view.StatusTone;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Status tab of a member in the console: by success, failed, in progress. What it does not show,
 * since it counts the collection's members only, has a tab of its own.
 */
public enum MemberStatusTab {
  FAILED("Failed", StatusTone.BAD, "should be in the group, but are not"),
  IN_PROGRESS(
      "In progress", StatusTone.WAITING, "waiting for the next synchronization or audit record"),
  UNKNOWN("Unknown", StatusTone.OPEN, "not enough data in this case"),
  OUTSIDE(
      "Outside the collection",
      StatusTone.ODD,
      "not in the collection, but in the group now or earlier"),
  SUCCESS("Success", StatusTone.GOOD, "in the collection and in the group");

  private final String label;
  private final StatusTone tone;
  private final String meaning;

  MemberStatusTab(String label, StatusTone tone, String meaning) {
    this.label = label;
    this.tone = tone;
    this.meaning = meaning;
  }

  static MemberStatusTab of(MembershipStatus status) {
    return switch (CloudSyncTab.of(status)) {
      case FAILED -> FAILED;
      case IN_PROGRESS -> IN_PROGRESS;
      case UNKNOWN -> UNKNOWN;
      case OUTSIDE -> OUTSIDE;
      case SUCCESS -> SUCCESS;
    };
  }

  /** Returns what it shows. */
  public CloudSyncTab tab() {
    return switch (this) {
      case FAILED -> CloudSyncTab.FAILED;
      case IN_PROGRESS -> CloudSyncTab.IN_PROGRESS;
      case UNKNOWN -> CloudSyncTab.UNKNOWN;
      case OUTSIDE -> CloudSyncTab.OUTSIDE;
      case SUCCESS -> CloudSyncTab.SUCCESS;
    };
  }

  public static List<MemberStatusTab> all() {
    return Stream.of(values()).toList();
  }

  public String label() {
    return label;
  }

  public StatusTone tone() {
    return tone;
  }

  public String meaning() {
    return meaning;
  }

  /** Its name in the page's markup. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
