package dev.synctrace.output;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.decimal;
import static dev.synctrace.output.schema.Property.flag;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.text;
import static dev.synctrace.output.schema.Property.texts;
import static dev.synctrace.output.schema.Property.timeOrNull;
import static dev.synctrace.output.schema.Property.value;
import static dev.synctrace.output.schema.Property.word;
import static dev.synctrace.output.schema.Property.words;

import dev.synctrace.index.search.PatternResult;
import dev.synctrace.index.search.PatternSummary;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.Times;
import java.util.List;
import java.util.Objects;

/**
 * Patterns of messages.
 *
 * @param machines of the case
 * @param isNew whether each of them is new
 */
public record PatternListing(PatternResult result, SourceMachines machines, boolean isNew)
    implements TableListing<PatternSummary> {
  private static final double PRECISION = 1_000_000;

  private static final ObjectSchema<PatternSummary> EXAMPLE =
      ObjectSchema.of(
          "patternExample",
          "The first record of a pattern.",
          text("source", row -> row.example().source(), "Path of the file in the bundle."),
          number("line", row -> row.example().line(), "Line in the file, from 1."));

  @Override
  public List<PatternSummary> rows() {
    return result.patterns();
  }

  @Override
  public Fields<PatternSummary> fields() {
    return fields(machines, result.events(), isNew);
  }

  private static Fields<PatternSummary> fields(
      SourceMachines machines, long events, boolean isNew) {
    return Fields.<PatternSummary>none()
        .with(text("pattern", PatternSummary::text, "The message without its variable parts."))
        .with(number("count", PatternSummary::count, "Number of its records."))
        .with(
            decimal(
                "share",
                row -> share(row, events),
                "Share in the records that were counted, from 0 to 1."))
        .with(timeOrNull("firstTime", PatternSummary::first, "Time of its first record."))
        .with(timeOrNull("lastTime", PatternSummary::last, "Time of its last record."))
        .json(words("logs", row -> List.copyOf(row.logs()), "The logs that have it."))
        .csv("logs", row -> String.join("; ", row.logs()))
        .json(texts("machines", row -> machineNames(row, machines), "The machines that wrote it."))
        .csv("machines", row -> String.join("; ", machineNames(row, machines)))
        .with(word("severity", row -> row.severity().label(), "The highest severity."))
        .with(word("kind", row -> row.kind().label(), "Kind of the first record."))
        .json(value("example", EXAMPLE, row -> row, "The first record."))
        .csv("source", row -> row.example().source())
        .csv("line", row -> row.example().line())
        .with(flag("new", _ -> isNew, "Whether only new patterns were asked for."))
        .with(word("id", PatternSummary::id, "For the field pattern of a search."));
  }

  private static double share(PatternSummary row, long events) {
    return Math.round(PRECISION * row.count() / Math.max(1, events)) / PRECISION;
  }

  private static List<String> machineNames(PatternSummary row, SourceMachines machines) {
    return row.sources().stream()
        .map(machines::nameOf)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public JsonAnswer<PatternSummary> json() {
    return schema(machines, result.events(), isNew).of(this);
  }

  /** Returns the schema of the JSON. */
  public static AnswerSchema<PatternListing, PatternSummary> schema(SourceMachines machines) {
    return schema(machines, 1, false);
  }

  private static AnswerSchema<PatternListing, PatternSummary> schema(
      SourceMachines machines, long events, boolean isNew) {
    ObjectSchema<PatternSummary> row =
        fields(machines, events, isNew).object("pattern", "A pattern of messages.");
    return new AnswerSchema<>(
        ObjectSchema.of(
            "patterns",
            "Patterns of messages.",
            number(
                "events",
                listing -> listing.result.events(),
                "Number of records that were counted."),
            number(
                "total",
                listing -> listing.result.matching(),
                "Number of patterns before --limit."),
            answerRows("patterns", row, PatternListing::forEach, "The patterns.")),
        row);
  }

  @Override
  public List<Column<PatternSummary>> columns() {
    return List.of(
        Column.count("COUNT", PatternSummary::count),
        Column.<PatternSummary>left("FIRST (UTC)", row -> Times.tableSeconds(row.first()))
            .optional(5),
        Column.<PatternSummary>left("LAST (UTC)", row -> Times.tableSeconds(row.last()))
            .optional(4),
        Column.<PatternSummary>left("SEVERITY", row -> row.severity().label()).optional(3),
        Column.<PatternSummary>left("LOGS", row -> few(List.copyOf(row.logs()))).optional(2),
        Column.<PatternSummary>left("MACHINES", row -> few(machineNames(row, machines)))
            .optional(1),
        Column.left("ID", PatternSummary::id),
        Column.text("PATTERN", row -> TerminalText.line(row.text())));
  }

  private static String few(List<String> names) {
    return switch (names.size()) {
      case 0 -> "-";
      case 1 -> TerminalText.line(names.getFirst());
      default -> TerminalText.line(names.getFirst()) + " +" + (names.size() - 1);
    };
  }
}
