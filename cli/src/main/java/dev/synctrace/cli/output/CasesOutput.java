package dev.synctrace.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.cli.terminal.AnsiStyle;
import dev.synctrace.cli.terminal.TerminalText;
import dev.synctrace.cli.terminal.TextTable;
import dev.synctrace.cli.terminal.TextTable.Column;
import dev.synctrace.index.CaseInfo;
import dev.synctrace.report.text.Csv;
import dev.synctrace.report.text.Json;
import dev.synctrace.report.text.Times;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;

/** Cases from outside, in every form of output. */
public final class CasesOutput {
  private final List<CaseInfo> cases;

  public CasesOutput(List<CaseInfo> cases) {
    this.cases = cases;
  }

  /** For people. */
  public void table(PrintWriter out, int lineWidth, boolean color) {
    TextTable table =
        new TextTable(
            out,
            lineWidth,
            color,
            List.of(
                Column.left("CASE"),
                Column.right("SOURCES"),
                Column.right("EVENTS"),
                Column.right("SIZE"),
                Column.left("LAST ADDED TO (UTC)")));
    for (CaseInfo one : cases) {
      table.row(
          AnsiStyle.PLAIN,
          List.of(
              TerminalText.line(one.name()),
              "%,d".formatted(one.sources()),
              "%,d".formatted(one.events()),
              "%,d kB".formatted(Math.ceilDiv(one.bytes(), 1_000)),
              Times.tableSeconds(one.changed())));
    }
    table.finish();
    out.flush();
  }

  public void json(PrintWriter out) throws IOException {
    JsonGenerator json = Json.document(out);
    json.writeStartObject();
    json.writeArrayFieldStart("cases");
    for (CaseInfo one : cases) {
      write(json, one);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  public void ndjson(PrintWriter out) throws IOException {
    JsonGenerator json = Json.lines(out);
    for (CaseInfo one : cases) {
      write(json, one);
      json.writeRaw('\n');
    }
    json.flush();
  }

  private static void write(JsonGenerator json, CaseInfo one) throws IOException {
    json.writeStartObject();
    json.writeStringField("case", one.name());
    json.writeNumberField("sources", one.sources());
    json.writeNumberField("events", one.events());
    json.writeNumberField("bytes", one.bytes());
    json.writeStringField("changed", Times.iso(one.changed()));
    json.writeEndObject();
  }

  public void csv(PrintWriter out) {
    Csv csv = new Csv(out);
    csv.row(List.of("case", "sources", "events", "bytes", "changed"));
    for (CaseInfo one : cases) {
      csv.row(
          Arrays.asList(
              one.name(), one.sources(), one.events(), one.bytes(), Times.iso(one.changed())));
    }
    out.flush();
  }
}
