package dev.synctrace.output;

import dev.synctrace.index.search.EventPlace;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.table.AnsiStyle;
import dev.synctrace.output.table.ErrorCodesText;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.Times;
import dev.synctrace.parsers.model.Event;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Events for people: one line each, coloured by severity. The error codes in them are decoded below
 * the table, each once.
 *
 * @param <T> a row
 */
final class EventTable<T> {
  /** Columns from which a line has room for everything. */
  private static final int WIDE = 140;

  private static final int WIDEST_SOURCE = 44;
  private static final int DATE = "2026-10-14".length();

  private final Function<T, Hit> events;
  private final SourceMachines machines;
  private final TextTable<T> table;
  private final ErrorCodesText codes;
  private final boolean wide;
  private String date = "";

  /**
   * Creates a table.
   *
   * @param first columns before those of an event
   * @param events the event of a row
   */
  EventTable(
      TextPage page, SourceMachines machines, List<Column<T>> first, Function<T, Hit> events) {
    this.events = events;
    this.machines = machines;
    this.codes = new ErrorCodesText(page);
    this.wide = page.width() >= WIDE;
    this.table =
        new TextTable<>(
            page,
            Stream.concat(first.stream(), columns().stream()).toList(),
            row -> AnsiStyle.of(event(row).severity()));
  }

  private List<Column<T>> columns() {
    return List.of(
        Column.left("TIME (UTC)", this::time),
        Column.<T>left("MACHINE", row -> TerminalText.line(machine(event(row)))).optional(1),
        Column.<T>left("KIND", row -> event(row).kind().label()).optional(2),
        Column.path("SOURCE", WIDEST_SOURCE, row -> place(events.apply(row))),
        Column.text("MESSAGE", row -> TerminalText.line(event(row).message())));
  }

  /** Where a line is short, the date is on a line of its own. */
  private String time(T row) {
    String time = Times.table(event(row).time());
    return wide || event(row).time() == null ? time : time.substring(DATE + 1);
  }

  private Event event(T row) {
    return events.apply(row).event();
  }

  /** Prints an event. */
  void row(T row) {
    String time = Times.table(event(row).time());
    if (!wide && event(row).time() != null && !time.substring(0, DATE).equals(date)) {
      date = time.substring(0, DATE);
      table.line(AnsiStyle.HEADING, date);
    }
    table.row(row);
    codes.add(event(row));
  }

  /** Prints a line between two events. */
  void line(String text) {
    table.line(text);
  }

  private static String place(Hit hit) {
    return TerminalText.line(hit.event().source() + ":" + hit.event().line()) + others(hit);
  }

  private String machine(Event event) {
    return Objects.requireNonNullElse(machines.nameOf(event.source()), "-");
  }

  /** How many other sources have the same record. */
  private static String others(Hit hit) {
    long sources =
        hit.alsoIn().stream()
            .map(EventPlace::source)
            .filter(source -> !source.equals(hit.event().source()))
            .distinct()
            .count();
    return sources == 0 ? "" : sources == 1 ? " (+1 source)" : " (+" + sources + " sources)";
  }

  /** Prints what still waits, and the codes. */
  void finish() {
    table.finish();
    codes.print();
  }
}
