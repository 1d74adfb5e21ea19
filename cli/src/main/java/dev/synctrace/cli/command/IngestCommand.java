package dev.synctrace.cli.command;

import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.listing.SourceListing;
import dev.synctrace.cli.option.BuildId;
import dev.synctrace.cli.option.CommonOptions;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.terminal.FailureText;
import dev.synctrace.cli.terminal.StatusLine;
import dev.synctrace.cli.terminal.Terminal;
import dev.synctrace.diagnosis.AnswerCache;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.parsers.record.RecordOptions;
import dev.synctrace.parsers.record.RecordOptions.DateOrder;
import dev.synctrace.parsers.source.ReadOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace ingest}: reads bundles into the case. */
@Command(
    name = "ingest",
    description = {
      "Reads archives, folders and files into the case and prints a table of what they contain.",
      "Files that are already in the case are skipped. To complete an interrupted ingest,"
          + " run the command again.",
      "In the table, FRAMING is the format of a log, OTHER the number of its records that no known"
          + " kind describes, and UNFRAMED that of lines that belong to no record."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace ingest case42.zip",
      "  synctrace ingest logs/ audit.json members.csv --case /tmp/case42",
      "  synctrace ingest --assume-zone Europe/Berlin pasted-from-ticket.txt"
    })
public final class IngestCommand implements Callable<Integer> {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "BUNDLE",
      description = "Archive, folder or file. Several bundles are read into one case.")
  private List<Path> bundles = List.of();

  @Option(
      names = "--assume-zone",
      paramLabel = "ZONE",
      description =
          "Time zone of records without a time zone, such as Europe/Berlin or -05:00 (default: UTC).")
  private ZoneId assumedZone = ZoneOffset.UTC;

  @Option(
      names = "--date-order",
      paramLabel = "ORDER",
      description =
          "Order of day and month in dates pasted from CMTrace: auto, mdy or dmy (default: auto).")
  private DateOrder dateOrder = DateOrder.AUTO;

  @Option(
      names = "--follow-links",
      description = "Follow links inside a folder (default: report and skip them).")
  private boolean followLinks;

  @Override
  public Integer call() throws IOException {
    CommonOptions common = root.common();
    BundlePaths.check(bundles);
    CaseAddress address = common.caseAddress();
    boolean created = address instanceof CaseAddress.Folder(Path folder) && !Files.exists(folder);
    BundleIngest.Ingested ingested =
        new BundleIngest(
                address, new ReadOptions(assumedZone, new RecordOptions(dateOrder)), followLinks)
            .read(bundles, common.quiet());
    PrintWriter out = spec.commandLine().getOut();
    common.write(
        new SourceListing(address.toString(), ingested.sources(), ingested.machines()), out);
    if (ingested.nothingRecognised()) {
      boolean removed = created && ingested.hasNoEvent() && removed(address, ingested);
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          TerminalText.line(
              "synctrace: "
                  + BundleIngest.nothingIn(bundles)
                  + (removed ? ". No case was created" : "")));
      err.flush();
      return (ingested.hasProblem() ? ExitCode.PARTLY_UNREADABLE : ExitCode.NOTHING_FOUND).status();
    }
    if (address instanceof CaseAddress.Folder) {
      keepAnswers(address, common.quiet());
    }
    boolean any = ingested.sources().stream().anyMatch(source -> source.summary().lines() > 0);
    if (any && common.format() == OutputFormat.TABLE && !common.quiet()) {
      try (Case opened = address.store().open()) {
        printNext(common.page(out), new CaseHeadlines(opened), address);
      }
      out.flush();
    }
    return (ingested.hasProblem() ? ExitCode.PARTLY_UNREADABLE : ExitCode.DONE).status();
  }

  /** Prints what the case comes to, and the two commands that answer most. */
  private void printNext(TextPage page, CaseHeadlines headlines, CaseAddress address) {
    Optional<String> actions = headlines.ofActions();
    List<String> sentences =
        Stream.of(headlines.ofMembers(), actions).flatMap(Optional::stream).toList();
    if (!sentences.isEmpty()) {
      page.out().println();
      sentences.forEach(page::heading);
    }
    List<String> commands = new ArrayList<>();
    if (headlines.hasMappings()) {
      commands.add("explain");
    }
    if (actions.isPresent()) {
      commands.add("trace");
    }
    commands.addAll(commands.isEmpty() ? List.of("log", "search") : List.of("report"));
    page.section("Next");
    commands.stream()
        .limit(2)
        .forEach(command ->
            page.out()
                .println(
                    "  "
                        + TerminalText.line(
                            "synctrace " + command + caseOption(address.toString()))));
  }

  /** The option that names this case again, quoted where a shell needs it. */
  private String caseOption(String address) {
    if (root.common().caseAddresses().isEmpty()) {
      return "";
    }
    return " --case "
        + (address.matches("[A-Za-z0-9_./:=@%+,\\\\~-]+") ? address : '"' + address + '"');
  }

  /** Removes a case that this ingest made, and to which nothing was added: it has no event. */
  private static boolean removed(CaseAddress address, BundleIngest.Ingested ingested)
      throws IOException {
    if (!(address instanceof CaseAddress.Folder(Path folder))) {
      return false;
    }
    try (CaseWriter writer = address.store().openForWriting()) {
      if (writer.sources().size() > ingested.sources().size()) {
        return false; // another ingest found the case meanwhile
      }
    }
    DirectoryCleanup.remove(folder);
    return true;
  }

  /** What was read is in the case whether this succeeds or not. */
  private void keepAnswers(CaseAddress address, boolean quiet) {
    PrintWriter err = spec.commandLine().getErr();
    try (Case opened = address.store().open()) {
      keepAnswers(new AnswerCache(opened, BuildId::id), !quiet && Terminal.err(), err);
    } catch (IOException | UncheckedIOException e) {
      err.println(
          "synctrace: results could not be saved with the case ("
              + FailureText.of(e)
              + "). trace, explain and report compute them each time");
      err.flush();
    }
  }

  private static void keepAnswers(AnswerCache answers, boolean shown, PrintWriter err)
      throws IOException {
    if (answers.lacksActions()) {
      try (var _ = new StatusLine(err, "tracing the actions of the case", shown)) {
        answers.keepActions();
      }
    }
    if (answers.lacksVerdicts()) {
      try (StatusLine line = new StatusLine(err, "evaluating the members of the case", shown)) {
        answers.keepVerdicts(line.counting(_ -> {}));
      }
    }
  }
}
