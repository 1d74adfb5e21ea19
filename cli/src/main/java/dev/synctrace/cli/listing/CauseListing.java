package dev.synctrace.cli.listing;

import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.ReachableGrade;
import dev.synctrace.output.Fields;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable.Column;
import java.io.PrintWriter;
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
        Column.left("SCOPE", cause -> cause.scope().name().toLowerCase(Locale.ROOT)),
        Column.left("SOURCE", cause -> cause.provenance().title()),
        Column.left("HIGHEST GRADE", CauseListing::ceiling),
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
    printDetails(page.out());
    return true;
  }

  private void printDetails(PrintWriter out) {
    for (Cause cause : rows) {
      out.printf("%s  %s%n%n%s%n%n", cause.id(), cause.title(), cause.explanation().strip());
      cause.portalMessages().forEach(text -> out.println("The admin center shows: " + text));
      out.println("Fix");
      for (int i = 0; i < cause.fix().size(); i++) {
        out.printf("  %d. %s%n", i + 1, cause.fix().get(i));
      }
      if (!cause.links().isEmpty()) {
        out.println("See");
        cause.links().forEach(link -> out.println("  " + link));
      }
      List<ReachableGrade> reaches = ReachableGrade.of(cause);
      out.print(reaches.isEmpty() ? "" : "Grades%n".formatted());
      for (ReachableGrade reachableGrade : reaches) {
        out.printf(
            "  %-8s  %s%n", reachableGrade.grade(), String.join("; or: ", reachableGrade.from()));
      }
      out.printf("Source: %s. Highest grade: %s%n", cause.provenance().title(), ceiling(cause));
    }
  }
}
