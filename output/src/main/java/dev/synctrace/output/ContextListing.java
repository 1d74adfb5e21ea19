package dev.synctrace.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.index.log.ContextRecord;
import dev.synctrace.index.log.ContextSearch;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.json.EventJson;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.RowConsumer;
import java.io.IOException;
import java.util.List;

/** The events that a search found, with the records around each in its log. */
public final class ContextListing implements Listing<ContextRecord> {
  private static final String BETWEEN_GROUPS = "--";

  private final EventListing hits;
  private final ContextSearch search;
  private final SourceMachines machines;
  private long written;

  public ContextListing(SearchResult result, ContextSearch search, SourceMachines machines) {
    this.hits = new EventListing(result, machines);
    this.search = search;
    this.machines = machines;
  }

  /** Returns how many of the events that were found have been written. */
  public long written() {
    return written;
  }

  @Override
  public String name() {
    return hits.name();
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
  public void writeHead(JsonGenerator json) throws IOException {
    hits.writeHead(json);
  }

  @Override
  public void write(JsonGenerator json, ContextRecord row) throws IOException {
    EventJson.write(json, row, machines);
  }

  @Override
  public void writeTail(JsonGenerator json) throws IOException {
    hits.writeTail(json);
  }
}
