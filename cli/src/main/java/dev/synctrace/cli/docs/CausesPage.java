package dev.synctrace.cli.docs;

import dev.synctrace.cli.listing.CauseListing;
import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.ReachableGrade;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** docs/causes.md, from the cause files. */
public final class CausesPage {
  private CausesPage() {}

  /** Returns the page, byte for byte. */
  public static String of(List<Cause> causes) {
    StringBuilder page = new StringBuilder();
    page.append("# Causes\n\n")
        .append("Generated from the cause files. Do not edit manually: ")
        .append("`mvn test -pl cli -am -Dtest=DocsTest -Dsynctrace.update` generates it.\n\n")
        .append(
            "The source shows where a cause is described: in Microsoft documentation, in Microsoft Graph")
        .append(
            " documentation\n(the text in the Configuration Manager log is not published), in a published article,\nin one public report, or it is")
        .append(" a deduction. The last\ngrade is the highest grade that the cause")
        .append(
            " can have. A cause without a grade is for information only and is never reported.\n\n")
        .append(
            "| ID | scope | source | highest grade | title |\n| --- | --- | --- | --- | --- |\n");
    for (Cause cause : causes) {
      page.append(
          "| [%s](#%s) | %s | %s | %s | %s |%n"
              .formatted(
                  cause.id(),
                  cause.id().toLowerCase(Locale.ROOT),
                  cause.scope().name().toLowerCase(Locale.ROOT),
                  cause.provenance().title(),
                  CauseListing.ceiling(cause),
                  cause.title().replace("|", "\\|")));
    }
    reaches(page, causes);
    for (Cause cause : causes) {
      page.append("\n## ").append(cause.id()).append("\n\n**").append(cause.title());
      page.append("**\n\n").append(cause.explanation().strip()).append("\n");
      cause.portalMessages().forEach(text -> page.append("\n> ").append(text).append('\n'));
      page.append('\n');
      for (int i = 0; i < cause.fix().size(); i++) {
        page.append("%d. %s%n".formatted(i + 1, cause.fix().get(i)));
      }
      cause.links().forEach(link -> page.append("\n<").append(link).append(">\n"));
    }
    return page.toString();
  }

  private static void reaches(StringBuilder page, List<Cause> causes) {
    page.append("\n## Grades and evidence\n\n")
        .append(
            "The grades that each cause can have, and the evidence for each grade, computed from the conditions")
        .append(
            " in its file.\nPROVEN: records or facts prove it. LIKELY: evidence agrees, or the cause is based")
        .append(" on a case note, on an\nunpublished log message, or on a missing audit record.")
        .append(
            " POSSIBLE: consistent with the evidence, but so are\nother causes. The sources are in brackets.")
        .append(" Causes explain verdicts of members; the causes")
        .append(
            " of tenant attach\n(T) explain actions and messages of the admin center instead. A cause that")
        .append(" concerns the site and explains\nno verdict prevents wrong")
        .append(" conclusions.\n\n")
        .append("| ID | explains | grade | evidence |\n| --- | --- | --- | --- |\n");
    for (Cause cause : causes) {
      List<ReachableGrade> reaches = ReachableGrade.of(cause);
      for (ReachableGrade reachableGrade : reaches) {
        row(
            page,
            cause,
            reachableGrade.grade().name(),
            String.join("<br>or: ", reachableGrade.from()));
      }
      if (reaches.isEmpty()) {
        row(page, cause, "never", "for information only, never reported as a cause");
      }
    }
  }

  private static void row(StringBuilder page, Cause cause, String grade, String from) {
    String verdicts =
        cause.explains().stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
    page.append(
        "| %s | %s | %s | %s |%n"
            .formatted(
                cause.id(), verdicts.isEmpty() ? "-" : verdicts, grade, from.replace("|", "\\|")));
  }
}
