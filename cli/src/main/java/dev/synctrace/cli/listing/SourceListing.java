package dev.synctrace.cli.listing;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.text;

import dev.synctrace.index.ingest.IngestedSource;
import dev.synctrace.index.source.KnownBundle;
import dev.synctrace.index.source.Machine;
import dev.synctrace.index.source.MachineRole;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.Fields;
import dev.synctrace.output.JsonAnswer;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.json.SourceJson;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.AnsiStyle;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sources an ingest read, with their problems and machines.
 *
 * @param caseFolder as the user named it
 * @param rows in the order in which they were read
 */
public record SourceListing(String caseFolder, List<IngestedSource> rows, SourceMachines machines)
    implements TableListing<IngestedSource> {
  private static final int WIDEST_PATH = 60;

  @Override
  public Fields<IngestedSource> fields() {
    return Fields.<IngestedSource>none()
        .csv("path", IngestedSource::path)
        .csv("sha256", source -> source.summary().sha256())
        .csv("bytes", source -> source.summary().bytes())
        .csv("log", source -> source.summary().log())
        .csv("machine", source -> machines.nameOf(source.summary().path()))
        .csv("framing", source -> source.summary().framing())
        .csv("encoding", source -> source.summary().encoding())
        .csv("lines", source -> source.summary().lines())
        .csv("records", source -> source.summary().records())
        .csv("otherRecords", source -> source.summary().otherRecords())
        .csv("unframedLines", source -> source.summary().unframedLines())
        .csv("firstTime", source -> source.summary().firstTime())
        .csv("lastTime", source -> source.summary().lastTime())
        .csv("problems", source -> String.join("; ", source.summary().problems()))
        .csv("copyOf", source -> source.copy() == null ? null : source.summary().path());
  }

  @Override
  public List<Column<IngestedSource>> columns() {
    return List.of(
        Column.path("SOURCE", WIDEST_PATH, source -> TerminalText.line(source.path())),
        Column.<IngestedSource>left("LOG", SourceListing::log).optional(3),
        Column.<IngestedSource>left("FRAMING", source -> source.summary().framing()).optional(2),
        Column.<IngestedSource>left(
                "ENCODING", source -> Objects.requireNonNullElse(source.summary().encoding(), "-"))
            .optional(1),
        Column.count("RECORDS", source -> source.summary().records()),
        Column.<IngestedSource>count("OTHER", source -> source.summary().otherRecords())
            .optional(5),
        Column.<IngestedSource>count("UNFRAMED", source -> source.summary().unframedLines())
            .optional(4),
        Column.<IngestedSource>left(
                "FIRST (UTC)", source -> Times.tableSeconds(source.summary().firstTime()))
            .optional(6),
        Column.<IngestedSource>left(
                "LAST (UTC)", source -> Times.tableSeconds(source.summary().lastTime()))
            .optional(7),
        Column.left("", SourceListing::note));
  }

  private static String log(IngestedSource source) {
    return source.summary().isDocument()
        ? "(not a log)"
        : Objects.requireNonNullElse(source.summary().log(), "-");
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

  @Override
  public boolean print(TextPage page) {
    TextTable<IngestedSource> table = new TextTable<>(page, columns(), SourceListing::style);
    rows.forEach(table::row);
    table.finish();
    printProblems(page, rows);
    printBundles(page);
    printMachines(page);
    printTotals(page);
    return true;
  }

  private static AnsiStyle style(IngestedSource source) {
    boolean fine = source.summary().problems().isEmpty() || source.copy() != null;
    return fine ? AnsiStyle.PLAIN : AnsiStyle.WARNING;
  }

  /** Prints every problem of every source, below a heading; nothing when there is none. */
  public static void printProblems(TextPage page, List<IngestedSource> sources) {
    List<String> problems =
        sources.stream()
            .filter(source -> source.copy() == null) // its source tells them
            .flatMap(source ->
                source.summary().problems().stream()
                    .map(problem -> source.summary().path() + ": " + problem))
            .toList();
    boolean any = sources.stream().anyMatch(source -> !source.summary().problems().isEmpty());
    if (any) {
      page.section("Problems");
      problems.forEach(problem -> page.paragraph("  ", TerminalText.line(problem)));
    }
  }

  /** The bundles of known tools, with the device that each is of. */
  private void printBundles(TextPage page) {
    if (machines.bundles().isEmpty()) {
      return;
    }
    page.section("Bundles");
    for (KnownBundle bundle : machines.bundles()) {
      page.paragraph(
          "  ",
          TerminalText.line(
              bundle.description()
                  + ": "
                  + counted(bundle.sources().size(), "source")
                  + ", "
                  + bundle.path()));
    }
  }

  /** Each machine with what it is for, and what is contradictory. */
  private void printMachines(TextPage page) {
    if (machines.all().isEmpty() && machines.conflicts().isEmpty()) {
      return;
    }
    page.section("Machines");
    for (Machine machine : machines.all()) {
      int count = machine.sources().size();
      page.paragraph(
          "  ", TerminalText.line(machine.name() + roles(machine) + counted(count, "source")));
    }
    machines
        .conflicts()
        .forEach((source, what) -> page.paragraph("  ", TerminalText.line(source + ": " + what)));
  }

  private static String roles(Machine machine) {
    String roles =
        machine.roles().stream().sorted().map(MachineRole::title).collect(Collectors.joining(", "));
    return roles.isEmpty() ? ": " : ": " + roles + ", ";
  }

  private static String counted(long count, String what) {
    return "%,d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }

  private void printTotals(TextPage page) {
    long copies = rows.stream().filter(source -> source.copy() != null).count();
    List<IngestedSource> added = rows.stream().filter(source -> !source.known()).toList();
    page.out().println();
    page.paragraph("", files());
    page.paragraph(
        "",
        "%s, %s added to the case %s%s"
            .formatted(
                counted(added.size(), "source"),
                counted(
                    added.stream().mapToLong(source -> source.summary().records()).sum(), "record"),
                TerminalText.line(caseFolder),
                copies == 0
                    ? ""
                    : copies == 1
                        ? "; 1 file is a copy"
                        : "; %,d files are copies".formatted(copies)));
  }

  /** The files that were read, the machines of the case, and the time that its records cover. */
  private String files() {
    int count = machines.all().size();
    Optional<Instant> first =
        rows.stream()
            .map(source -> source.summary().firstTime())
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder());
    Optional<Instant> last =
        rows.stream()
            .map(source -> source.summary().lastTime())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    return counted(rows.size(), "file")
        + (count == 0 ? "" : ", " + counted(count, "machine"))
        + (first.isEmpty()
            ? ""
            : ", "
                + Times.tableSeconds(first.get())
                + " to "
                + Times.tableSeconds(last.orElse(null))
                + " UTC");
  }

  @Override
  public JsonAnswer<IngestedSource> json() {
    return schema(machines).of(this);
  }

  /** Returns the schema of the JSON. */
  public static AnswerSchema<SourceListing, IngestedSource> schema(SourceMachines machines) {
    ObjectSchema<IngestedSource> row = SourceJson.source(machines);
    return new AnswerSchema<>(
        ObjectSchema.of(
            "ingest",
            "The files that an ingest read.",
            text("case", SourceListing::caseFolder, "The case, as it was named."),
            SourceJson.bundles(SourceListing::machines),
            answerRows(
                "sources", row, SourceListing::forEach, "The files, in the order of reading.")),
        row);
  }
}
