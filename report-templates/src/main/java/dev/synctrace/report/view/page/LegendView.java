package dev.synctrace.report.view.page;

import dev.synctrace.report.view.GradeView;
import dev.synctrace.report.view.StageMark;
import dev.synctrace.report.view.member.VerdictView;
import java.util.List;

/**
 * What a reader has to know of the page's own words.
 *
 * @param grades surest first
 * @param verdicts worst first
 * @param marks of the stages of a path
 */
public record LegendView(
    List<GradeView> grades, List<VerdictView> verdicts, List<StageMark> marks) {}
