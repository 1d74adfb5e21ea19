package dev.synctrace.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.cli.terminal.AnsiStyle;
import dev.synctrace.cli.terminal.TextTable;
import dev.synctrace.cli.terminal.TextTable.Column;
import dev.synctrace.report.redact.ReplacementCount;
import dev.synctrace.report.text.Csv;
import dev.synctrace.report.text.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** How much a redaction replaced, by kind of identifier; never what. */
public final class RedactionOutput {
  private final List<ReplacementCount> counts;

  public RedactionOutput(List<ReplacementCount> counts) {
    this.counts = counts;
  }

  /** For people. */
  public void table(PrintWriter out, int lineWidth, boolean color) {
    TextTable table =
        new TextTable(
            out,
            lineWidth,
            color,
            List.of(
                Column.left("KIND"), Column.right("DIFFERENT ONES"), Column.right("REPLACEMENTS")));
    for (ReplacementCount count : counts) {
      table.row(
          AnsiStyle.PLAIN,
          List.of(
              count.identifierClass(),
              "%,d".formatted(count.identifiers()),
              "%,d".formatted(count.places())));
    }
    table.finish();
    out.flush();
  }

  public void json(PrintWriter out) throws IOException {
    JsonGenerator json = Json.document(out);
    json.writeStartObject();
    json.writeArrayFieldStart("replaced");
    for (ReplacementCount count : counts) {
      write(json, count);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  public void ndjson(PrintWriter out) throws IOException {
    JsonGenerator json = Json.lines(out);
    for (ReplacementCount count : counts) {
      write(json, count);
      json.writeRaw('\n');
    }
    json.flush();
  }

  private static void write(JsonGenerator json, ReplacementCount count) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", count.identifierClass());
    json.writeNumberField("identifiers", count.identifiers());
    json.writeNumberField("replacements", count.places());
    json.writeEndObject();
  }

  public void csv(PrintWriter out) {
    Csv csv = new Csv(out);
    csv.row(List.of("kind", "identifiers", "replacements"));
    counts.forEach(
        count -> csv.row(List.of(count.identifierClass(), count.identifiers(), count.places())));
    out.flush();
  }
}
