package dev.synctrace.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.cli.terminal.Printable;
import dev.synctrace.cli.terminal.Style;
import dev.synctrace.cli.terminal.TextTable;
import dev.synctrace.cli.terminal.TextTable.Column;
import dev.synctrace.graph.FetchResult;
import dev.synctrace.graph.Fetched;
import dev.synctrace.index.ingest.IngestedSource;
import dev.synctrace.index.machine.SourceMachines;
import dev.synctrace.report.data.Csv;
import dev.synctrace.report.data.Json;
import dev.synctrace.report.data.SourceJson;
import dev.synctrace.report.data.Times;
import dev.synctrace.report.redact.Redaction;
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
    for (Fetched fetched : result.fetched()) {
      table.row(
          Style.PLAIN,
          List.of(
              fetched.what(),
              "%,d".formatted(fetched.asked()),
              "%,d".formatted(fetched.pages()),
              "%,d".formatted(fetched.records()),
              "%,d".formatted(fetched.added()),
              Times.table(fetched.from()),
              Times.table(fetched.until())));
    }
    table.finish();
    if (!result.problems().isEmpty()) {
      out.println();
      out.println(color ? Style.HEADING.apply("Refused") : "Refused");
      result.problems().forEach(problem -> out.println("  " + Printable.line(problem)));
    }
    SourcesOutput.printProblems(out, color, result.sources());
    out.printf(
        "%n%,d requests%s, %,d sources added to the case %s%n",
        result.requests(),
        result.tenantId().map(tenant -> " to tenant " + Printable.line(tenant)).orElse(""),
        result.sources().size(),
        Printable.line(caseFolder));
  }

  public void json(Writer out) throws IOException {
    JsonGenerator json = Json.document(out);
    json.writeStartObject();
    json.writeStringField("case", caseFolder);
    json.writeStringField("tenantId", result.tenantId().orElse(null));
    json.writeNumberField("requests", result.requests());
    json.writeArrayFieldStart("fetched");
    for (Fetched fetched : result.fetched()) {
      write(json, fetched);
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
    for (Fetched fetched : result.fetched()) {
      write(json, fetched);
      json.writeRaw('\n');
    }
    json.flush();
  }

  private static void write(JsonGenerator json, Fetched fetched) throws IOException {
    json.writeStartObject();
    json.writeStringField("what", fetched.what());
    json.writeNumberField("asked", fetched.asked());
    json.writeNumberField("pages", fetched.pages());
    json.writeNumberField("records", fetched.records());
    json.writeNumberField("added", fetched.added());
    json.writeStringField("from", Times.iso(fetched.from()));
    json.writeStringField("until", Times.iso(fetched.until()));
    json.writeEndObject();
  }

  public void csv(PrintWriter out) {
    Csv csv = new Csv(out);
    csv.row(List.of("what", "asked", "pages", "records", "added", "from", "until"));
    for (Fetched fetched : result.fetched()) {
      csv.row(
          Arrays.asList(
              fetched.what(),
              fetched.asked(),
              fetched.pages(),
              fetched.records(),
              fetched.added(),
              Times.iso(fetched.from()),
              Times.iso(fetched.until())));
    }
  }
}
