package dev.synctrace.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.cli.terminal.AnsiStyle;
import dev.synctrace.cli.terminal.TerminalText;
import dev.synctrace.parsers.log.LogCatalogue;
import dev.synctrace.parsers.log.LogCatalogue.Example;
import dev.synctrace.parsers.log.LogCatalogue.KnownKind;
import dev.synctrace.report.data.Csv;
import dev.synctrace.report.data.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The catalogue of kinds in every form of output; docs/kinds.md is its Markdown form. */
public final class KindsOutput {
  private final List<LogCatalogue> logs;

  private KindsOutput(List<LogCatalogue> logs) {
    this.logs = logs;
  }

  /** Every kind there is: of the logs first, of exports then. */
  public static KindsOutput everything() {
    return new KindsOutput(
        Stream.of(LogCatalogue.all(), LogCatalogue.exports()).flatMap(List::stream).toList());
  }

  /** For people: a heading for each log, a line for each kind, its first example below. */
  public void table(PrintWriter out, boolean color) {
    for (LogCatalogue log : logs) {
      out.println(heading(log.log() + ": " + log.title(), color));
      for (KnownKind kind : log.kinds()) {
        out.printf("  %-28s %s%n", kind.kind(), kind.says());
        List<String> attributes = attributes(kind);
        if (!attributes.isEmpty()) {
          out.printf("  %-28s %s%n", "", "attributes: " + String.join(", ", attributes));
        }
        out.printf("  %-28s %s%n", "", TerminalText.line(kind.messages().getFirst().text()));
      }
      out.println();
    }
  }

  private static String heading(String text, boolean color) {
    return color ? AnsiStyle.HEADING.apply(text) : text;
  }

  public void json(Writer out) throws IOException {
    JsonGenerator json = Json.document(out);
    json.writeStartObject();
    json.writeArrayFieldStart("kinds");
    for (LogCatalogue log : logs) {
      for (KnownKind kind : log.kinds()) {
        write(json, log, kind);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  public void ndjson(Writer out) throws IOException {
    JsonGenerator json = Json.lines(out);
    for (LogCatalogue log : logs) {
      for (KnownKind kind : log.kinds()) {
        write(json, log, kind);
        json.writeRaw('\n');
      }
    }
    json.flush();
  }

  private static void write(JsonGenerator json, LogCatalogue log, KnownKind kind)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", kind.kind());
    json.writeStringField("log", log.log());
    json.writeStringField("says", kind.says());
    json.writeStringField("severity", kind.type().severity().label());
    json.writeStringField("mark", mark(kind));
    json.writeArrayFieldStart("attributes");
    for (String attribute : attributes(kind)) {
      json.writeString(attribute);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("examples");
    for (Example example : kind.messages()) {
      json.writeString(example.text());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  public void csv(PrintWriter out) {
    Csv csv = new Csv(out);
    csv.row(List.of("log", "kind", "says", "severity", "mark", "attributes", "example"));
    for (LogCatalogue log : logs) {
      for (KnownKind kind : log.kinds()) {
        csv.row(
            Arrays.asList(
                log.log(),
                kind.kind(),
                kind.says(),
                kind.type().severity().label(),
                mark(kind),
                String.join(" ", attributes(kind)),
                kind.messages().getFirst().text()));
      }
    }
  }

  /** docs/kinds.md, byte for byte. */
  public String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# Kinds of events\n\n")
        .append("Written by `synctrace kinds` from the catalogue files; do not edit by hand: ")
        .append("`mvn test -pl cli -am -Dtest=DocsTest -Dsynctrace.update` writes it anew.\n\n")
        .append("How well a message is known: SEEN stands so in a public source, SEEN-OCR was ")
        .append("read off a picture there,\nRECONSTRUCTED was rebuilt from such pictures or ")
        .append("posts, INFERRED was never published and follows from its twin.\n");
    for (LogCatalogue log : logs) {
      page.append("\n## ").append(log.log()).append("\n\n").append(log.title());
      Optional.ofNullable(log.machine()).ifPresent(machine -> page.append("; ").append(machine));
      Optional.ofNullable(log.folder())
          .ifPresent(folder -> page.append("; `").append(folder).append('`'));
      page.append(".\n\n| kind | says | severity | attributes | known | example |\n")
          .append("| --- | --- | --- | --- | --- | --- |\n");
      log.kinds().forEach(kind -> markdownRow(page, kind));
    }
    return page.toString();
  }

  private static void markdownRow(StringBuilder page, KnownKind kind) {
    page.append("| `")
        .append(kind.kind())
        .append("` | ")
        .append(escaped(kind.says()))
        .append(" | ")
        .append(kind.type().severity().label())
        .append(" | ")
        .append(String.join(" ", attributes(kind)))
        .append(" | ")
        .append(mark(kind))
        .append(" | `` ")
        .append(escaped(kind.messages().getFirst().text()))
        .append(" `` |\n");
  }

  private static String escaped(String text) {
    return text.strip().replace("|", "\\|").replaceAll("\\R\\s*", " ⏎ ");
  }

  private static String mark(KnownKind kind) {
    return kind.messages().getFirst().mark().toString().replace('_', '-');
  }

  private static List<String> attributes(KnownKind kind) {
    Set<String> names = new TreeSet<>();
    for (Example example : kind.messages()) {
      Optional.ofNullable(example.attributes()).map(Map::keySet).ifPresent(names::addAll);
    }
    return List.copyOf(names);
  }
}
