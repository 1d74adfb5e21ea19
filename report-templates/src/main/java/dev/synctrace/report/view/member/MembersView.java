package dev.synctrace.report.view.member;

import dev.synctrace.report.view.GradeView;
import java.util.List;

/**
 * The members' section: the first screen, and the rest as data.
 *
 * @param first the worst of them
 * @param total how many there are
 * @param counts how many in each tab
 * @param setup what the script needs to know, as JSON
 * @param rows chunks of rows
 * @param details chunks of details
 * @param severalMappings whether a row has to say which mapping it is of
 */
public record MembersView(
    List<MemberView> first,
    long total,
    MemberStatusCounts counts,
    String setup,
    Iterable<?> rows,
    Iterable<?> details,
    boolean severalMappings) {

  /** The tabs in their order. */
  public List<MemberStatusTab> tabs() {
    return MemberStatusTab.all();
  }

  /**
   * A cause and how far it reaches.
   *
   * @param grade the surest it is for any of them
   * @param members how many members it fits
   * @param names of the first few
   */
  public record CauseCountView(
      String id,
      String title,
      GradeView grade,
      long members,
      String names,
      List<String> fix,
      List<String> links) {}
}
