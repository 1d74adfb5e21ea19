package dev.synctrace.cli.command;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.list;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.text;
import static dev.synctrace.output.schema.Property.textOrNull;
import static dev.synctrace.output.schema.Property.texts;
import static dev.synctrace.output.schema.Property.timeOrNull;
import static dev.synctrace.output.schema.Property.word;

import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.file.GraphLibrary;
import dev.synctrace.cli.listing.SourceListing;
import dev.synctrace.cli.option.CommonOptions;
import dev.synctrace.cli.option.Conflicts;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.KebabCaseConverter;
import dev.synctrace.cli.option.SignInOptions;
import dev.synctrace.cli.option.TimeConverter;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.terminal.FetchLine;
import dev.synctrace.cli.terminal.Terminal;
import dev.synctrace.graph.GraphFetch;
import dev.synctrace.graph.GraphFetch.FetchRequest;
import dev.synctrace.graph.GraphFetch.FetchResult;
import dev.synctrace.graph.GraphFetch.FetchedItems;
import dev.synctrace.graph.access.Cloud;
import dev.synctrace.graph.access.GraphAddress;
import dev.synctrace.graph.access.Permission;
import dev.synctrace.graph.access.SignIn;
import dev.synctrace.graph.call.GraphConnection;
import dev.synctrace.graph.call.RateLimiter;
import dev.synctrace.graph.call.Timeouts;
import dev.synctrace.graph.call.WallClock;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.Fields;
import dev.synctrace.output.JsonAnswer;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.json.SourceJson;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.Times;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace graph fetch}: brings what a diagnosis needs of a tenant into the case. */
@Command(
    name = "fetch",
    description = {
      "Fetches directory audits, groups with members and owners, devices and the server"
          + " app from Microsoft Graph into the case.",
      "It needs the permissions "
          + Permission.LEAST_NAMES
          + ", all of them read-only. Without one of them it fetches the rest;"
          + " `synctrace graph permissions` shows what is missing then. Completed parts are not fetched again. To complete an interrupted fetch, run the command again."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace graph fetch --group 57b53be7-67a1-4203-bd82-a0df7b3cbeb3 --since 7d",
      "  synctrace graph fetch --auth azure-cli --tenant contoso.com",
      "  synctrace graph fetch --auth client-secret --secret-file secret.txt",
      "  synctrace graph fetch --token-file token.json",
      "",
      "Example of a token file, in sh and cmd:",
      "  az account get-access-token --resource-type ms-graph >token.json",
      "In PowerShell:",
      "  az account get-access-token --resource-type ms-graph | Set-Content token.json"
    })
final class GraphFetchCommand implements Callable<Integer> {
  @ParentCommand private GraphCommand parent = new GraphCommand();
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SignInOptions signIn = new SignInOptions();

  @Option(
      names = "--group",
      arity = "1..*",
      split = ",",
      paramLabel = "ID",
      description = "Object IDs of the groups (default: the groups that the case names).")
  private List<String> groups = List.of();

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description = "Start of the audits: 7d, 36h, a date or an instant (default: 7d).")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "WHEN",
      description = "End of the audits (exclusive), in the same formats as --since (default: now).")
  private @Nullable String until;

  @Option(
      names = "--no-audits",
      description =
          "Fetch groups, devices and the server app only, for tenants without a license for"
              + " audit logs.")
  private boolean noAudits;

  @Option(
      names = "--cloud",
      paramLabel = "CLOUD",
      converter = KebabCaseConverter.Clouds.class,
      description = "Cloud of the tenant: ${COMPLETION-CANDIDATES} (default: global).")
  private Cloud cloud = Cloud.GLOBAL;

  @Option(
      names = "--graph-url",
      paramLabel = "URL",
      description = {
        "Root URL of the API, if requests go through a proxy. Example:",
        "https://graph.contoso.com/v1.0"
      })
  private @Nullable String graphUrl;

  @Option(
      names = "--audit-pace",
      paramLabel = "N",
      description =
          "Maximum number of audit requests per ten seconds (default: 5, the limit of Microsoft Graph for one app"
              + " in one tenant). Use fewer if other tools read with the same app.")
  private @Nullable Integer auditPace;

  @Override
  public Integer call() throws IOException {
    if (noAudits) {
      Conflicts.of("--no-audits")
          .with("--since", since != null)
          .with("--until", until != null)
          .with("--audit-pace", auditPace != null);
    }
    FetchRequest request = request(WallClock.SYSTEM.now());
    GraphAddress address =
        graphUrl == null ? GraphAddress.of(cloud) : GraphAddress.of(cloud, graphUrl);
    int pace = auditPace == null ? RateLimiter.AUDIT_REQUESTS : auditPace;
    if (pace < 1) {
      throw new UsageException("--audit-pace " + pace + " must be 1 or more");
    }
    FetchResult result = fetch(request, address, signIn.signIn(this::prompt), pace);
    print(result);
    boolean whole =
        result.problems().isEmpty()
            && result.sources().stream().allMatch(source -> source.summary().problems().isEmpty());
    return (whole ? ExitCode.DONE : ExitCode.PARTLY_UNREADABLE).status();
  }

  private FetchRequest request(Instant now) {
    Instant from = TimeConverter.instant("--since", since == null ? "7d" : since, Optional.of(now));
    Instant to = until == null ? now : TimeConverter.instant("--until", until, Optional.of(now));
    if (!from.isBefore(to)) {
      throw new UsageException("--since " + from + " is not before --until " + to);
    }
    return new FetchRequest(new ArrayList<>(groups), from, to, !noAudits);
  }

  private FetchResult fetch(FetchRequest request, GraphAddress graph, SignIn way, int pace)
      throws IOException {
    CommonOptions common = parent.common();
    CaseAddress address = common.caseAddress();
    try (FetchLine progress = new FetchLine(System.err, Terminal.err(), common.quiet());
        GraphLibrary library = GraphLibrary.open();
        GraphConnection connection = library.connector().connect(graph, way, Timeouts.DEFAULT)) {
      return new GraphFetch(
              address.pages(),
              address.store(),
              connection,
              graph,
              WallClock.SYSTEM,
              new RateLimiter(pace, RateLimiter.AUDIT_STRETCH),
              progress)
          .run(request);
    }
  }

  /** Without it no one can sign in, so it is shown even when all else is quiet. */
  private void prompt(String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(message);
    err.flush();
  }

  private void print(FetchResult result) throws IOException {
    CommonOptions common = parent.common();
    PrintWriter out = spec.commandLine().getOut();
    common.write(new FetchListing(common.caseAddress().toString(), result), out);
    if (!common.quiet()) {
      PrintWriter err = spec.commandLine().getErr();
      result.notes().forEach(note -> err.println("synctrace: " + note));
      err.flush();
    }
  }

  /**
   * What a fetch brought.
   *
   * @param caseFolder as the user named it
   */
  record FetchListing(String caseFolder, FetchResult result) implements TableListing<FetchedItems> {
    @Override
    public List<FetchedItems> rows() {
      return result.fetched();
    }

    @Override
    public Fields<FetchedItems> fields() {
      return rowFields();
    }

    private static Fields<FetchedItems> rowFields() {
      return Fields.<FetchedItems>none()
          .with(word("what", FetchedItems::what, "What was fetched."))
          .with(number("asked", FetchedItems::asked, "Number of periods, groups or IDs requested."))
          .with(number("pages", FetchedItems::pages, "Number of saved pages."))
          .with(number("records", FetchedItems::records, "Number of records in the pages."))
          .with(number("added", FetchedItems::added, "Number of records new to the case."))
          .with(timeOrNull("from", FetchedItems::from, "Start of the period."))
          .with(timeOrNull("until", FetchedItems::until, "End of the complete period."));
    }

    @Override
    public JsonAnswer<FetchedItems> json() {
      return schema().of(this);
    }

    /** Returns the schema of the JSON. */
    static AnswerSchema<FetchListing, FetchedItems> schema() {
      ObjectSchema<FetchedItems> row = rowFields().object("fetched", "What a fetch returned.");
      return new AnswerSchema<>(
          ObjectSchema.of(
              "graphFetch",
              "What a fetch returned.",
              text("case", FetchListing::caseFolder, "The case, as it was named."),
              textOrNull(
                  "tenantId", listing -> listing.result().tenantId().orElse(null), "Tenant ID."),
              number("requests", listing -> listing.result().requests(), "Number of requests."),
              answerRows("fetched", row, FetchListing::forEach, "What was fetched."),
              list(
                  "sources",
                  SourceJson.source(SourceMachines.NONE),
                  listing -> listing.result().sources(),
                  "The saved pages as sources of the case."),
              texts("problems", listing -> listing.result().problems(), "What was refused."),
              texts("notes", listing -> listing.result().notes(), "What else to know.")),
          row);
    }

    @Override
    public List<Column<FetchedItems>> columns() {
      return List.of(
          Column.left("WHAT", FetchedItems::what),
          Column.<FetchedItems>count("ASKED", FetchedItems::asked).optional(1),
          Column.<FetchedItems>count("PAGES", FetchedItems::pages).optional(2),
          Column.count("RECORDS", FetchedItems::records),
          Column.count("ADDED", FetchedItems::added),
          Column.<FetchedItems>left("FROM (UTC)", items -> Times.table(items.from())).optional(3),
          Column.left("WHOLE UNTIL (UTC)", items -> Times.table(items.until())));
    }

    @Override
    public boolean print(TextPage page) {
      TableListing.super.print(page);
      if (!result.problems().isEmpty()) {
        page.section("Refused");
        result.problems().forEach(problem -> page.paragraph("  ", TerminalText.line(problem)));
      }
      SourceListing.printProblems(page, result.sources());
      page.out().println();
      page.paragraph(
          "",
          "%,d requests%s, %,d sources added to the case %s"
              .formatted(
                  result.requests(),
                  result
                      .tenantId()
                      .map(tenant -> " to tenant " + TerminalText.line(tenant))
                      .orElse(""),
                  result.sources().size(),
                  TerminalText.line(caseFolder)));
      return true;
    }
  }
}
