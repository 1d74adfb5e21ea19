package dev.synctrace.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.cli.terminal.AnsiStyle;
import dev.synctrace.cli.terminal.TerminalText;
import dev.synctrace.cli.terminal.WrappedText;
import dev.synctrace.index.search.SourceWithErrorCode;
import dev.synctrace.parsers.error.DecodedError;
import dev.synctrace.parsers.error.DecodedError.Part;
import dev.synctrace.parsers.error.ErrorFamily;
import dev.synctrace.parsers.error.ErrorTable;
import dev.synctrace.report.text.Csv;
import dev.synctrace.report.text.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decoded error codes in every form of output; docs/error-codes.md is the table of all. */
public final class ErrorOutput {
  private static final int MOST_SOURCES = 10;

  private final List<Entry> entries;

  /**
   * One answer.
   *
   * @param code as it was asked for
   * @param seenIn sources of the case that name it; empty without a case
   */
  public record Entry(String code, DecodedError error, List<SourceWithErrorCode> seenIn) {}

  public ErrorOutput(List<Entry> entries) {
    this.entries = entries;
  }

  /** For people: a heading for each code, what is known of it below. */
  public void table(PrintWriter out, int lineWidth, boolean color) {
    WrappedText text = new WrappedText(out, lineWidth);
    for (Entry entry : entries) {
      DecodedError error = entry.error();
      String heading = TerminalText.line(heading(entry.code(), error));
      out.println(color ? AnsiStyle.HEADING.apply(heading) : heading);
      line(text, "meaning", error.known() ? error.meaning() : "unknown code");
      line(text, "do", error.action());
      for (Part part : error.parts()) {
        line(text, part.name(), part.text());
      }
      for (DecodedError other : error.others()) {
        line(text, "or", family(other.family()) + " " + other.value() + " = " + other.brief());
      }
      line(text, "source", error.source());
      seen(text, entry.seenIn());
      out.println();
    }
  }

  private static String heading(String code, DecodedError error) {
    StringBuilder heading = new StringBuilder(code);
    if (!error.value().equals(code)) {
      heading.append(" = ").append(error.value());
    }
    if (error.name() != null && !error.name().equals(error.value())) {
      heading.append("  ").append(error.name());
    }
    return error.family() == null
        ? heading.toString()
        : heading + "  (" + error.family().label() + ")";
  }

  private static void line(WrappedText text, String label, @Nullable String value) {
    if (value != null) {
      text.print("  %-16s ".formatted(label + ":"), TerminalText.line(value));
    }
  }

  private static void seen(WrappedText text, List<SourceWithErrorCode> occurrences) {
    for (SourceWithErrorCode occurrence : occurrences.stream().limit(MOST_SOURCES).toList()) {
      line(
          text,
          "seen in",
          "%s:%d (%,d %s)"
              .formatted(
                  occurrence.source(),
                  occurrence.line(),
                  occurrence.count(),
                  occurrence.count() == 1 ? "record" : "records"));
    }
    int more = occurrences.size() - MOST_SOURCES;
    if (more > 0) {
      line(text, "seen in", "%,d more %s".formatted(more, more == 1 ? "source" : "sources"));
    }
  }

  public void json(Writer out) throws IOException {
    JsonGenerator json = Json.document(out);
    json.writeStartObject();
    json.writeArrayFieldStart("codes");
    for (Entry entry : entries) {
      write(json, entry);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  public void ndjson(Writer out) throws IOException {
    JsonGenerator json = Json.lines(out);
    for (Entry entry : entries) {
      write(json, entry);
      json.writeRaw('\n');
    }
    json.flush();
  }

  private static void write(JsonGenerator json, Entry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", entry.code());
    facts(json, entry.error());
    json.writeArrayFieldStart("seenIn");
    for (SourceWithErrorCode occurrence : entry.seenIn()) {
      json.writeStartObject();
      json.writeStringField("source", occurrence.source());
      json.writeNumberField("line", occurrence.line());
      json.writeNumberField("count", occurrence.count());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("parts");
    for (Part part : entry.error().parts()) {
      json.writeStartObject();
      json.writeStringField("part", part.name());
      json.writeStringField("text", part.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("others");
    for (DecodedError other : entry.error().others()) {
      json.writeStartObject();
      facts(json, other);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void facts(JsonGenerator json, DecodedError error) throws IOException {
    json.writeStringField("value", error.value());
    json.writeStringField("family", family(error.family()));
    json.writeStringField("name", error.name());
    json.writeStringField("meaning", error.meaning());
    json.writeStringField("action", error.action());
    json.writeStringField("source", error.source());
  }

  private static @Nullable String family(@Nullable ErrorFamily family) {
    return family == null ? null : family.label();
  }

  public void csv(PrintWriter out) {
    Csv csv = new Csv(out);
    csv.row(
        List.of(
            "code", "value", "family", "name", "meaning", "action", "source", "seenIn", "parts"));
    for (Entry entry : entries) {
      DecodedError error = entry.error();
      csv.row(
          Arrays.asList(
              entry.code(),
              error.value(),
              family(error.family()),
              error.name(),
              error.meaning(),
              error.action(),
              error.source(),
              entry.seenIn().stream()
                  .map(each -> each.source() + ":" + each.line() + " (" + each.count() + ")")
                  .collect(Collectors.joining("; ")),
              error.parts().stream()
                  .map(part -> part.name() + ": " + part.text())
                  .collect(Collectors.joining("; "))));
    }
  }

  /** docs/error-codes.md, byte for byte. */
  public static String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# Error codes\n\n")
        .append("Generated from the error table. Do not edit manually: ")
        .append("`mvn test -pl cli -am -Dtest=DocsTest -Dsynctrace.update` generates it.\n\n")
        .append(
            "`synctrace error CODE` accepts every spelling of a code: hexadecimal with and without")
        .append(" `0x`, signed and unsigned decimal,\nthe Win32 or WinHTTP number in it, and an")
        .append(" HTTP status. Codes that are not listed are decoded by rule:\n\n")
        .append("| code | contains |\n| --- | --- |\n")
        .append("| `0x8007nnnn` | a Win32 number; from 12000 to 12287 a WinHTTP number |\n")
        .append("| `0xcaa8nnnn` | token broker: a WinHTTP number |\n")
        .append("| `0xcaa3nnnn` | token broker: an HTTP status |\n")
        .append("| `0x8019nnnn` | an HTTP status, a WinHTTP number, or a small number of the MDM")
        .append(" registration |\n")
        .append("| `0xd00nnnnn` | the NTSTATUS `0xc00nnnnn`; `0xd009nnnn` is `0x8009nnnn` |\n\n")
        .append(
            "Sources: SEEN in a published log, DOC in Microsoft documentation, ISSUE in one public")
        .append(" report, INFERRED from other codes. If no source is\ngiven, the first step is a")
        .append(" suggestion of SyncTrace.\n");
    for (ErrorFamily family : ErrorFamily.values()) {
      page.append("\n## ").append(family.label()).append("\n\n");
      page.append("| code | name | meaning | first step | source |\n");
      page.append("| --- | --- | --- | --- | --- |\n");
      ErrorTable.builtIn().rows().stream()
          .filter(row -> row.family() == family)
          .forEach(row -> markdownRow(page, row));
    }
    return page.toString();
  }

  private static void markdownRow(StringBuilder page, ErrorTable.Row row) {
    List<@Nullable String> cells =
        Arrays.asList(row.name(), row.meaning(), row.action(), row.source());
    page.append("| `").append(row.code()).append('`');
    for (String cell : cells) {
      page.append(" | ").append(Objects.requireNonNullElse(cell, "-").replace("|", "\\|"));
    }
    page.append(" |\n");
  }
}
