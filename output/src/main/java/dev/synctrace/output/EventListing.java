package dev.synctrace.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.index.search.EventPlace;
import dev.synctrace.index.search.FacetResult;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.json.EventJson;
import dev.synctrace.output.table.AnsiStyle;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.RowConsumer;
import dev.synctrace.output.text.Times;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.EventErrorNotes;
import dev.synctrace.parsers.secret.Secrets;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The events that a search found. In CSV the attributes are in one column, as pairs. */
public final class EventListing implements Listing<Hit> {
  private final SearchResult result;
  private final SourceMachines machines;
  private long written;

  public EventListing(SearchResult result, SourceMachines machines) {
    this.result = result;
    this.machines = machines;
  }

  /** Returns how many events were written. */
  public long written() {
    return written;
  }

  @Override
  public String name() {
    return "events";
  }

  @Override
  public void forEach(RowConsumer<? super Hit> consumer) throws IOException {
    for (Hit hit : result.hits()) {
      consumer.accept(hit);
      written++;
    }
  }

  @Override
  public Fields<Hit> fields() {
    return Fields.<Hit>none()
        .csv("time", hit -> hit.event().time())
        .csv("zoneMinutes", hit -> hit.event().zoneMinutes())
        .csv("source", hit -> hit.event().source())
        .csv("machine", hit -> machines.nameOf(hit.event().source()))
        .csv("line", hit -> hit.event().line())
        .csv("endLine", hit -> hit.event().endLine())
        .csv("log", hit -> hit.event().log())
        .csv("component", hit -> hit.event().component())
        .csv("thread", hit -> hit.event().thread())
        .csv("severity", hit -> hit.event().severity().label())
        .csv("kind", hit -> hit.event().kind().label())
        .csv("message", hit -> hit.event().message())
        .csv("attributes", hit -> attributes(hit.event()))
        .csv(
            "alsoIn",
            hit ->
                hit.alsoIn().stream()
                    .map(place -> place.source() + ":" + place.line())
                    .collect(Collectors.joining("; ")));
  }

  private static String attributes(Event event) {
    String pairs =
        event.attributes().values().entrySet().stream()
            .map(entry -> entry.getKey().label() + "=" + shown(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("; "));
    String mentions = String.join(" ", event.attributes().mentions());
    return mentions.isEmpty() ? pairs : (pairs + "; mentions=" + mentions).replaceFirst("^; ", "");
  }

  private static String shown(Attribute attribute, String value) {
    return attribute == Attribute.TASK_PARAM ? Secrets.maskParameter(value) : value;
  }

  @Override
  public boolean print(TextPage page) throws IOException {
    EventTable table = new EventTable(page, machines);
    forEach(table::row);
    table.finish();
    return written > 0;
  }

  @Override
  public void writeHead(JsonGenerator json) throws IOException {
    json.writeNumberField("total", result.total());
  }

  @Override
  public void write(JsonGenerator json, Hit hit) throws IOException {
    EventJson.write(json, hit, machines);
  }

  @Override
  public void writeTail(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("facets");
    for (FacetResult facet : result.facets()) {
      writeFacet(json, facet);
    }
    json.writeEndObject();
    json.writeArrayFieldStart("histogram");
    for (HistogramBucket bucket : result.histogram()) {
      json.writeStartObject();
      json.writeStringField("start", Times.iso(bucket.start()));
      json.writeNumberField("count", bucket.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeFacet(JsonGenerator json, FacetResult facet) throws IOException {
    json.writeArrayFieldStart(facet.field());
    for (FacetResult.Value value : facet.values()) {
      json.writeStartObject();
      json.writeStringField("value", value.value());
      json.writeNumberField("count", value.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * Events for people: one line each, coloured by severity. The error codes in them are decoded
   * below the table, each once.
   */
  private static final class EventTable {
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
}
