package dev.synctrace.cli.listing;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.text;
import static dev.synctrace.output.schema.Property.textOrNull;
import static dev.synctrace.output.schema.Property.timeOrNull;

import dev.synctrace.index.CaseInfo;
import dev.synctrace.index.annotation.CaseLabel;
import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.Fields;
import dev.synctrace.output.JsonAnswer;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cases from outside. */
public record CaseListing(List<CaseInfo> rows) implements TableListing<CaseInfo> {
  @Override
  public Fields<CaseInfo> fields() {
    return rowFields();
  }

  private static Fields<CaseInfo> rowFields() {
    return Fields.<CaseInfo>none()
        .with(text("case", CaseInfo::name, "Folder or address by which it is opened."))
        .with(textOrNull("name", one -> orNull(one.label().name()), "Name given to it."))
        .with(textOrNull("ticket", one -> orNull(one.label().ticket()), "Ticket given to it."))
        .with(number("sources", CaseInfo::sources, "Number of sources."))
        .with(number("events", CaseInfo::events, "Number of events."))
        .with(number("bytes", CaseInfo::bytes, "Size of the case."))
        .with(timeOrNull("changed", CaseInfo::changed, "When data was last added."));
  }

  @Override
  public JsonAnswer<CaseInfo> json() {
    return schema().of(this);
  }

  /** Returns the schema of the JSON. */
  public static AnswerSchema<CaseListing, CaseInfo> schema() {
    ObjectSchema<CaseInfo> row = rowFields().object("caseInfo", "A case.");
    return new AnswerSchema<>(
        ObjectSchema.of(
            "cases",
            "Cases with their size.",
            answerRows("cases", row, CaseListing::forEach, "The cases.")),
        row);
  }

  @Override
  public List<Column<CaseInfo>> columns() {
    List<Column<CaseInfo>> columns = new ArrayList<>();
    columns.add(Column.left("CASE", one -> TerminalText.line(one.name())));
    addIfAny(columns, "NAME", CaseLabel::name);
    addIfAny(columns, "TICKET", CaseLabel::ticket);
    columns.addAll(plainColumns());
    return columns;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Most cases have no name; a column of nothing says nothing. */
  private void addIfAny(
      List<Column<CaseInfo>> columns, String title, Function<CaseLabel, String> part) {
    if (rows.stream().anyMatch(one -> !part.apply(one.label()).isEmpty())) {
      columns.add(Column.left(title, one -> TerminalText.given(part.apply(one.label()))));
    }
  }

  private static List<Column<CaseInfo>> plainColumns() {
    return List.of(
        Column.<CaseInfo>count("SOURCES", CaseInfo::sources).optional(1),
        Column.<CaseInfo>count("EVENTS", CaseInfo::events).optional(3),
        Column.<CaseInfo>right("SIZE", one -> "%,d kB".formatted(Math.ceilDiv(one.bytes(), 1_000)))
            .optional(2),
        Column.<CaseInfo>left("LAST ADDED TO (UTC)", one -> Times.tableSeconds(one.changed()))
            .optional(4));
  }
}
