package dev.synctrace.output.table;

import dev.synctrace.index.search.EventPlace;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.Times;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.EventErrorNotes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Events for people: one line each, coloured by severity. The error codes in them are decoded below
 * the table, each once.
 */
public final class EventTable {
  private static final int WIDEST_SOURCE = 44;
  private static final int MOST_NOTES = 20;

  private final TextPage page;
  private final SourceMachines machines;
  private final TextTable<Hit> table;
  private final Map<String, String> notes = new LinkedHashMap<>();

  public EventTable(TextPage page, SourceMachines machines) {
    this.page = page;
    this.machines = machines;
    this.table =
        new TextTable<>(
            page,
            List.of(
                Column.left("TIME (UTC)", hit -> Times.table(hit.event().time())),
                Column.left("MACHINE", hit -> TerminalText.line(machine(hit.event()))),
                Column.left("KIND", hit -> hit.event().kind().label()),
                new Column<>("SOURCE", false, WIDEST_SOURCE, EventTable::place),
                Column.left("MESSAGE", hit -> TerminalText.line(hit.event().message()))),
            hit -> AnsiStyle.of(hit.event().severity()));
  }

  /** Prints an event. */
  public void row(Hit hit) {
    table.row(hit);
    if (notes.size() < MOST_NOTES) {
      EventErrorNotes.in(hit.event()).forEach(note -> notes.put(note.value(), note.brief()));
    }
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
  public void finish() {
    table.finish();
    if (!notes.isEmpty()) {
      page.out().println();
      page.out().println("Error codes");
      notes.forEach(
          (code, brief) -> page.out().println("  " + TerminalText.line(code + " = " + brief)));
    }
  }
}
