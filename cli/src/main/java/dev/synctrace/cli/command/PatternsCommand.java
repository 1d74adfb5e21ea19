package dev.synctrace.cli.command;

import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.option.Conflicts;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.MachineNames;
import dev.synctrace.cli.option.NegativeNumbers;
import dev.synctrace.cli.option.TimeBounds;
import dev.synctrace.cli.option.TimeConverter;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.PatternRequest;
import dev.synctrace.index.search.PatternResult;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.PatternListing;
import dev.synctrace.output.text.Times;
import dev.synctrace.parsers.error.ErrorCodeFinder;
import dev.synctrace.parsers.pattern.MessagePattern;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace patterns}: the messages of the case by pattern. */
@Command(
    name = "patterns",
    description = {
      "Counts messages by pattern: the message without IDs, numbers, times, paths, names and"
          + " quoted values. The most frequent patterns come first.",
      "The query is that of search. `synctrace search pattern:ID` shows the events of a pattern."
          + " The same message has the same pattern in every case."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace patterns --rare",
      "  synctrace patterns severity:error --machine CM01",
      "  synctrace patterns --new-since 2026-10-13T13:48:09Z",
      "  synctrace patterns --gone-since 2h --format csv",
      "  synctrace patterns --machine CLIENT-042 --not-machine CLIENT-088",
      "  synctrace patterns --against last-week"
    })
public final class PatternsCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", paramLabel = "QUERY", description = "Query (default: all events).")
  private List<String> query = List.of();

  @Option(names = "--rare", description = "Print the rarest patterns first.")
  private boolean rare;

  @Option(
      names = "--new-since",
      paramLabel = "TIME",
      description =
          "Print only patterns whose first event is at TIME or later, such as the time of a failure;"
              + " in the formats of --since.")
  private @Nullable String newSince;

  @Option(
      names = "--gone-since",
      paramLabel = "TIME",
      description = "Print only patterns whose last event is before TIME.")
  private @Nullable String goneSince;

  @Option(
      names = "--against",
      paramLabel = "CASE",
      description =
          "Print only patterns that this other case does not have: a folder or"
              + " opensearch://HOST:9200/NAME.")
  private @Nullable String against;

  @Mixin private MachineNames machines = new MachineNames();

  @Option(
      names = "--not-machine",
      paramLabel = "NAME",
      description = "Print only patterns that this machine did not write; can be repeated.")
  private List<String> notMachines = List.of();

  @Mixin private TimeBounds bounds = new TimeBounds();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Print at most N patterns (default: ${DEFAULT-VALUE}; 0 prints all).")
  private int limit;

  @Override
  public Integer call() throws IOException {
    NegativeNumbers.check(spec, query, word -> ErrorCodeFinder.codeEnd(word, 0) > 0);
    if (limit < 0) {
      throw new UsageException("--limit " + limit + " is negative. Use 0 for all patterns");
    }
    if (newSince != null) {
      Conflicts.of("--new-since").with("--since", bounds.hasStart());
    }
    try (Case opened = CaseOpener.of(root.common(), spec.commandLine().getErr())) {
      SourceMachines known = opened.machines();
      if (!root.common().quiet()) {
        machines.unknown(known).forEach(this::note);
        MachineNames.of(notMachines).unknown(known).forEach(this::note);
      }
      EventSearch events = opened.events();
      PatternRequest request = request(events);
      PatternResult result = events.patterns(request);
      PrintWriter out = spec.commandLine().getOut();
      root.common().write(new PatternListing(result, known, isNewAsked()), out);
      if (!root.common().quiet()) {
        note(result, request);
      }
      return (result.matching() == 0 ? ExitCode.NOTHING_FOUND : ExitCode.DONE).status();
    }
  }

  private boolean isNewAsked() {
    return newSince != null || against != null;
  }

  private PatternRequest request(EventSearch events) {
    TimeBounds.Instants times = bounds.in(events);
    SearchRequest counted =
        SearchRequest.all()
            .withQuery(narrowed())
            .withSince(times.since())
            .withUntil(times.until())
            .withUntimed()
            .withDistinctRecords();
    Optional<Instant> last =
        newSince == null && goneSince == null
            ? Optional.empty()
            : events.timeRange().map(TimeRange::last);
    PatternRequest request =
        PatternRequest.of(counted)
            .withNewSince(
                newSince == null ? null : TimeConverter.instant("--new-since", newSince, last))
            .withGoneSince(
                goneSince == null ? null : TimeConverter.instant("--gone-since", goneSince, last))
            .withoutPatterns(knownElsewhere(events))
            .withLimit(limit);
    return rare ? request.withRarestFirst() : request;
  }

  /** The query as typed, narrowed to the machines. */
  private @Nullable String narrowed() {
    String typed = String.join(" ", query);
    if (!machines.isGiven()) {
      return typed.isBlank() ? null : typed;
    }
    String own = machines.query().orElseThrow();
    return typed.isBlank() ? own : own + " AND (" + typed + ")";
  }

  private Set<String> knownElsewhere(EventSearch events) {
    Set<String> ids = new HashSet<>();
    if (!notMachines.isEmpty()) {
      String theirs = MachineNames.of(notMachines).query().orElseThrow();
      ids.addAll(events.values(theirs, SearchField.PATTERN.name()));
    }
    if (against != null) {
      try (Case other =
          CaseOpener.of(
              CaseAddress.of(against).store(),
              root.common().quiet(),
              spec.commandLine().getErr())) {
        ids.addAll(other.events().values("*", SearchField.PATTERN.name()));
        if (ids.contains(MessagePattern.idOf(MessagePattern.OTHERS)) && !root.common().quiet()) {
          note(
              "%s has more than %,d patterns. It may contain some that are printed as missing"
                  .formatted(against, MessagePattern.MOST_PATTERNS));
        }
      }
    }
    return ids;
  }

  private void note(PatternResult result, PatternRequest request) {
    int shown = result.patterns().size();
    if (result.matching() == 0) {
      note(result.events() == 0 ? "no event matches" : unmatched(result, request));
    } else if (root.common().format() == OutputFormat.TABLE && shown < result.matching()) {
      note(
          "showing the %s %,d of %,d patterns (%s, --limit 0 for all)"
              .formatted(
                  request.rarest() ? "rarest" : "most frequent",
                  shown,
                  result.matching(),
                  request.rarest()
                      ? "omit --rare for the most frequent"
                      : "--rare for the rarest"));
    }
  }

  /** Says which condition no pattern meets, and of which time the patterns are. */
  private String unmatched(PatternResult result, PatternRequest request) {
    List<String> conditions = new ArrayList<>();
    if (request.newSince() != null) {
      conditions.add("begins at %s UTC or later".formatted(Times.tableSeconds(request.newSince())));
    }
    if (request.goneSince() != null) {
      conditions.add("ends before %s UTC".formatted(Times.tableSeconds(request.goneSince())));
    }
    if (!notMachines.isEmpty()) {
      conditions.add("is missing on " + String.join(" and ", notMachines));
    }
    if (against != null) {
      conditions.add("is missing in " + against);
    }
    TimeRange times = result.times();
    String counted =
        result.distinct() == 1 ? "1 pattern" : "%,d patterns".formatted(result.distinct());
    String range =
        times == null
            ? ""
            : ", from %s to %s UTC"
                .formatted(Times.tableSeconds(times.first()), Times.tableSeconds(times.last()));
    return "no pattern %s (%s%s)".formatted(String.join(" and ", conditions), counted, range);
  }

  private void note(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("synctrace: " + text);
    err.flush();
  }
}
