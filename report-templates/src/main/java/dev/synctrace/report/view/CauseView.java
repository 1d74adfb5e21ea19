package dev.synctrace.report.view;

import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import java.util.List;

/** A cause that fits, with its fix. Title, fix and links are the catalogue's, not the case's. */
public record CauseView(
    String id,
    String title,
    GradeView grade,
    boolean folded,
    List<EvidenceView> evidence,
    List<MissingView> missing,
    List<String> fix,
    List<String> links) {

  public static CauseView of(FoundCause cause, ViewFormatter formatter) {
    return new CauseView(
        cause.id(),
        cause.title(),
        GradeView.of(cause.grade()),
        false,
        formatter.evidence(cause.evidence()),
        formatter.missing(cause.missing()),
        cause.fix(),
        cause.links());
  }

  /** As it is shown beside the others of its member: a consequence is one line. */
  public static CauseView of(FoundCause cause, CauseChain chain, ViewFormatter formatter) {
    return chain.role(cause) == CauseChain.Role.CONSEQUENCE
        ? new CauseView(
            cause.id(),
            cause.title() + ", a consequence of " + String.join(", ", chain.because(cause)),
            GradeView.of(cause.grade()),
            true,
            List.of(),
            List.of(),
            List.of(),
            List.of())
        : of(cause, formatter);
  }
}
