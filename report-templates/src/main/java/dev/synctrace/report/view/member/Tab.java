package dev.synctrace.report.view.member;

import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.diagnosis.verdict.Standing;
import dev.synctrace.report.view.Tone;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where the console sorts a member: by success, failed, in progress. What it does not show, since
 * it counts the collection's members only, has a tab of its own.
 */
public enum Tab {
  FAILED("Failed", Tone.BAD, "should be in the group and are not"),
  IN_PROGRESS("In progress", Tone.WAITING, "wait for the next synchronization or audit record"),
  UNKNOWN("Unknown", Tone.OPEN, "the evidence does not reach"),
  OUTSIDE("Outside the collection", Tone.ODD, "not in the collection, and in the group or once so"),
  SUCCESS("Success", Tone.GOOD, "in the collection and in the group");

  private final String label;
  private final Tone tone;
  private final String meaning;

  Tab(String label, Tone tone, String meaning) {
    this.label = label;
    this.tone = tone;
    this.meaning = meaning;
  }

  static Tab of(Standing standing) {
    return switch (standing.verdict()) {
      case SYNCED -> SUCCESS;
      case PENDING -> IN_PROGRESS;
      case UNKNOWN -> UNKNOWN;
      case UNEXPECTED -> OUTSIDE;
      case NOT_SYNCED, REMOVED -> standing.inCollection() == Presence.OUT ? OUTSIDE : FAILED;
    };
  }

  public static List<Tab> all() {
    return Stream.of(values()).toList();
  }

  public String label() {
    return label;
  }

  public Tone tone() {
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
