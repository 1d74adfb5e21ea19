package dev.synctrace.report.view.member;

import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.report.view.StatusTone;
import java.util.List;
import java.util.stream.Stream;

/** What became of a member, for people; worst first. */
public enum VerdictLabel {
  NOT_SYNCED("Not synced", StatusTone.BAD, VerdictState.NOT_SYNCED),
  REMOVED("Removed", StatusTone.BAD, VerdictState.REMOVED),
  UNEXPECTED("Unexpected", StatusTone.ODD, VerdictState.UNEXPECTED),
  UNKNOWN("Unknown", StatusTone.OPEN, VerdictState.UNKNOWN),
  PENDING("Pending", StatusTone.WAITING, VerdictState.PENDING),
  SYNCED("Synced", StatusTone.GOOD, VerdictState.SYNCED);

  private final String label;
  private final StatusTone tone;
  private final VerdictState verdict;

  VerdictLabel(String label, StatusTone tone, VerdictState verdict) {
    this.label = label;
    this.tone = tone;
    this.verdict = verdict;
  }

  /** Returns the label of a verdict. */
  public static VerdictLabel of(VerdictState verdict) {
    return switch (verdict) {
      case SYNCED -> SYNCED;
      case PENDING -> PENDING;
      case NOT_SYNCED -> NOT_SYNCED;
      case REMOVED -> REMOVED;
      case UNEXPECTED -> UNEXPECTED;
      case UNKNOWN -> UNKNOWN;
    };
  }

  public static List<VerdictLabel> all() {
    return Stream.of(values()).toList();
  }

  public String label() {
    return label;
  }

  public StatusTone tone() {
    return tone;
  }

  public String meaning() {
    return verdict.meaning();
  }
}
