package dev.synctrace.report.view.page;

import dev.synctrace.report.view.CauseCardView;
import dev.synctrace.report.view.EnglishFormat;
import dev.synctrace.report.view.action.OutcomeView;
import dev.synctrace.report.view.member.MemberStatusCounts;
import dev.synctrace.report.view.member.MemberStatusTab;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Summary of the page: counts, causes and fixes.
 *
 * @param shares how the members divide, worst first; only what there is
 * @param toDo root causes with their fixes, in the order to see to them
 * @param moreCauses how many causes are not among them
 * @param collectable how many things would answer open questions
 */
public record SummaryView(
    long members,
    long inCollections,
    int mappings,
    List<Share> shares,
    List<CauseCardView> toDo,
    int moreCauses,
    int collectable,
    ActionsSummary actions) {
  private static final double WIDTH = 1000;

  /**
   * A part of all members.
   *
   * @param x where it begins in a bar 1000 wide
   * @param width of it in that bar
   */
  public record Share(MemberStatusTab tab, long members, String x, String width) {}

  /**
   * Tenant-attach actions by how far they came.
   *
   * @param all how many there are
   * @param outcomes only what there is
   */
  public record ActionsSummary(long all, List<OutcomeCount> outcomes) {}

  /** How many actions came that far. */
  public record OutcomeCount(OutcomeView outcome, long actions) {}

  /** The members divided by where they are, drawn to scale. */
  public static List<Share> shares(MemberStatusCounts counts) {
    List<Share> shares = new ArrayList<>();
    double x = 0;
    for (MemberStatusTab tab : MemberStatusTab.all()) {
      double width = counts.all() == 0 ? 0 : WIDTH * counts.of(tab) / counts.all();
      if (counts.of(tab) > 0) {
        shares.add(new Share(tab, counts.of(tab), number(x), number(width)));
      }
      x += width;
    }
    return shares;
  }

  /** The answer: what became of the members, and of the actions. */
  public String headline() {
    if (actions.all() == 0) {
      return ofMembers();
    }
    return members == 0 ? ofActions() : ofMembers() + " " + ofActions();
  }

  /** Whether there is nothing to explain. */
  public boolean isEmpty() {
    return members == 0 && mappings == 0 && actions.all() == 0;
  }

  private String ofMembers() {
    if (members == 0) {
      return mappings == 0
          ? "The case contains no collection that is synchronized to a group"
              + (isEmpty() ? ", and no tenant-attach action." : ".")
          : "The case contains no member of the synchronized collections.";
    }
    long in = members(MemberStatusTab.SUCCESS);
    long due = inCollections;
    String first =
        due == in
            ? EnglishFormat.of(
                "%s of the collection%s %s in the group%s.",
                due == 1 ? "The only member" : EnglishFormat.of("All %,d members", due),
                plural(mappings),
                due == 1 ? "is" : "are",
                plural(mappings))
            : EnglishFormat.of(
                "%,d of %,d members %s in their group; %s.",
                in, due, in == 1 ? "is" : "are", String.join(", ", others()));
    long outside = members(MemberStatusTab.OUTSIDE);
    return outside == 0
        ? first
        : first
            + EnglishFormat.of(
                " %,d %s outside the collection.", outside, outside == 1 ? "is" : "are");
  }

  private String ofActions() {
    return (actions.all() == 1
            ? "One tenant-attach action: "
            : EnglishFormat.of("%,d tenant-attach actions: ", actions.all()))
        + String.join(
            ", ",
            actions.outcomes().stream()
                .map(count ->
                    EnglishFormat.of(
                        "%,d %s",
                        count.actions(), count.outcome().label().toLowerCase(Locale.ROOT)))
                .toList())
        + ".";
  }

  private List<String> others() {
    List<String> others = new ArrayList<>();
    add(others, MemberStatusTab.FAILED, "%,d %s not");
    add(others, MemberStatusTab.IN_PROGRESS, "%,d %s in progress");
    add(others, MemberStatusTab.UNKNOWN, "%,d %s unknown");
    return others;
  }

  private void add(List<String> words, MemberStatusTab tab, String phrase) {
    long count = members(tab);
    if (count > 0) {
      words.add(EnglishFormat.of(phrase, count, count == 1 ? "is" : "are"));
    }
  }

  private long members(MemberStatusTab tab) {
    return shares.stream()
        .filter(share -> share.tab() == tab)
        .mapToLong(Share::members)
        .findFirst()
        .orElse(0);
  }

  private static String plural(int count) {
    return count == 1 ? "" : "s";
  }

  private static String number(double value) {
    return EnglishFormat.of("%.2f", value);
  }
}
