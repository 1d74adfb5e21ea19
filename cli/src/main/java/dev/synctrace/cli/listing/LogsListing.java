package dev.synctrace.cli.listing;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.text;
import static dev.synctrace.output.schema.Property.textOrNull;
import static dev.synctrace.output.schema.Property.texts;
import static dev.synctrace.output.schema.Property.timeOrNull;
import static dev.synctrace.output.schema.Property.wordOrNull;

import dev.synctrace.index.log.RotatedLog;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.Fields;
import dev.synctrace.output.JsonAnswer;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The logs of a case, each with the files it was rotated into. */
public record LogsListing(List<RotatedLog> rows, SourceMachines machines)
    implements TableListing<RotatedLog> {

  @Override
  public Fields<RotatedLog> fields() {
    return fields(machines);
  }

  private static Fields<RotatedLog> fields(SourceMachines machines) {
    return Fields.<RotatedLog>none()
        .with(text("source", log -> log.newest().path(), "Path of its current file."))
        .with(
            textOrNull(
                "machine",
                log -> machines.nameOf(log.newest().path()),
                "Name of the machine that wrote it."))
        .with(wordOrNull("log", log -> log.newest().log(), "Name of the log."))
        .json(texts("files", RotatedLog::paths, "Paths of its files, oldest first."))
        .csv("files", log -> log.sources().size())
        .with(number("records", RotatedLog::records, "Number of records."))
        .with(timeOrNull("firstTime", LogsListing::first, "Time of the earliest record."))
        .with(timeOrNull("lastTime", LogsListing::last, "Time of the latest record."));
  }

  @Override
  public JsonAnswer<RotatedLog> json() {
    return schema(machines).of(this);
  }

  /** Returns the schema of the JSON. */
  public static AnswerSchema<LogsListing, RotatedLog> schema(SourceMachines machines) {
    ObjectSchema<RotatedLog> row =
        fields(machines).object("rotatedLog", "A log with the files it was rotated into.");
    return new AnswerSchema<>(
        ObjectSchema.of(
            "logs",
            "The logs of a case.",
            answerRows("logs", row, LogsListing::forEach, "The logs, by source.")),
        row);
  }

  @Override
  public List<Column<RotatedLog>> columns() {
    return List.of(
        Column.left("SOURCE", log -> TerminalText.line(log.newest().path())),
        Column.<RotatedLog>left("MACHINE", log -> TerminalText.line(machine(log))).optional(1),
        Column.<RotatedLog>count("FILES", log -> log.sources().size()).optional(2),
        Column.<RotatedLog>count("RECORDS", RotatedLog::records).optional(3),
        Column.<RotatedLog>left("FIRST (UTC)", log -> Times.tableSeconds(first(log))).optional(4),
        Column.<RotatedLog>left("LAST (UTC)", log -> Times.tableSeconds(last(log))).optional(5));
  }

  private String machine(RotatedLog log) {
    return Objects.requireNonNullElse(machines.nameOf(log.newest().path()), "-");
  }

  private static @Nullable Instant first(RotatedLog log) {
    return log.sources().stream()
        .map(SourceSummary::firstTime)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable Instant last(RotatedLog log) {
    return log.sources().stream()
        .map(SourceSummary::lastTime)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Returns the time that a log covers, in words; empty where none of its records has a time. */
  public static Optional<String> span(RotatedLog log) {
    Instant first = first(log);
    return first == null
        ? Optional.empty()
        : Optional.of(Times.tableSeconds(first) + " to " + Times.tableSeconds(last(log)) + " UTC");
  }
}
