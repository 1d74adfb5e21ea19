package dev.synctrace.cli.listing;

import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.ReachableGrade;
import dev.synctrace.output.Fields;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.table.AnsiStyle;
import dev.synctrace.output.table.StatusText;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable.Column;
import java.util.List;
import java.util.Locale;

/**
 * Causes of the catalogue.
 *
 * @param detailed whether people see all of each cause, and not a table
 */
public record CauseListing(List<Cause> rows, boolean detailed) implements TableListing<Cause> {
  @Override
  public String name() {
    return "causes";
  }

  @Override
  public Fields<Cause> fields() {
    return Fields.<Cause>none()
        .with("id", Cause::id)
        .with("title", Cause::title)
        .with("scope", Cause::scope)
        .with("basis", Cause::provenance)
        .with("ceiling", Cause::ceiling)
        .with("explanation", cause -> cause.explanation().strip())
        .json("fix", Cause::fix)
        .csv("fix", cause -> String.join("; ", cause.fix()))
        .json("links", Cause::links)
        .csv("links", cause -> String.join(" ", cause.links()))
        .json("portalMessages", Cause::portalMessages)
        .json("reference", Cause::reference);
  }

  @Override
  public List<Column<Cause>> columns() {
    return List.of(
        Column.left("ID", Cause::id),
        Column.<Cause>left("SCOPE", cause -> cause.scope().name().toLowerCase(Locale.ROOT))
            .optional(2),
        Column.<Cause>left("SOURCE", cause -> cause.provenance().title()).optional(1),
        Column.<Cause>left("HIGHEST GRADE", CauseListing::ceiling).optional(3),
        Column.left("TITLE", cause -> TerminalText.line(cause.title())));
  }

  /** Returns the highest grade; a cause without conditions is text to read and never found. */
  public static String ceiling(Cause cause) {
    return cause.when().isEmpty() ? "-" : cause.ceiling().name();
  }

  @Override
  public boolean print(TextPage page) {
    if (!detailed) {
      return TableListing.super.print(page);
    }
    rows.forEach(cause -> printDetails(page, cause));
    return true;
  }

  private static void printDetails(TextPage page, Cause cause) {
    page.paragraph(page.styled(AnsiStyle.HEADING, cause.id()) + "  ", cause.title());
    page.out().println();
    cause.explanation().strip().lines().forEach(line -> page.paragraph("", line));
    page.out().println();
    cause.portalMessages().forEach(text -> page.paragraph("", "The admin center shows: " + text));
    page.heading("Fix");
    for (int i = 0; i < cause.fix().size(); i++) {
      page.paragraph("  " + (i + 1) + ". ", cause.fix().get(i));
    }
    if (!cause.links().isEmpty()) {
      page.heading("See");
      cause.links().forEach(link -> page.paragraph("  ", link));
    }
    List<ReachableGrade> reaches = ReachableGrade.of(cause);
    if (!reaches.isEmpty()) {
      page.heading("Grades");
    }
    for (ReachableGrade reached : reaches) {
      page.paragraph(
          "  " + StatusText.of(page, reached.grade()) + "  ",
          String.join("; or: ", reached.from()));
    }
    page.paragraph(
        "", "Source: %s. Highest grade: %s".formatted(cause.provenance().title(), ceiling(cause)));
  }
}
