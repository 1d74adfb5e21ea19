package dev.synctrace.cli.listing;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.choice;
import static dev.synctrace.output.schema.Property.word;
import static dev.synctrace.output.schema.Property.words;

import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.Cause.Provenance;
import dev.synctrace.diagnosis.cause.ReachableGrade;
import dev.synctrace.diagnosis.cause.condition.Scope;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.Fields;
import dev.synctrace.output.JsonAnswer;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.schema.Choice;
import dev.synctrace.output.schema.ObjectSchema;
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
  public Fields<Cause> fields() {
    return rowFields();
  }

  private static Fields<Cause> rowFields() {
    return Fields.<Cause>none()
        .with(word("id", Cause::id, "ID, such as S01 or T01."))
        .with(word("title", Cause::title, "The cause, one sentence."))
        .with(choice("scope", Choice.of(Scope.class), Cause::scope, "What it concerns."))
        .with(
            choice(
                "basis",
                Choice.of(Provenance.class),
                Cause::provenance,
                "What the entry of the catalogue is based on."))
        .with(choice("ceiling", Choice.of(Grade.class), Cause::ceiling, "Highest grade."))
        .with(
            word(
                "explanation",
                cause -> cause.explanation().strip(),
                "What happens, two to four sentences."))
        .json(words("fix", Cause::fix, "Steps of the fix, in order."))
        .csv("fix", cause -> String.join("; ", cause.fix()))
        .json(words("links", Cause::links, "Addresses of documentation."))
        .csv("links", cause -> String.join(" ", cause.links()))
        .json(
            words(
                "portalMessages",
                Cause::portalMessages,
                "Messages of the admin center by which it is known."))
        .json(word("reference", Cause::reference, "Where the facts are from."));
  }

  @Override
  public JsonAnswer<Cause> json() {
    return schema().of(this);
  }

  /** Returns the schema of the JSON. */
  public static AnswerSchema<CauseListing, Cause> schema() {
    ObjectSchema<Cause> row = rowFields().object("causeOfCatalogue", "A cause of the catalogue.");
    return new AnswerSchema<>(
        ObjectSchema.of(
            "causes",
            "Causes of the catalogue.",
            answerRows("causes", row, CauseListing::forEach, "The causes, by ID.")),
        row);
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
