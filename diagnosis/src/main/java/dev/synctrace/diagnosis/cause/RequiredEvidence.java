package dev.synctrace.diagnosis.cause;

import dev.synctrace.diagnosis.context.CaseNotesEntry;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.parsers.model.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Something a cause is judged by: named as missing when the case does not hold it.
 *
 * @param kind satisfied by an export or audit that would show this kind; null when a log is named
 * @param log satisfied by this log; null when a kind is named, and both null when nothing in a case
 *     can satisfy it
 * @param ofDevice whether only that of the member's own device satisfies it
 * @param since the first version of the site that has it, such as 2603; 0 when every one has
 */
public record RequiredEvidence(
    MissingEvidence missing,
    @Nullable Kind kind,
    @Nullable String log,
    boolean ofDevice,
    int since) {
  /** Whether the case holds it, of whichever machine. */
  public boolean isMet(Coverage coverage) {
    return (kind != null && coverage.shows(kind)) || (log != null && coverage.hasLog(log));
  }

  /** Whether the case holds it for a subject, or a site of its version has no such thing. */
  public boolean isMet(SubjectContext subjectContext) {
    boolean held =
        isMet(subjectContext.coverage())
            && !(ofDevice
                && subjectContext instanceof MemberContext member
                && !isMetByDevice(member));
    return held || (since > 0 && isOlder(subjectContext));
  }

  private boolean isOlder(SubjectContext subjectContext) {
    return subjectContext
        .note("site.version")
        .map(CaseNotesEntry::value)
        .filter(version -> version.matches("\\d{4}") && Integer.parseInt(version) < since)
        .isPresent();
  }

  private boolean isMetByDevice(MemberContext member) {
    return kind != null ? member.showsOfItself(kind) : log == null || member.holdsOwnLog(log);
  }

  /** What is missing for a subject; names the device where it must be of that one. */
  public MissingEvidence missing(SubjectContext subjectContext) {
    return ofDevice && subjectContext instanceof MemberContext member
        ? member.identity().name().map(missing::of).orElse(missing)
        : missing;
  }
}
