package dev.synctrace.cli.command;

import dev.synctrace.index.log.RotatedLog;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.output.Fields;
import dev.synctrace.output.TableListing;
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
record LogsListing(List<RotatedLog> rows, SourceMachines machines)
    implements TableListing<RotatedLog> {

  @Override
  public String name() {
    return "logs";
  }

  @Override
  public Fields<RotatedLog> fields() {
    return Fields.<RotatedLog>none()
        .with("source", log -> log.newest().path())
        .with("machine", log -> machines.nameOf(log.newest().path()))
        .with("log", log -> log.newest().log())
        .json("files", RotatedLog::paths)
        .csv("files", log -> log.sources().size())
        .with("records", RotatedLog::records)
        .with("firstTime", LogsListing::first)
        .with("lastTime", LogsListing::last);
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
  static Optional<String> span(RotatedLog log) {
    Instant first = first(log);
    return first == null
        ? Optional.empty()
        : Optional.of(Times.tableSeconds(first) + " to " + Times.tableSeconds(last(log)) + " UTC");
  }
}
