package dev.synctrace.output;

import static dev.synctrace.output.schema.Property.answerRows;

import dev.synctrace.index.log.ContextRecord;
import dev.synctrace.index.log.ContextSearch;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.json.EventJson;
import dev.synctrace.output.json.SearchJson;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.RowConsumer;
import java.util.List;

/** The events that a search found, with the records around each in its log. */
public final class ContextListing implements Listing<ContextRecord> {
  private static final String BETWEEN_GROUPS = "--";

  private final SearchResult result;
  private final ContextSearch search;
  private final SourceMachines machines;
  private long written;

  public ContextListing(SearchResult result, ContextSearch search, SourceMachines machines) {
    this.result = result;
    this.search = search;
    this.machines = machines;
  }

  /** Returns how many of the events that were found have been written. */
  public long written() {
    return written;
  }

  @Override
  public void forEach(RowConsumer<? super ContextRecord> consumer) {
    search.forEach(
        RowConsumer.unchecked(row -> {
          consumer.accept(row);
          written += isHit(row) ? 1 : 0;
        }));
  }

  private static boolean isHit(ContextRecord row) {
    return row.role() == ContextRecord.Role.HIT;
  }

  @Override
  public Fields<ContextRecord> fields() {
    return EventListing.fields(machines, ContextRecord::hit)
        .csv("context", row -> row.role().label());
  }

  @Override
  public boolean print(TextPage page) {
    EventTable<ContextRecord> table =
        new EventTable<>(
            page,
            machines,
            List.of(Column.left("", row -> isHit(row) ? ">" : "")),
            ContextRecord::hit);
    boolean[] any = {false};
    forEach(row -> {
      if (row.startsGroup() && any[0]) {
        table.line(BETWEEN_GROUPS);
      }
      any[0] = true;
      table.row(row);
    });
    table.finish();
    return any[0];
  }

  @Override
  public JsonAnswer<ContextRecord> json() {
    return schema(machines).of(this);
  }

  /** Returns the schema of the JSON. */
  public static AnswerSchema<ContextListing, ContextRecord> schema(SourceMachines machines) {
    ObjectSchema<ContextRecord> row = EventJson.eventInContext(machines);
    return new AnswerSchema<>(
        ObjectSchema.of(
            "searchWithContext",
            "The events that a search found, each with the records around it in its log.",
            SearchJson.total(listing -> listing.result),
            answerRows(
                "events", row, ContextListing::forEach, "The events and the records around them."),
            SearchJson.facets(listing -> listing.result),
            SearchJson.histogram(listing -> listing.result)),
        row);
  }
}
