package dev.synctrace.report.view;

import java.util.List;

/**
 * What a reader has to know of the page's own words.
 *
 * @param grades surest first
 * @param verdicts worst first
 */
public record ReadingView(List<GradeView> grades, List<VerdictView> verdicts) {}
