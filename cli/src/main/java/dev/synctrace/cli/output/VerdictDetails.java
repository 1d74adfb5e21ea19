package dev.synctrace.cli.output;

import dev.synctrace.diagnosis.evidence.Evidence;
import dev.synctrace.diagnosis.evidence.Missing;
import dev.synctrace.diagnosis.identity.Conflict;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.Standing;
import dev.synctrace.diagnosis.verdict.TimelineEntry;
import dev.synctrace.event.Event;
import dev.synctrace.event.Secrets;
import dev.synctrace.report.data.Times;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.stream.Collectors;

/** One verdict for people: the answer first, then why, the proof, the fix, and what is missing. */
public final class VerdictDetails {
  private final PrintWriter out;
  private final boolean color;

  public VerdictDetails(PrintWriter out, boolean color) {
    this.out = out;
    this.color = color;
  }

  public void write(MemberVerdict verdict) {
    Standing standing = verdict.standing();
    String title =
        "%s  %s (%s)"
            .formatted(
                verdict.identity().name().map(Printable::line).orElse("(no name)"),
                standing.verdict(),
                standing.grade());
    out.println(color ? Style.HEADING.apply(title) : title);
    out.println("  " + Printable.line(verdict.summary()));
    out.printf(
        "  group %s, collection %s%n",
        Printable.line(
            Objects.requireNonNullElse(verdict.mapping().groupName(), verdict.mapping().groupId())),
        Printable.line(
            Objects.requireNonNullElse(
                verdict.mapping().collectionName(),
                Objects.requireNonNullElse(verdict.mapping().collectionId(), "not known"))));
    out.println(
        "  ids: "
            + verdict.identity().ids().stream()
                .map(VerdictDetails::shown)
                .collect(Collectors.joining(", ")));
    verdict.causes().forEach(this::cause);
    if (!standing.timeline().isEmpty()) {
      out.println("  What is known to have happened");
      for (TimelineEntry entry : standing.timeline()) {
        out.printf(
            "    %-23s %s  %s%n",
            Times.table(entry.event().time()), Printable.line(entry.what()), place(entry.event()));
      }
    }
    if (!standing.evidence().isEmpty()) {
      out.println("  Proof");
      standing.evidence().forEach(this::evidence);
    }
    standing.missing().forEach(this::missing);
    for (Conflict conflict : verdict.identity().conflicts()) {
      out.println("  Contradiction: " + Printable.line(conflict.what()));
    }
    out.println();
  }

  private static String shown(Id id) {
    return id.type().attribute().label() + " " + id.shown();
  }

  private void cause(FoundCause cause) {
    String title = "  Cause %s, %s: %s".formatted(cause.id(), cause.grade(), cause.title());
    out.println(color ? Style.HEADING.apply(title) : title);
    cause.evidence().forEach(this::evidence);
    for (String step : cause.fix()) {
      out.println("    fix: " + Printable.line(step));
    }
    for (String link : cause.links()) {
      out.println("    see: " + Printable.line(link));
    }
    cause.missing().forEach(this::missing);
  }

  private void evidence(Evidence evidence) {
    out.printf(
        "    %s %s  %s%n      %s%n",
        evidence.supports() ? "for:    " : "against:",
        Printable.line(evidence.says()),
        place(evidence.event()),
        Printable.line(Secrets.mask(evidence.event().message())));
  }

  private static String place(Event event) {
    return Printable.line(event.source()) + ":" + event.line();
  }

  private void missing(Missing missing) {
    out.println("  Missing: " + Printable.line(missing.what() + ": " + missing.how()));
  }
}
