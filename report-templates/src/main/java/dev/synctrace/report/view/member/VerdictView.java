package dev.synctrace.report.view.member;

import dev.synctrace.diagnosis.verdict.Verdict;
import dev.synctrace.report.view.StatusTone;
import java.util.List;
import java.util.stream.Stream;

/** What became of a member, for people; worst first. */
public enum VerdictView {
  NOT_SYNCED("Not synced", StatusTone.BAD, Verdict.NOT_SYNCED),
  REMOVED("Removed", StatusTone.BAD, Verdict.REMOVED),
  UNEXPECTED("Unexpected", StatusTone.ODD, Verdict.UNEXPECTED),
  UNKNOWN("Unknown", StatusTone.OPEN, Verdict.UNKNOWN),
  PENDING("Pending", StatusTone.WAITING, Verdict.PENDING),
  SYNCED("Synced", StatusTone.GOOD, Verdict.SYNCED);

  private final String label;
  private final StatusTone tone;
  private final Verdict verdict;

  VerdictView(String label, StatusTone tone, Verdict verdict) {
    this.label = label;
    this.tone = tone;
    this.verdict = verdict;
  }

  static VerdictView of(Verdict verdict) {
    return switch (verdict) {
      case SYNCED -> SYNCED;
      case PENDING -> PENDING;
      case NOT_SYNCED -> NOT_SYNCED;
      case REMOVED -> REMOVED;
      case UNEXPECTED -> UNEXPECTED;
      case UNKNOWN -> UNKNOWN;
    };
  }

  public static List<VerdictView> all() {
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
