package dev.synctrace.report.view.page;

import dev.synctrace.report.view.GradeView;
import dev.synctrace.report.view.PagedList;
import dev.synctrace.report.view.StageMark;
import dev.synctrace.report.view.action.ActionsView;
import dev.synctrace.report.view.member.MembersView;
import dev.synctrace.report.view.member.VerdictView;
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
    List<PrerequisiteView> prerequisites,
    List<MappingStatusView> statuses,
    OpenQuestionsView open,
    MembersView members,
    PagedList<ActorChangesView> audit,
    @Nullable TimelineView axis,
    ActionsView actions,
    PagedList<SourceView> sources,
    long problems,
    PagedList<CoverageView> coverage,
    List<CoverageView.Stretch> audited,
    AboutView about) {

  /** The words the page is written in. */
  public LegendView reading() {
    return new LegendView(GradeView.all(), VerdictView.all(), StageMark.all());
  }
}
