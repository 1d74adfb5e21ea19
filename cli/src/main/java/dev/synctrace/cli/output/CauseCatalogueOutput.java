package dev.synctrace.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.cli.terminal.AnsiStyle;
import dev.synctrace.cli.terminal.TerminalText;
import dev.synctrace.cli.terminal.TextTable;
import dev.synctrace.cli.terminal.TextTable.Column;
import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.ReachableGrade;
import dev.synctrace.report.text.Csv;
import dev.synctrace.report.text.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The cause catalogue in every form of output; docs/causes.md is its Markdown form. */
public final class CauseCatalogueOutput {
  private final List<Cause> causes;

  public CauseCatalogueOutput(List<Cause> causes) {
    this.causes = causes;
  }

  public void table(PrintWriter out, int lineWidth, boolean color) {
    TextTable table =
        new TextTable(
            out,
            lineWidth,
            color,
            List.of(
                Column.left("ID"),
                Column.left("SCOPE"),
                Column.left("SOURCE"),
                Column.left("HIGHEST GRADE"),
                Column.left("TITLE")));
    for (Cause cause : causes) {
      table.row(
          AnsiStyle.PLAIN,
          List.of(
              cause.id(),
              cause.scope().name().toLowerCase(Locale.ROOT),
              cause.provenance().title(),
              ceiling(cause),
              TerminalText.line(cause.title())));
    }
    table.finish();
  }

  /** A cause without conditions is text to read and never found. */
  private static String ceiling(Cause cause) {
    return cause.when().isEmpty() ? "-" : cause.ceiling().name();
  }

  public void details(PrintWriter out) {
    for (Cause cause : causes) {
      out.printf("%s  %s%n%n%s%n%n", cause.id(), cause.title(), cause.explanation().strip());
      cause.portalMessages().forEach(text -> out.println("The admin center shows: " + text));
      out.println("Fix");
      for (int i = 0; i < cause.fix().size(); i++) {
        out.printf("  %d. %s%n", i + 1, cause.fix().get(i));
      }
      if (!cause.links().isEmpty()) {
        out.println("See");
        cause.links().forEach(link -> out.println("  " + link));
      }
      List<ReachableGrade> reaches = ReachableGrade.of(cause);
      out.print(reaches.isEmpty() ? "" : "Grades%n".formatted());
      for (ReachableGrade reachableGrade : reaches) {
        out.printf(
            "  %-8s  %s%n", reachableGrade.grade(), String.join("; or: ", reachableGrade.from()));
      }
      out.printf("Source: %s. Highest grade: %s%n", cause.provenance().title(), ceiling(cause));
    }
  }

  public void json(Writer out) throws IOException {
    JsonGenerator json = Json.document(out);
    json.writeStartObject();
    json.writeArrayFieldStart("causes");
    for (Cause cause : causes) {
      write(json, cause);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  public void ndjson(Writer out) throws IOException {
    JsonGenerator json = Json.lines(out);
    for (Cause cause : causes) {
      write(json, cause);
      json.writeRaw('\n');
    }
    json.flush();
  }

  private static void write(JsonGenerator json, Cause cause) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", cause.id());
    json.writeStringField("title", cause.title());
    json.writeStringField("scope", cause.scope().name());
    json.writeStringField("basis", cause.provenance().name());
    json.writeStringField("ceiling", cause.ceiling().name());
    json.writeStringField("explanation", cause.explanation().strip());
    texts(json, "fix", cause.fix());
    texts(json, "links", cause.links());
    texts(json, "portalMessages", cause.portalMessages());
    json.writeStringField("reference", cause.reference());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  public void csv(PrintWriter out) {
    Csv csv = new Csv(out);
    csv.row(List.of("id", "title", "scope", "basis", "ceiling", "explanation", "fix", "links"));
    for (Cause cause : causes) {
      csv.row(
          List.of(
              cause.id(),
              cause.title(),
              cause.scope().name(),
              cause.provenance().name(),
              cause.ceiling().name(),
              cause.explanation().strip(),
              String.join("; ", cause.fix()),
              String.join(" ", cause.links())));
    }
  }

  /** docs/causes.md, byte for byte. */
  public String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# Causes\n\n")
        .append("Generated from the cause files. Do not edit manually: ")
        .append("`mvn test -pl cli -am -Dtest=DocsTest -Dsynctrace.update` generates it.\n\n")
        .append(
            "The source shows where a cause is described: in Microsoft documentation, in Microsoft Graph")
        .append(
            " documentation\n(the text in the Configuration Manager log is not published), in a published article,\nin one public report, or it is")
        .append(" a deduction. The last\ngrade is the highest grade that the cause")
        .append(
            " can have. A cause without a grade is for information only and is never reported.\n\n")
        .append(
            "| ID | scope | source | highest grade | title |\n| --- | --- | --- | --- | --- |\n");
    for (Cause cause : causes) {
      page.append(
          "| [%s](#%s) | %s | %s | %s | %s |%n"
              .formatted(
                  cause.id(),
                  cause.id().toLowerCase(Locale.ROOT),
                  cause.scope().name().toLowerCase(Locale.ROOT),
                  cause.provenance().title(),
                  ceiling(cause),
                  cause.title().replace("|", "\\|")));
    }
    reaches(page);
    for (Cause cause : causes) {
      page.append("\n## ").append(cause.id()).append("\n\n**").append(cause.title());
      page.append("**\n\n").append(cause.explanation().strip()).append("\n");
      cause.portalMessages().forEach(text -> page.append("\n> ").append(text).append('\n'));
      page.append('\n');
      for (int i = 0; i < cause.fix().size(); i++) {
        page.append("%d. %s%n".formatted(i + 1, cause.fix().get(i)));
      }
      cause.links().forEach(link -> page.append("\n<").append(link).append(">\n"));
    }
    return page.toString();
  }

  private void reaches(StringBuilder page) {
    page.append("\n## Grades and evidence\n\n")
        .append(
            "The grades that each cause can have, and the evidence for each grade, computed from the conditions")
        .append(
            " in its file.\nPROVEN: records or facts prove it. LIKELY: evidence agrees, or the cause is based")
        .append(" on a case note, on an\nunpublished log message, or on a missing audit record.")
        .append(
            " POSSIBLE: consistent with the evidence, but so are\nother causes. The sources are in brackets.")
        .append(" Causes explain verdicts of members; the causes")
        .append(
            " of tenant attach\n(T) explain actions and messages of the admin center instead. A cause that")
        .append(" concerns the site and explains\nno verdict prevents wrong")
        .append(" conclusions.\n\n")
        .append("| ID | explains | grade | evidence |\n| --- | --- | --- | --- |\n");
    for (Cause cause : causes) {
      List<ReachableGrade> reaches = ReachableGrade.of(cause);
      for (ReachableGrade reachableGrade : reaches) {
        row(
            page,
            cause,
            reachableGrade.grade().name(),
            String.join("<br>or: ", reachableGrade.from()));
      }
      if (reaches.isEmpty()) {
        row(page, cause, "never", "for information only, never reported as a cause");
      }
    }
  }

  private static void row(StringBuilder page, Cause cause, String grade, String from) {
    String verdicts =
        cause.explains().stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
    page.append(
        "| %s | %s | %s | %s |%n"
            .formatted(
                cause.id(), verdicts.isEmpty() ? "-" : verdicts, grade, from.replace("|", "\\|")));
  }
}
