package dev.synctrace.report.view.member;

import dev.synctrace.report.view.GradeView;
import java.util.List;

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
