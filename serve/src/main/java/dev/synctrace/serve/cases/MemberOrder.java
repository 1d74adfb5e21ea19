package dev.synctrace.serve.cases;

import dev.synctrace.report.view.member.MemberStatusTab;
import dev.synctrace.report.view.member.MemberView;
import dev.synctrace.report.view.member.VerdictLabel;
import java.util.List;
import java.util.Locale;

/** An order of members. */
public enum MemberOrder implements RowOrder {
  /** What an engineer has to look at first, by name within one state. */
  URGENCY(0, 1),
  NAME(1, 0),
  GRADE(2, 0, 1),
  CAUSES(3, 0, 1);

  private static final int LONGEST = 80;

  private final List<Integer> keys;

  MemberOrder(Integer... keys) {
    this.keys = List.of(keys);
  }

  @Override
  public List<Integer> keys() {
    return keys;
  }

  /** Returns the keys of a member. */
  static List<String> keys(MemberView member) {
    String causes = member.causeIds();
    return List.of(
        rank(member),
        shortened(member.name().toLowerCase(Locale.ROOT)),
        String.valueOf(member.grade().ordinal()),
        causes.isEmpty() ? "~" : shortened(causes).intern());
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(LONGEST, text.length()));
  }

  /**
   * Failed, unexpected, unknown, pending, what is outside the collection as it should be, synced.
   */
  private static String rank(MemberView member) {
    if (member.tab() == MemberStatusTab.FAILED) {
      return "0";
    }
    if (member.verdict() == VerdictLabel.UNEXPECTED) {
      return "1";
    }
    return switch (member.tab()) {
      case UNKNOWN -> "2";
      case IN_PROGRESS -> "3";
      case OUTSIDE -> "4";
      default -> "5";
    };
  }
}
