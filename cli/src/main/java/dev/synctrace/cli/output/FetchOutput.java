package dev.synctrace.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.cli.terminal.AnsiStyle;
import dev.synctrace.cli.terminal.TerminalText;
import dev.synctrace.cli.terminal.TextTable;
import dev.synctrace.cli.terminal.TextTable.Column;
import dev.synctrace.graph.FetchResult;
import dev.synctrace.graph.FetchedItems;
import dev.synctrace.index.ingest.IngestedSource;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.report.data.SourceJson;
import dev.synctrace.report.redact.Redaction;
import dev.synctrace.report.text.Csv;
import dev.synctrace.report.text.Json;
import dev.synctrace.report.text.Times;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;

/** What a fetch brought, in every form of output. */
public final class FetchOutput {
  private final String caseFolder;
  private final FetchResult result;

  public FetchOutput(String caseFolder, FetchResult result) {
    this.caseFolder = caseFolder;
    this.result = result;
  }

  public void table(PrintWriter out, int lineWidth, boolean color) {
    TextTable table =
        new TextTable(
            out,
            lineWidth,
            color,
            List.of(
                Column.left("WHAT"),
                Column.right("ASKED"),
                Column.right("PAGES"),
                Column.right("RECORDS"),
                Column.right("ADDED"),
                Column.left("FROM (UTC)"),
                Column.left("WHOLE UNTIL (UTC)")));
    for (FetchedItems fetchedItems : result.fetched()) {
      table.row(
          AnsiStyle.PLAIN,
          List.of(
              fetchedItems.what(),
              "%,d".formatted(fetchedItems.asked()),
              "%,d".formatted(fetchedItems.pages()),
              "%,d".formatted(fetchedItems.records()),
              "%,d".formatted(fetchedItems.added()),
              Times.table(fetchedItems.from()),
              Times.table(fetchedItems.until())));
    }
    table.finish();
    if (!result.problems().isEmpty()) {
      out.println();
      out.println(color ? AnsiStyle.HEADING.apply("Refused") : "Refused");
      result.problems().forEach(problem -> out.println("  " + TerminalText.line(problem)));
    }
    SourcesOutput.printProblems(out, color, result.sources());
    out.printf(
        "%n%,d requests%s, %,d sources added to the case %s%n",
        result.requests(),
        result.tenantId().map(tenant -> " to tenant " + TerminalText.line(tenant)).orElse(""),
        result.sources().size(),
        TerminalText.line(caseFolder));
  }

  public void json(Writer out) throws IOException {
    JsonGenerator json = Json.document(out);
    json.writeStartObject();
    json.writeStringField("case", caseFolder);
    json.writeStringField("tenantId", result.tenantId().orElse(null));
    json.writeNumberField("requests", result.requests());
    json.writeArrayFieldStart("fetched");
    for (FetchedItems fetchedItems : result.fetched()) {
      write(json, fetchedItems);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("sources");
    for (IngestedSource source : result.sources()) {
      SourceJson.write(json, source.summary(), SourceMachines.NONE, Redaction.secretsOnly());
    }
    json.writeEndArray();
    write(json, "problems", result.problems());
    write(json, "notes", result.notes());
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  private static void write(JsonGenerator json, String name, List<String> lines)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String line : lines) {
      json.writeString(line);
    }
    json.writeEndArray();
  }

  public void ndjson(Writer out) throws IOException {
    JsonGenerator json = Json.lines(out);
    for (FetchedItems fetchedItems : result.fetched()) {
      write(json, fetchedItems);
      json.writeRaw('\n');
    }
    json.flush();
  }

  private static void write(JsonGenerator json, FetchedItems fetchedItems) throws IOException {
    json.writeStartObject();
    json.writeStringField("what", fetchedItems.what());
    json.writeNumberField("asked", fetchedItems.asked());
    json.writeNumberField("pages", fetchedItems.pages());
    json.writeNumberField("records", fetchedItems.records());
    json.writeNumberField("added", fetchedItems.added());
    json.writeStringField("from", Times.iso(fetchedItems.from()));
    json.writeStringField("until", Times.iso(fetchedItems.until()));
    json.writeEndObject();
  }

  public void csv(PrintWriter out) {
    Csv csv = new Csv(out);
    csv.row(List.of("what", "asked", "pages", "records", "added", "from", "until"));
    for (FetchedItems fetchedItems : result.fetched()) {
      csv.row(
          Arrays.asList(
              fetchedItems.what(),
              fetchedItems.asked(),
              fetchedItems.pages(),
              fetchedItems.records(),
              fetchedItems.added(),
              Times.iso(fetchedItems.from()),
              Times.iso(fetchedItems.until())));
    }
  }
}
