package dev.synctrace.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.cli.terminal.AnsiStyle;
import dev.synctrace.cli.terminal.TerminalText;
import dev.synctrace.cli.terminal.TextTable;
import dev.synctrace.cli.terminal.TextTable.Column;
import dev.synctrace.index.CaseDamage;
import dev.synctrace.index.lucene.store.CaseCheck;
import dev.synctrace.report.text.Csv;
import dev.synctrace.report.text.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** The damaged files of a case, in every form of output. */
public final class DamageOutput {
  private final String caseFolder;
  private final CaseCheck check;

  public DamageOutput(String caseFolder, CaseCheck check) {
    this.caseFolder = caseFolder;
    this.check = check;
  }

  /** For people. */
  public void table(PrintWriter out, int lineWidth, boolean color) {
    if (check.damage().isEmpty()) {
      out.println(
          TerminalText.line(
              "%s: %,d %s (%,d kB) verified, none damaged"
                  .formatted(
                      caseFolder,
                      check.files(),
                      check.files() == 1 ? "file" : "files",
                      Math.ceilDiv(check.bytes(), 1_000))));
      return;
    }
    TextTable table =
        new TextTable(
            out,
            lineWidth,
            color,
            List.of(
                Column.left("DAMAGED FILE"), Column.left("PROBLEM"), Column.left("WHAT TO DO")));
    for (CaseDamage damage : check.damage()) {
      table.row(
          AnsiStyle.PLAIN,
          List.of(
              TerminalText.line(damage.file()),
              TerminalText.line(damage.problem()),
              damage.remedy()));
    }
    table.finish();
  }

  public void json(PrintWriter out) throws IOException {
    JsonGenerator json = Json.document(out);
    json.writeStartObject();
    json.writeStringField("case", caseFolder);
    json.writeNumberField("files", check.files());
    json.writeNumberField("bytes", check.bytes());
    json.writeArrayFieldStart("damaged");
    for (CaseDamage damage : check.damage()) {
      write(json, damage);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  /** One damaged file a line. */
  public void ndjson(PrintWriter out) throws IOException {
    JsonGenerator json = Json.lines(out);
    for (CaseDamage damage : check.damage()) {
      write(json, damage);
      json.writeRaw('\n');
    }
    json.flush();
  }

  private static void write(JsonGenerator json, CaseDamage damage) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", damage.file());
    json.writeStringField("problem", damage.problem());
    json.writeStringField("remedy", damage.remedy());
    json.writeEndObject();
  }

  public void csv(PrintWriter out) {
    Csv csv = new Csv(out);
    csv.row(List.of("file", "problem", "remedy"));
    for (CaseDamage damage : check.damage()) {
      csv.row(List.of(damage.file(), damage.problem(), damage.remedy()));
    }
  }
}
