package dev.synctrace.report.view.page;

import dev.synctrace.output.text.StageMark;
import dev.synctrace.report.view.GradeView;
import dev.synctrace.report.view.member.VerdictLabel;
import java.util.List;

/**
 * Explanation of the terms of the page.
 *
 * @param grades surest first
 * @param verdicts worst first
 * @param marks of the stages of a path
 */
public record LegendView(
    List<GradeView> grades, List<VerdictLabel> verdicts, List<StageMark> marks) {}
