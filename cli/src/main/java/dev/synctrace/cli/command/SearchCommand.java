package dev.synctrace.cli.command;

import dev.synctrace.cli.option.CommonOptions;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.MachineNames;
import dev.synctrace.cli.option.NegativeNumbers;
import dev.synctrace.cli.option.TimeBounds;
import dev.synctrace.cli.option.TimeConverter;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.cli.terminal.Terminal;
import dev.synctrace.diagnosis.evidence.BackgroundResult;
import dev.synctrace.index.Case;
import dev.synctrace.index.log.ContextSearch;
import dev.synctrace.index.lucene.query.EventQueries;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.ContextListing;
import dev.synctrace.output.EventListing;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.table.FacetHistogramText;
import dev.synctrace.parsers.error.ErrorCodeFinder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace search}: the events of the case, oldest first. */
@Command(
    name = "search",
    description = {
      "Finds events, oldest first, across all machines and time zones.",
      "The query uses Lucene syntax: words and \"phrases\" search the message; a field is"
          + " written field:value. NOT binds before AND, and AND before OR. Words without an"
          + " operator are combined with AND; use parentheses to group terms. -v prints how the query was"
          + " understood."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace search severity:error --since 2h",
      "  synctrace search \"taskGuid:a43dd1b3* AND kind:push.*\"",
      "  synctrace search \"failedClients:[1 TO *]\" --format ndjson",
      "  synctrace search 80004005",
      "  synctrace search severity:error --machine CM01 --context 3",
      "  synctrace search --facet kind --histogram 5m --limit 20",
      "",
      "Examples of a phrase, in sh and PowerShell on Linux and macOS:",
      "  synctrace search '\"already expired\"'",
      "In cmd:",
      "  synctrace search \"\\\"already expired\\\"\"",
      "In PowerShell on Windows:",
      "  synctrace search '\\\"already expired\\\"'",
      "",
      "Fields: time source machine line log component thread severity kind message",
      "pattern, and the attributes that `synctrace kinds` lists. Severities: info, warning, error.",
      "Upper and lower case are the same. kind:push finds push.start, push.done and so on.",
      "* and ? are wildcards, /.../ is a regular expression. Put a value that contains",
      "a colon or a slash in double quotes. Error codes are found in every spelling:",
      "0x80004005, 80004005, -2147467259, 2147500037."
    })
public final class SearchCommand implements Callable<Integer>, PagedCommand {
  /** So many records are held in memory. */
  private static final int MOST_CONTEXT = 10_000;

  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", paramLabel = "QUERY", description = "Query (default: all events).")
  private List<String> query = List.of();

  @Mixin private TimeBounds bounds = new TimeBounds();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Print at most N events (default: ${DEFAULT-VALUE}; 0 prints all).")
  private int limit;

  @Mixin private MachineNames machines = new MachineNames();

  @Option(
      names = "--newest",
      description =
          "Print the latest events, not the oldest, when there are more than the limit; oldest first.")
  private boolean newest;

  @Option(
      names = "--context",
      paramLabel = "N",
      description =
          "Print N records before and after each event in the same log, as it was written; > marks"
              + " the events that match.")
  private @Nullable Integer context;

  @Option(
      names = "--facet",
      paramLabel = "FIELD",
      description = "Count the values of this field over all hits; can be repeated.")
  private List<String> facets = List.of();

  @Option(
      names = "--histogram",
      paramLabel = "WIDTH",
      description = "Count the hits per interval, such as 30s, 5m or 1h.")
  private @Nullable String histogram;

  @Override
  public Integer call() throws IOException {
    NegativeNumbers.check(spec, query, word -> ErrorCodeFinder.codeEnd(word, 0) > 0);
    if (limit < 0) {
      throw new UsageException("--limit " + limit + " is negative. Use 0 for all events");
    }
    if (context != null && (context < 0 || context > MOST_CONTEXT)) {
      throw new UsageException(
          "--context %d is not a number from 0 to %,d. `synctrace log` shows a whole log"
              .formatted(context, MOST_CONTEXT));
    }
    try (Case opened = CaseOpener.of(root.common(), spec.commandLine().getErr())) {
      BackgroundResult<SourceMachines> known = BackgroundResult.of(opened::machines);
      if (machines.isGiven() && !root.common().quiet()) {
        machines.unknown(known.get()).forEach(this::note);
      }
      SearchRequest request = request(opened.events());
      SearchResult result = opened.events().search(request);
      if (root.common().verbose() && request.query() != null) {
        explainQuery(request.query());
      }
      write(opened, request, result, known.get());
      return (result.total() == 0 ? ExitCode.NOTHING_FOUND : ExitCode.DONE).status();
    }
  }

  private SearchRequest request(EventSearch events) {
    TimeBounds.Instants times = bounds.in(events);
    return new SearchRequest(
        query(),
        times.since(),
        times.until(),
        false,
        limit,
        newest,
        facets,
        histogram == null ? null : TimeConverter.duration("--histogram", histogram),
        true);
  }

  /** The query as typed, narrowed to the machines. */
  private @Nullable String query() {
    String typed = String.join(" ", query);
    if (!machines.isGiven()) {
      return query.isEmpty() ? null : typed;
    }
    String own = machines.query().orElseThrow();
    return typed.isBlank() ? own : own + " AND (" + typed + ")";
  }

  private void explainQuery(String query) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("query: " + EventQueries.bracketed(query));
    err.flush();
  }

  private void write(
      Case opened, SearchRequest request, SearchResult result, SourceMachines machines)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    CommonOptions common = root.common();
    long written;
    if (context == null) {
      EventListing events = new EventListing(result, machines);
      common.write(events, out);
      written = events.written();
    } else {
      ContextListing events =
          new ContextListing(result, ContextSearch.of(opened, request, result, context), machines);
      common.write(events, out);
      written = events.written();
    }
    if (common.format() == OutputFormat.JSON) {
      return;
    }
    // Scripts that read lines get events only; the counts are in the json form.
    PrintWriter counts = common.format() == OutputFormat.TABLE ? out : spec.commandLine().getErr();
    new FacetHistogramText(result, Terminal.columns()).write(counts);
    if (!common.quiet() && result.total() == 0) {
      note("no event matches");
    } else if (!common.quiet() && written < result.total()) {
      note(
          "showing the %s %,d of %,d events (%s, --limit 0 for all)"
              .formatted(
                  newest ? "newest" : "oldest",
                  written,
                  result.total(),
                  newest ? "omit --newest for the oldest" : "--newest for the latest"));
    }
  }

  private void note(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("synctrace: " + text);
    err.flush();
  }
}
