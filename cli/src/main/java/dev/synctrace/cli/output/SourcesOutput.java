package dev.synctrace.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.cli.terminal.AnsiStyle;
import dev.synctrace.cli.terminal.TerminalText;
import dev.synctrace.cli.terminal.TextTable;
import dev.synctrace.cli.terminal.TextTable.Column;
import dev.synctrace.index.ingest.IngestedSource;
import dev.synctrace.index.source.Machine;
import dev.synctrace.index.source.MachineRole;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
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
import java.util.Objects;
import java.util.stream.Collectors;

/** The table of sources an ingest ends with, in every form of output. */
public final class SourcesOutput {
  private static final int WIDEST_PATH = 60;

  private final String caseFolder;
  private final List<IngestedSource> sources;
  private final SourceMachines machines;

  public SourcesOutput(String caseFolder, List<IngestedSource> sources, SourceMachines machines) {
    this.caseFolder = caseFolder;
    this.sources = sources;
    this.machines = machines;
  }

  public void table(PrintWriter out, int lineWidth, boolean color) {
    TextTable table =
        new TextTable(
            out,
            lineWidth,
            color,
            List.of(
                new Column("SOURCE", false, WIDEST_PATH),
                Column.left("LOG"),
                Column.left("FRAMING"),
                Column.left("ENCODING"),
                Column.right("RECORDS"),
                Column.right("OTHER"),
                Column.right("UNFRAMED"),
                Column.left("FIRST (UTC)"),
                Column.left("LAST (UTC)"),
                Column.left("")));
    for (IngestedSource source : sources) {
      SourceSummary summary = source.summary();
      boolean fine = summary.problems().isEmpty() || source.copy() != null;
      table.row(fine ? AnsiStyle.PLAIN : AnsiStyle.WARNING, cells(source));
    }
    table.finish();
    printProblems(out, color, sources);
    printMachines(out, color);
    printTotals(out);
  }

  private static List<String> cells(IngestedSource source) {
    SourceSummary summary = source.summary();
    return List.of(
        TerminalText.line(source.path()),
        Objects.requireNonNullElse(summary.log(), "-"),
        summary.framing(),
        Objects.requireNonNullElse(summary.encoding(), "-"),
        "%,d".formatted(summary.records()),
        "%,d".formatted(summary.otherRecords()),
        "%,d".formatted(summary.unframedLines()),
        Times.tableSeconds(summary.firstTime()),
        Times.tableSeconds(summary.lastTime()),
        note(source));
  }

  private static String note(IngestedSource source) {
    int problems = source.summary().problems().size();
    String known = source.known() ? "already in the case" : "";
    if (source.copy() != null) {
      return TerminalText.line("copy of " + source.summary().path());
    }
    String found = problems == 0 ? "" : problems == 1 ? "1 problem" : problems + " problems";
    return known.isEmpty() || found.isEmpty() ? known + found : known + ", " + found;
  }

  /** Every problem of every source, below a heading; nothing when there is none. */
  static void printProblems(PrintWriter out, boolean color, List<IngestedSource> sources) {
    boolean any = sources.stream().anyMatch(source -> !source.summary().problems().isEmpty());
    if (!any) {
      return;
    }
    out.println();
    out.println(color ? AnsiStyle.HEADING.apply("Problems") : "Problems");
    for (IngestedSource source : sources) {
      if (source.copy() != null) {
        continue; // its source tells them
      }
      for (String problem : source.summary().problems()) {
        out.println("  " + TerminalText.line(source.summary().path() + ": " + problem));
      }
    }
  }

  /** Each machine with what it is for, and what is contradictory. */
  private void printMachines(PrintWriter out, boolean color) {
    if (machines.all().isEmpty() && machines.conflicts().isEmpty()) {
      return;
    }
    out.println();
    out.println(color ? AnsiStyle.HEADING.apply("Machines") : "Machines");
    for (Machine machine : machines.all()) {
      int count = machine.sources().size();
      out.println("  " + TerminalText.line(machine.name() + roles(machine) + sources(count)));
    }
    machines
        .conflicts()
        .forEach((source, what) -> out.println("  " + TerminalText.line(source + ": " + what)));
  }

  private static String roles(Machine machine) {
    String roles =
        machine.roles().stream().sorted().map(MachineRole::title).collect(Collectors.joining(", "));
    return roles.isEmpty() ? ": " : ": " + roles + ", ";
  }

  private static String sources(int count) {
    return count == 1 ? "1 source" : "%,d sources".formatted(count);
  }

  private void printTotals(PrintWriter out) {
    long added = sources.stream().filter(source -> !source.known()).count();
    long copies = sources.stream().filter(source -> source.copy() != null).count();
    long records =
        sources.stream()
            .filter(source -> !source.known())
            .mapToLong(source -> source.summary().records())
            .sum();
    out.printf(
        "%n%,d sources, %,d records added to the case %s%s%n",
        added,
        records,
        TerminalText.line(caseFolder),
        copies == 0
            ? ""
            : copies == 1 ? "; 1 file is a copy" : "; %,d files are copies".formatted(copies));
  }

  public void json(Writer out) throws IOException {
    JsonGenerator json = Json.document(out);
    json.writeStartObject();
    json.writeStringField("case", caseFolder);
    json.writeArrayFieldStart("sources");
    for (IngestedSource source : sources) {
      SourceJson.write(json, source.summary(), source.copy(), machines, Redaction.secretsOnly());
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  public void ndjson(Writer out) throws IOException {
    JsonGenerator json = Json.lines(out);
    for (IngestedSource source : sources) {
      SourceJson.write(json, source.summary(), source.copy(), machines, Redaction.secretsOnly());
      json.writeRaw('\n');
    }
    json.flush();
  }

  public void csv(PrintWriter out) {
    Csv csv = new Csv(out);
    csv.row(
        List.of(
            "path",
            "sha256",
            "bytes",
            "log",
            "machine",
            "framing",
            "encoding",
            "lines",
            "records",
            "otherRecords",
            "unframedLines",
            "firstTime",
            "lastTime",
            "problems",
            "copyOf"));
    for (IngestedSource source : sources) {
      SourceSummary summary = source.summary();
      csv.row(
          Arrays.asList(
              source.path(),
              summary.sha256(),
              summary.bytes(),
              summary.log(),
              machines.nameOf(summary.path()),
              summary.framing(),
              summary.encoding(),
              summary.lines(),
              summary.records(),
              summary.otherRecords(),
              summary.unframedLines(),
              Times.iso(summary.firstTime()),
              Times.iso(summary.lastTime()),
              String.join("; ", summary.problems()),
              source.copy() == null ? null : summary.path()));
    }
  }
}
