package dev.synctrace.cli.output;

import dev.synctrace.cli.terminal.AnsiStyle;
import dev.synctrace.cli.terminal.TerminalText;
import dev.synctrace.cli.terminal.TextTable;
import dev.synctrace.cli.terminal.TextTable.Column;
import dev.synctrace.index.search.EventPlace;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.EventErrorNotes;
import dev.synctrace.report.text.Times;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Events for people: one line each, coloured by severity. The error codes in them are decoded below
 * the table, each once.
 */
public final class EventTable implements EventWriter {
  private static final int WIDEST_SOURCE = 44;
  private static final int MOST_NOTES = 20;

  private final PrintWriter out;
  private final SourceMachines machines;
  private final TextTable table;
  private final Map<String, String> notes = new LinkedHashMap<>();

  public EventTable(PrintWriter out, SourceMachines machines, int lineWidth, boolean color) {
    this.out = out;
    this.machines = machines;
    this.table =
        new TextTable(
            out,
            lineWidth,
            color,
            List.of(
                Column.left("TIME (UTC)"),
                Column.left("MACHINE"),
                Column.left("KIND"),
                new Column("SOURCE", false, WIDEST_SOURCE),
                Column.left("MESSAGE")));
  }

  @Override
  public void write(Hit hit) {
    Event event = hit.event();
    table.row(
        AnsiStyle.of(event.severity()),
        List.of(
            Times.table(event.time()),
            TerminalText.line(machine(event)),
            event.kind().label(),
            TerminalText.line(event.source() + ":" + event.line()) + others(hit),
            TerminalText.line(event.message())));
    if (notes.size() < MOST_NOTES) {
      EventErrorNotes.in(event).forEach(note -> notes.put(note.value(), note.brief()));
    }
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

  @Override
  public void close() {
    table.finish();
    if (!notes.isEmpty()) {
      out.println();
      out.println("Error codes");
      notes.forEach((code, brief) -> out.println("  " + TerminalText.line(code + " = " + brief)));
    }
  }
}
