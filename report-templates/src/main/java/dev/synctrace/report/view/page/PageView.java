package dev.synctrace.report.view.page;

import dev.synctrace.output.text.StageMark;
import dev.synctrace.report.view.EnglishFormat;
import dev.synctrace.report.view.GradeView;
import dev.synctrace.report.view.ListPreview;
import dev.synctrace.report.view.action.ActionsView;
import dev.synctrace.report.view.member.MembersView;
import dev.synctrace.report.view.member.VerdictLabel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole page.
 *
 * @param axis null when nothing has a time
 */
public record PageView(
    String title,
    SummaryView summary,
    List<NoteView> notes,
    PrerequisitesView prerequisites,
    List<MappingStatusView> statuses,
    OpenQuestionsView open,
    MembersView members,
    ListPreview<MergedChangesView> audit,
    @Nullable TimelineView axis,
    ActionsView actions,
    ListPreview<SourceView> sources,
    List<String> bundles,
    long problems,
    List<SourceView.Stretch> audited,
    AboutView about) {

  /** What the page contains, in its order; sections that would be empty are not there. */
  public List<SectionView> sections() {
    List<SectionView> sections = new ArrayList<>();
    sections.add(new SectionView("summary", "Summary", ""));
    add(sections, "notes", "Engineer's notes", notes.size());
    add(sections, "members", "Members", members.total());
    if (actions.tells()) {
      sections.add(new SectionView("actions", "Actions", number(actions.traces().total())));
    }
    add(sections, "audit", "Group changes", audit.total());
    if (axis != null) {
      sections.add(new SectionView("timeline", "Timeline", ""));
    }
    if (summary.mappings() > 0) {
      sections.add(new SectionView("prerequisites", "Prerequisites", prerequisites.summary()));
    }
    add(sections, "status", "Collection status", statuses.size());
    add(sections, "collect", "Collect next", open.things().size() + open.moreThings());
    add(sections, "unknown-errors", "Unknown errors", open.errors().size() + open.moreErrors());
    add(sections, "sources", "Sources", sources.total());
    sections.add(new SectionView("reading", "How to read this report", ""));
    sections.add(new SectionView("about", "About this report", ""));
    return sections;
  }

  /** Whether the page has a section. */
  public boolean has(String section) {
    return sections().stream().anyMatch(one -> one.id().equals(section));
  }

  private static void add(List<SectionView> sections, String id, String title, long count) {
    if (count > 0) {
      sections.add(new SectionView(id, title, number(count)));
    }
  }

  private static String number(long count) {
    return count == 0 ? "" : EnglishFormat.of("%,d", count);
  }

  /** The words the page is written in. */
  public LegendView reading() {
    return new LegendView(GradeView.all(), VerdictLabel.all(), StageMark.all());
  }

  /**
   * Explanation of the terms of the page.
   *
   * @param grades surest first
   * @param verdicts worst first
   * @param marks of the stages of a path
   */
  private record LegendView(
      List<GradeView> grades, List<VerdictLabel> verdicts, List<StageMark> marks) {}
}
