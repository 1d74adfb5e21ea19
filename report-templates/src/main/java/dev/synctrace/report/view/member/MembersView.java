package dev.synctrace.report.view.member;

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
}
