package dev.synctrace.output.text;

import dev.synctrace.diagnosis.status.CloudSyncTab;
import dev.synctrace.diagnosis.status.MappingStatus;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The answer in one sentence, the same at the top of a report and on a terminal. */
public final class Headline {
  /** Worst first. */
  private static final List<ActionOutcome> OUTCOMES =
      List.of(
          ActionOutcome.FAILED,
          ActionOutcome.UNAUTHORIZED,
          ActionOutcome.UNKNOWN,
          ActionOutcome.FORWARDED,
          ActionOutcome.PUSHED,
          ActionOutcome.RECEIVED,
          ActionOutcome.COMPLETED);

  private Headline() {}

  /**
   * Says what became of members and actions.
   *
   * @param members all, by their tab
   * @param mappings how many mappings they are members of
   * @param unproven how many verdicts that say where a member is are likely or possible only
   * @param actions how many came how far; empty for none
   */
  public static String of(
      Map<CloudSyncTab, Long> members,
      int mappings,
      long unproven,
      Map<ActionOutcome, Long> actions) {
    if (actions.isEmpty()) {
      return mappings == 0
          ? "The case contains no collection that is synchronized to a group, and no tenant-attach"
              + " action."
          : ofMembers(members, mappings, unproven);
    }
    return members.isEmpty()
        ? ofActions(actions)
        : ofMembers(members, mappings, unproven) + " " + ofActions(actions);
  }

  /** Says how many members of these mappings are in their group. */
  public static String ofMembers(List<MappingStatus> statuses) {
    Map<CloudSyncTab, Long> members = new EnumMap<>(CloudSyncTab.class);
    statuses.forEach(
        status -> status.tabs().forEach((tab, count) -> members.merge(tab, count, Long::sum)));
    long unproven = statuses.stream().mapToLong(MappingStatus::unproven).sum();
    return ofMembers(members, statuses.size(), unproven);
  }

  /**
   * Says how many members are in their group.
   *
   * @param members all, by their tab
   * @param mappings how many mappings they are members of
   * @param unproven how many verdicts that say where a member is are likely or possible only
   */
  public static String ofMembers(Map<CloudSyncTab, Long> members, int mappings, long unproven) {
    if (mappings == 0) {
      return "The case contains no collection that is synchronized to a group.";
    }
    long outside = of(members, CloudSyncTab.OUTSIDE);
    long in = of(members, CloudSyncTab.SUCCESS);
    long due = members.values().stream().mapToLong(Long::longValue).sum() - outside;
    if (due + outside == 0) {
      return "The case contains no member of the synchronized collections.";
    }
    String end =
        outside == 0
            ? ""
            : format(" %,d %s outside the collection.", outside, outside == 1 ? "is" : "are");
    return inGroup(members, in, due, mappings) + end + doubt(unproven);
  }

  private static String doubt(long unproven) {
    return unproven == 0
        ? ""
        : format(
            " %,d of these verdicts %s likely or possible, not proven.",
            unproven, unproven == 1 ? "is" : "are");
  }

  private static String inGroup(Map<CloudSyncTab, Long> members, long in, long due, int mappings) {
    String plural = mappings == 1 ? "" : "s";
    if (due == in) {
      String all =
          due == 0 ? "No member" : due == 1 ? "The only member" : format("All %,d members", due);
      return format(
          "%s of the collection%s %s in the group%s.", all, plural, due < 2 ? "is" : "are", plural);
    }
    List<String> others = new ArrayList<>();
    add(others, of(members, CloudSyncTab.FAILED), "not");
    add(others, of(members, CloudSyncTab.IN_PROGRESS), "in progress");
    add(others, of(members, CloudSyncTab.UNKNOWN), "unknown");
    return format(
        "%,d of %,d members %s in their group; %s.",
        in, due, in == 1 ? "is" : "are", String.join(", ", others));
  }

  private static void add(List<String> others, long count, String what) {
    if (count > 0) {
      others.add(format("%,d %s %s", count, count == 1 ? "is" : "are", what));
    }
  }

  private static long of(Map<CloudSyncTab, Long> members, CloudSyncTab tab) {
    return members.getOrDefault(tab, 0L);
  }

  /**
   * Says how far actions came, worst first.
   *
   * @param actions how many came how far; at least one
   */
  public static String ofActions(Map<ActionOutcome, Long> actions) {
    long all = actions.values().stream().mapToLong(Long::longValue).sum();
    List<String> parts = new ArrayList<>();
    for (ActionOutcome outcome : OUTCOMES) {
      long count = actions.getOrDefault(outcome, 0L);
      if (count > 0) {
        parts.add(format("%,d %s", count, outcome.name().toLowerCase(Locale.ROOT)));
      }
    }
    String start =
        all == 1 ? "One tenant-attach action: " : format("%,d tenant-attach actions: ", all);
    return start + String.join(", ", parts) + ".";
  }

  /** Returns how urgent an outcome is; the least number is the most urgent. */
  public static int urgency(ActionOutcome outcome) {
    return OUTCOMES.indexOf(outcome);
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation is a dependency of its own
  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
