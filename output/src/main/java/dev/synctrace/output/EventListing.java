package dev.synctrace.output;

import static dev.synctrace.output.schema.Property.answerRows;

import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.json.EventJson;
import dev.synctrace.output.json.SearchJson;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.text.RowConsumer;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.secret.Secrets;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
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
  public void forEach(RowConsumer<? super Hit> consumer) throws IOException {
    for (Hit hit : result.hits()) {
      consumer.accept(hit);
      written++;
    }
  }

  @Override
  public Fields<Hit> fields() {
    return fields(machines, hit -> hit);
  }

  /** Returns the columns that rows with an event have in CSV. */
  public static <T> Fields<T> fields(SourceMachines machines, Function<T, Hit> events) {
    return Fields.<T>none()
        .csv("time", row -> events.apply(row).event().time())
        .csv("zoneMinutes", row -> events.apply(row).event().zoneMinutes())
        .csv("source", row -> events.apply(row).event().source())
        .csv("machine", row -> machines.nameOf(events.apply(row).event().source()))
        .csv("line", row -> events.apply(row).event().line())
        .csv("endLine", row -> events.apply(row).event().endLine())
        .csv("log", row -> events.apply(row).event().log())
        .csv("component", row -> events.apply(row).event().component())
        .csv("thread", row -> events.apply(row).event().thread())
        .csv("severity", row -> events.apply(row).event().severity().label())
        .csv("kind", row -> events.apply(row).event().kind().label())
        .csv("message", row -> events.apply(row).event().message())
        .csv("attributes", row -> attributes(events.apply(row).event()))
        .csv(
            "alsoIn",
            row ->
                events.apply(row).alsoIn().stream()
                    .map(place -> place.source() + ":" + place.line())
                    .collect(Collectors.joining("; ")));
  }

  /** Returns what an event says, as pairs; secrets in parameters are masked. */
  public static String attributes(Event event) {
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
    EventTable<Hit> table = new EventTable<>(page, machines, List.of(), hit -> hit);
    forEach(table::row);
    table.finish();
    return written > 0;
  }

  @Override
  public JsonAnswer<Hit> json() {
    return schema(machines).of(this);
  }

  /** Returns the schema of the JSON. */
  public static AnswerSchema<EventListing, Hit> schema(SourceMachines machines) {
    ObjectSchema<Hit> row = EventJson.event(machines);
    return new AnswerSchema<>(
        ObjectSchema.of(
            "search",
            "The events that a search found, oldest first.",
            SearchJson.total(listing -> listing.result),
            answerRows("events", row, EventListing::forEach, "The events."),
            SearchJson.facets(listing -> listing.result),
            SearchJson.histogram(listing -> listing.result)),
        row);
  }
}
