package dev.synctrace.output.table;

import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.Identity.IdConflict;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.diagnosis.verdict.MembershipStatus.TimelineEntry;
import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.output.text.Times;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.EventErrorNotes;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** One verdict for people: the answer first, then why, the proof, the fix, and what is missing. */
public final class VerdictDetails {
  private final TextPage page;
  private final PrintWriter out;

  public VerdictDetails(TextPage page) {
    this.page = page;
    this.out = page.out();
  }

  public void write(MemberVerdict verdict) {
    MembershipStatus status = verdict.status();
    String name = verdict.identity().name().map(TerminalText::line).orElse("(no name)");
    page.paragraph(
        "",
        "%s  %s (%s)"
            .formatted(
                page.styled(AnsiStyle.HEADING, name),
                StatusText.of(page, status.verdict()),
                StatusText.of(page, status.grade())));
    verdict.why().ifPresent(why -> page.paragraph("  Why: ", TerminalText.line(why)));
    verdict.nextStep().ifPresent(next -> page.paragraph("  Next: ", TerminalText.line(next)));
    page.paragraph("  ", TerminalText.line(verdict.summary()));
    page.paragraph(
        "  ",
        "group %s, collection %s"
            .formatted(
                TerminalText.line(
                    Objects.requireNonNullElse(
                        verdict.mapping().groupName(), verdict.mapping().groupId())),
                TerminalText.line(
                    Objects.requireNonNullElse(
                        verdict.mapping().collectionName(),
                        Objects.requireNonNullElse(
                            verdict.mapping().collectionId(), "not known")))));
    page.paragraph(
        "  IDs: ",
        verdict.identity().ids().stream()
            .map(VerdictDetails::shown)
            .collect(Collectors.joining(", ")));
    path(status.path());
    Set<Event> quoted = new HashSet<>();
    for (FoundCause cause : verdict.causes()) {
      cause(cause, verdict.chain(), quoted);
    }
    if (!status.timeline().isEmpty()) {
      out.println("  Timeline");
      for (TimelineEntry entry : status.timeline()) {
        page.paragraph(
            "    %-23s ".formatted(Times.table(entry.event().time())),
            TerminalText.line(entry.what()),
            place(entry.event()));
      }
    }
    List<EvidenceItem> proof =
        status.evidence().stream().filter(piece -> quoted.add(piece.event())).toList();
    if (!proof.isEmpty()) {
      out.println("  Evidence");
      proof.forEach(this::evidence);
    }
    missing(verdict);
    for (IdConflict idConflict : verdict.identity().conflicts()) {
      page.paragraph("  Contradiction: ", TerminalText.line(idConflict.what()));
    }
    out.println();
  }

  private static String shown(Id id) {
    return id.type().attribute().label() + " " + id.display();
  }

  /** The stages on one line, then what is known of the one that failed. */
  private void path(List<PathStep> path) {
    if (path.isEmpty()) {
      return;
    }
    page.paragraph("  Path: ", StepStrip.titled(path));
    path.stream()
        .filter(step -> step.state() == PathStep.State.FAILED)
        .forEach(step -> {
          if (step.event() == null) {
            page.paragraph("    failed: ", TerminalText.line(step.says()));
          } else {
            page.paragraph("    failed: ", TerminalText.line(step.says()), place(step.event()));
          }
        });
  }

  /** A consequence is one line: what solves its root cause solves it. */
  private void cause(FoundCause cause, CauseChain chain, Set<Event> quoted) {
    CauseChain.Role role = chain.role(cause);
    String label =
        switch (role) {
          case ROOT -> "Root cause";
          case CONSEQUENCE -> "Consequence of " + String.join(", ", chain.because(cause)) + ":";
          case OTHER -> "Cause";
        };
    String title =
        "%s, %s: %s"
            .formatted(
                cause.id(), StatusText.of(page, cause.grade()), TerminalText.line(cause.title()));
    if (role == CauseChain.Role.CONSEQUENCE) {
      page.paragraph("  ", label + " " + title);
      return;
    }
    page.paragraph("  ", page.styled(AnsiStyle.HEADING, label) + " " + title);
    cause.evidence().stream().filter(piece -> quoted.add(piece.event())).forEach(this::evidence);
    for (int i = 0; i < cause.fix().size(); i++) {
      page.paragraph("    fix: " + (i + 1) + ". ", TerminalText.line(cause.fix().get(i)));
    }
    for (String link : cause.links()) {
      out.println("    see: " + TerminalText.line(link));
    }
  }

  private void evidence(EvidenceItem evidence) {
    page.paragraph(
        evidence.supports() ? "    supports:    " : "    contradicts: ",
        TerminalText.line(evidence.says()),
        place(evidence.event()));
    page.paragraph("      ", TerminalText.line(evidence.event().message()));
    for (String note : EventErrorNotes.of(evidence.event())) {
      page.paragraph("        ", TerminalText.line(note));
    }
  }

  private static String place(Event event) {
    return TerminalText.line(event.source()) + ":" + event.line();
  }

  /** What to collect, each once: for the verdict, then for its causes. */
  private void missing(MemberVerdict verdict) {
    for (MissingEvidence missing : verdict.allMissing()) {
      page.paragraph("  Collect next: ", TerminalText.line(missing.what() + ": " + missing.how()));
    }
  }
}
