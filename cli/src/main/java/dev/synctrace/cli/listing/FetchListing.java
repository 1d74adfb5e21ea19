package dev.synctrace.cli.listing;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.graph.FetchedItems;
import dev.synctrace.graph.GraphFetch.FetchResult;
import dev.synctrace.index.ingest.IngestedSource;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.Fields;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.json.Json;
import dev.synctrace.output.json.SourceJson;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.Times;
import java.io.IOException;
import java.util.List;

/**
 * What a fetch brought.
 *
 * @param caseFolder as the user named it
 */
public record FetchListing(String caseFolder, FetchResult result)
    implements TableListing<FetchedItems> {
  @Override
  public String name() {
    return "fetched";
  }

  @Override
  public List<FetchedItems> rows() {
    return result.fetched();
  }

  @Override
  public Fields<FetchedItems> fields() {
    return Fields.<FetchedItems>none()
        .with("what", FetchedItems::what)
        .with("asked", FetchedItems::asked)
        .with("pages", FetchedItems::pages)
        .with("records", FetchedItems::records)
        .with("added", FetchedItems::added)
        .with("from", FetchedItems::from)
        .with("until", FetchedItems::until);
  }

  @Override
  public List<Column<FetchedItems>> columns() {
    return List.of(
        Column.left("WHAT", FetchedItems::what),
        Column.count("ASKED", FetchedItems::asked),
        Column.count("PAGES", FetchedItems::pages),
        Column.count("RECORDS", FetchedItems::records),
        Column.count("ADDED", FetchedItems::added),
        Column.left("FROM (UTC)", items -> Times.table(items.from())),
        Column.left("WHOLE UNTIL (UTC)", items -> Times.table(items.until())));
  }

  @Override
  public boolean print(TextPage page) {
    TableListing.super.print(page);
    if (!result.problems().isEmpty()) {
      page.section("Refused");
      result.problems().forEach(problem -> page.out().println("  " + TerminalText.line(problem)));
    }
    SourceListing.printProblems(page, result.sources());
    page.out()
        .printf(
            "%n%,d requests%s, %,d sources added to the case %s%n",
            result.requests(),
            result.tenantId().map(tenant -> " to tenant " + TerminalText.line(tenant)).orElse(""),
            result.sources().size(),
            TerminalText.line(caseFolder));
    return true;
  }

  @Override
  public void writeHead(JsonGenerator json) throws IOException {
    json.writeStringField("case", caseFolder);
    json.writeStringField("tenantId", result.tenantId().orElse(null));
    json.writeNumberField("requests", result.requests());
  }

  @Override
  public void writeTail(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("sources");
    for (IngestedSource source : result.sources()) {
      SourceJson.write(json, source.summary(), SourceMachines.NONE, Redaction.secretsOnly());
    }
    json.writeEndArray();
    json.writeFieldName("problems");
    Json.write(json, result.problems());
    json.writeFieldName("notes");
    Json.write(json, result.notes());
  }
}
