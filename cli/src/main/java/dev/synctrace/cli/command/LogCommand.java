package dev.synctrace.cli.command;

import dev.synctrace.cli.listing.LogsListing;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.MachineNames;
import dev.synctrace.cli.option.TimeBounds;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.cli.terminal.ResultWriter;
import dev.synctrace.index.Case;
import dev.synctrace.index.log.ClockCorrections;
import dev.synctrace.index.log.LogNames;
import dev.synctrace.index.log.LogPlace;
import dev.synctrace.index.log.LogReader;
import dev.synctrace.index.log.LogRecord;
import dev.synctrace.index.log.RotatedLog;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.ThreadNumber;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace log}: the records of a log as CMTrace shows them. */
@Command(
    name = "log",
    description = {
      "Reads a log of the case as CMTrace shows it, with the files it was rotated into, oldest"
          + " file first.",
      "With a line: the records around its record, which is marked with >, and below them what is"
          + " known of it. Without a line: the last 100 records or, with --since, the first 100 from"
          + " then on. Without a SOURCE: a list of the logs of the case.",
      "Several logs are shown in one true time order, across all machines and time zones."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace log",
      "  synctrace log MP01/CCM_STS.log:33",
      "  synctrace log CCM_STS --errors --limit 0",
      "  synctrace log BgbServer --since 2h --find \"push OR 80004005\"",
      "  synctrace log MP01/CCM_STS.log:33 --merge --around 10",
      "  synctrace log MP01/BgbServer.log CLIENT-042/CcmNotificationAgent.log",
      "  synctrace log --merge --machine CM01 --since 2026-10-13T12:00:00Z",
      "",
      "SOURCE is a path of the case or of a copy, a unique end of one, or the name of",
      "a log; slashes and backslashes are the same. ! marks warnings, ✗ marks errors."
    })
public final class LogCommand implements Callable<Integer>, PagedCommand {
  private static final int AROUND = 20;
  private static final int LIMIT = 100;

  /** So many records are held in memory. */
  private static final int MOST_AROUND = 10_000;

  private static final int MOST_CANDIDATES = 20;

  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "SOURCE[:LINE]",
      description = "A log, and a line of it. Several logs are merged.")
  private List<String> names = List.of();

  @Option(
      names = "--around",
      paramLabel = "N",
      description = "Print N records before and after the line (default: 20).")
  private @Nullable Integer around;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Print at most N records (default: 100; 0 prints all).")
  private @Nullable Integer limit;

  @Option(
      names = "--merge",
      description =
          "Print all logs of the case, or those of --machine, in one true time order; with a line,"
              + " around its record.")
  private boolean merge;

  @Mixin private MachineNames machines = new MachineNames();

  @Option(
      names = "--thread",
      paramLabel = "THREAD",
      description =
          "Print only records of this thread, in decimal or as 0x hexadecimal; can be repeated.")
  private List<String> threads = List.of();

  @Option(names = "--errors", description = "Print only warnings and errors.")
  private boolean errors;

  @Option(
      names = "--find",
      paramLabel = "QUERY",
      description = "Print only records that match a query, as in search.")
  private @Nullable String find;

  @Mixin private TimeBounds bounds = new TimeBounds();

  @Override
  public Integer call() throws IOException {
    checkOptions();
    try (Case opened = CaseOpener.of(root.common(), spec.commandLine().getErr())) {
      SourceMachines known = opened.machines();
      machines.unknown(known).forEach(this::note);
      if (names.isEmpty() && !merge) {
        return list(opened, known).status();
      }
      LogNames logs = LogNames.of(opened.sources());
      List<LogPlace> places = new ArrayList<>();
      for (String name : names) {
        Optional<LogPlace> place = place(name, logs, known);
        if (place.isEmpty()) {
          return ExitCode.NOTHING_FOUND.status();
        }
        places.add(place.get());
      }
      checkLines(places);
      return show(opened, known, places).status();
    }
  }

  private void checkOptions() {
    if (limit != null && limit < 0) {
      throw new UsageException("--limit " + limit + " is negative. Use 0 for all records");
    }
    if (around != null && (around < 0 || around > MOST_AROUND)) {
      throw new UsageException(
          "--around %d is not a number from 0 to %,d. --limit 0 prints the whole log"
              .formatted(around, MOST_AROUND));
    }
    boolean filtered = errors || find != null || bounds.isGiven();
    if (names.isEmpty() && !merge && (filtered || !threads.isEmpty() || limit != null)) {
      throw new UsageException(
          "No log is named. Name one (`synctrace log` lists them), or use --merge for all logs");
    }
  }

  private void checkLines(List<LogPlace> places) {
    long lines = places.stream().filter(place -> place.line() != null).count();
    if (lines > 1) {
      throw new UsageException("Only one SOURCE can have a line: the others are shown around it");
    }
    if (lines == 0 && around != null) {
      throw new UsageException("--around needs a line, as in SOURCE:LINE");
    }
    if (lines == 1 && limit != null && limit != 0) {
      throw new UsageException(
          "--limit cannot be used with a line. Use --around, or --limit 0 for the whole log");
    }
    if (lines == 0 && merge && places.size() == 1) {
      throw new UsageException(
          "--merge needs a moment, which is a line of "
              + names.getFirst()
              + ", or several logs, or none for all logs of the case");
    }
  }

  private ExitCode list(Case opened, SourceMachines known) throws IOException {
    List<RotatedLog> logs =
        RotatedLog.of(opened.sources()).stream()
            .filter(log -> machines.include(log.newest().path(), known))
            .toList();
    root.common().write(new LogsListing(logs, known), spec.commandLine().getOut());
    if (logs.isEmpty()) {
      note("the case has no logs" + machines.words());
    }
    return logs.isEmpty() ? ExitCode.NOTHING_FOUND : ExitCode.DONE;
  }

  /** The one log that a name means; none, with a note, where the case has no such log. */
  private Optional<LogPlace> place(String name, LogNames logs, SourceMachines known) {
    List<LogPlace> all = logs.find(name);
    // With --merge, --machine says around whose records it is looked.
    List<LogPlace> found =
        merge && names.size() == 1 && all.size() == 1
            ? all
            : all.stream().filter(place -> machines.include(place.source(), known)).toList();
    if (found.size() > 1) {
      throw new UsageException(ambiguous(name, found, known));
    }
    if (found.isEmpty()) {
      unknown(name, all, logs);
      return Optional.empty();
    }
    LogPlace place = found.getFirst();
    long lines = place.lines();
    if (place.line() != null && (place.line() == 0 || (lines > 0 && place.line() > lines))) {
      note("%s has no line %d, but lines 1 to %d".formatted(place.source(), place.line(), lines));
      return Optional.empty();
    }
    return Optional.of(place);
  }

  private static String ambiguous(String name, List<LogPlace> found, SourceMachines known) {
    StringBuilder text =
        new StringBuilder(
            "%s is the name of %d logs. Use more of the path, or --machine:"
                .formatted(name, found.size()));
    for (LogPlace place : found.stream().limit(MOST_CANDIDATES).toList()) {
      String line = place.line() == null ? "" : ":" + place.line();
      text.append("\n  ").append(place.source()).append(line);
      Optional.ofNullable(known.nameOf(place.source()))
          .ifPresent(machine -> text.append("  (").append(machine).append(')'));
    }
    if (found.size() > MOST_CANDIDATES) {
      text.append("\n  and ").append(found.size() - MOST_CANDIDATES).append(" more");
    }
    return text.toString();
  }

  private void unknown(String name, List<LogPlace> ofOthers, LogNames logs) {
    if (!ofOthers.isEmpty()) {
      List<String> paths = ofOthers.stream().map(LogPlace::source).limit(3).toList();
      note("%s is no log%s".formatted(String.join(", ", paths), machines.words()));
      return;
    }
    List<String> near = logs.near(name);
    note(
        "the case has no log %s%s `synctrace log` lists the logs of the case"
            .formatted(
                name, near.isEmpty() ? "." : "; did you mean " + String.join(" or ", near) + "?"));
  }

  private ExitCode show(Case opened, SourceMachines known, List<LogPlace> places)
      throws IOException {
    boolean merged = merge || places.size() > 1;
    // One log is read as it was written, by its own clock.
    ClockCorrections clocks = merged ? CaseOpener.clocks(opened) : ClockCorrections.NONE;
    List<RotatedLog> logs =
        merge && places.size() == 1
            ? List.of()
            : places.stream().map(LogPlace::log).distinct().toList();
    LogReader reader = reader(opened, merged, logs, clocks);
    Optional<LogPlace> asked = places.stream().filter(place -> place.line() != null).findFirst();
    @Nullable LogRecord marked =
        asked
            .flatMap(place -> reader.at(place.source(), Objects.requireNonNull(place.line())))
            .orElse(null);
    if (asked.isPresent() && !canMark(asked.get(), marked, merged)) {
      return ExitCode.NOTHING_FOUND;
    }
    ShownRecords shown = records(reader, places, marked);
    LogView view =
        new LogView(title(logs), facts(logs, known), logs, merged, shown.records(), marked, clocks);
    LogListing listing = new LogListing(view, known);
    PrintWriter out = spec.commandLine().getOut();
    if (out instanceof ResultWriter results) {
      openAt(results, shown, marked);
    }
    root.common().write(listing, out);
    long unplaced = merged && marked == null ? reader.unplaced() : 0;
    if (unplaced > 0) {
      note(
          "%,d %s without a time %s not shown here; each log alone has them"
              .formatted(
                  unplaced, unplaced == 1 ? "record" : "records", unplaced == 1 ? "is" : "are"));
    }
    if (listing.written() == 0) {
      note("no record matches");
      return ExitCode.NOTHING_FOUND;
    }
    if (shown.hasMore().getAsBoolean()) {
      note(
          "showing the %s %,d records (--limit 0 for all%s)"
              .formatted(
                  bounds.hasStart() ? "first" : "last",
                  listing.written(),
                  merged ? "" : ", SOURCE:LINE for those around a line"));
    }
    return ExitCode.DONE;
  }

  /** Lets a pager begin where the eye goes: at the line, or at the newest records. */
  private void openAt(ResultWriter results, ShownRecords shown, @Nullable LogRecord marked) {
    if (marked != null) {
      results.openAt(
          LogText.MARK,
          shown.records() instanceof List<LogRecord> list
              ? list.indexOf(marked)
              : Integer.MAX_VALUE);
    } else if (!bounds.hasStart() && (limit == null || limit > 0)) {
      results.openAtEnd();
    }
  }

  private LogReader reader(
      Case opened, boolean merged, List<RotatedLog> logs, ClockCorrections clocks) {
    if (find != null) {
      // A mistake is told in what was typed, not in what is made of it.
      opened.events().search(SearchRequest.of(find).withFirst(1));
    }
    String filter = filter(merged && logs.isEmpty());
    LogReader all =
        merged
            ? LogReader.merged(
                opened.events(),
                logs.stream().flatMap(log -> log.paths().stream()).toList(),
                filter,
                clocks)
            : LogReader.of(opened.events(), logs.getFirst(), filter, clocks);
    if (!bounds.isGiven()) {
      return all;
    }
    TimeBounds.Instants times = bounds.in(opened.events());
    return all.within(times.since(), times.until());
  }

  private @Nullable String filter(boolean ofAllLogs) {
    List<String> conditions = new ArrayList<>();
    if (ofAllLogs) {
      machines.query().ifPresent(conditions::add);
    }
    if (!threads.isEmpty()) {
      conditions.add(
          anyOf(SearchField.THREAD, threads.stream().map(ThreadNumber::decimal).toList()));
    }
    if (errors) {
      conditions.add(
          anyOf(SearchField.SEVERITY, List.of(Severity.WARNING.label(), Severity.ERROR.label())));
    }
    if (find != null && !find.isBlank()) {
      conditions.add("(" + find + ")");
    }
    return conditions.isEmpty() ? null : String.join(" AND ", conditions);
  }

  private static String anyOf(SearchField field, List<String> values) {
    return values.stream()
        .map(SearchField::quoted)
        .collect(Collectors.joining(" OR ", field.name() + ":(", ")"));
  }

  private boolean canMark(LogPlace asked, @Nullable LogRecord marked, boolean merged) {
    String place = asked.source() + ":" + asked.line();
    if (marked == null) {
      note(place + " is in no record, and no record is before it");
      return false;
    }
    if (merged && marked.time() == null) {
      note("the record at " + place + " has no time, so other logs cannot be shown around it");
      return false;
    }
    Event event = marked.event();
    if (Objects.requireNonNull(asked.line()) > event.endLine()) {
      note("%s is in no record; marked is the one before it".formatted(place));
    }
    return true;
  }

  /** The records that are asked for. */
  private ShownRecords records(
      LogReader reader, List<LogPlace> places, @Nullable LogRecord marked) {
    int most = Objects.requireNonNullElse(limit, LIMIT);
    if (marked != null && most > 0) {
      return ShownRecords.around(reader, marked, Objects.requireNonNullElse(around, AROUND));
    }
    if (most == 0) {
      return ShownRecords.all(reader);
    }
    return bounds.hasStart()
        ? ShownRecords.first(reader, most)
        : ShownRecords.last(reader, places, most);
  }

  private String title(List<RotatedLog> logs) {
    if (logs.isEmpty()) {
      return "All logs" + machines.words() + " in true time order";
    }
    if (logs.size() > 1) {
      return logs.size() + " logs in true time order";
    }
    int older = logs.getFirst().sources().size() - 1;
    return logs.getFirst().newest().path()
        + (older == 0 ? "" : " and %d older %s".formatted(older, older == 1 ? "file" : "files"));
  }

  private static String facts(List<RotatedLog> logs, SourceMachines known) {
    if (logs.size() != 1) {
      return "";
    }
    RotatedLog log = logs.getFirst();
    List<String> facts = new ArrayList<>();
    Optional.ofNullable(known.nameOf(log.newest().path())).ifPresent(facts::add);
    facts.add("%,d %s".formatted(log.records(), log.records() == 1 ? "record" : "records"));
    LogsListing.span(log).ifPresent(facts::add);
    return String.join(", ", facts);
  }

  private void note(String text) {
    if (!root.common().quiet()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("synctrace: " + TerminalText.line(text));
      err.flush();
    }
  }
}
