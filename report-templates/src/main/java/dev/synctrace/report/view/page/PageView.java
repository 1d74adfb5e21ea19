package dev.synctrace.report.view.page;

import dev.synctrace.output.text.StageMark;
import dev.synctrace.report.view.GradeView;
import dev.synctrace.report.view.ListPreview;
import dev.synctrace.report.view.action.ActionsView;
import dev.synctrace.report.view.member.MembersView;
import dev.synctrace.report.view.member.VerdictLabel;
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
    List<PrerequisiteView> prerequisites,
    List<MappingStatusView> statuses,
    OpenQuestionsView open,
    MembersView members,
    ListPreview<MergedChangesView> audit,
    @Nullable TimelineView axis,
    ActionsView actions,
    ListPreview<SourceView> sources,
    long problems,
    ListPreview<SourceCoverageView> coverage,
    List<SourceCoverageView.Stretch> audited,
    AboutView about) {

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
