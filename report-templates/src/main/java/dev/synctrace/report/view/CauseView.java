package dev.synctrace.report.view;

import dev.synctrace.diagnosis.verdict.FoundCause;
import java.util.List;

/** A cause that fits, with its fix. Title, fix and links are the catalogue's, not the case's. */
public record CauseView(
    String id,
    String title,
    GradeView grade,
    List<EvidenceView> evidence,
    List<MissingView> missing,
    List<String> fix,
    List<String> links) {

  public static CauseView of(FoundCause cause, Shown shown) {
    return new CauseView(
        cause.id(),
        cause.title(),
        GradeView.of(cause.grade()),
        shown.evidence(cause.evidence()),
        shown.missing(cause.missing()),
        cause.fix(),
        cause.links());
  }
}
