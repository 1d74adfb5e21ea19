package dev.synctrace.report.view.page;

import dev.synctrace.diagnosis.status.CloudSyncTab;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.output.text.Headline;
import dev.synctrace.report.view.CauseCardView;
import dev.synctrace.report.view.EnglishFormat;
import dev.synctrace.report.view.action.OutcomeView;
import dev.synctrace.report.view.member.MemberStatusCounts;
import dev.synctrace.report.view.member.MemberStatusTab;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Summary of the page: counts, causes and fixes.
 *
 * @param unproven how many verdicts that say where a member is are likely or possible only
 * @param shares how the members divide, worst first; only what there is
 * @param toDo root causes with their fixes, in the order to see to them
 * @param moreCauses how many causes are not among them
 * @param collectable how many things would answer open questions
 */
public record SummaryView(
    long members,
    int mappings,
    long unproven,
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
    Map<CloudSyncTab, Long> byTab = new EnumMap<>(CloudSyncTab.class);
    shares.forEach(share -> byTab.put(share.tab().tab(), share.members()));
    Map<ActionOutcome, Long> byOutcome = new EnumMap<>(ActionOutcome.class);
    actions.outcomes().forEach(count -> byOutcome.put(count.outcome().outcome(), count.actions()));
    return Headline.of(byTab, mappings, unproven, byOutcome);
  }

  /** Whether there is nothing to explain. */
  public boolean isEmpty() {
    return members == 0 && mappings == 0 && actions.all() == 0;
  }

  private static String number(double value) {
    return EnglishFormat.of("%.2f", value);
  }
}
