package dev.synctrace.cli.command;

import dev.synctrace.cli.file.AtomicFile;
import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.file.TemporaryCase;
import dev.synctrace.cli.option.BuildId;
import dev.synctrace.cli.option.Conflicts;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.OwnCausesOption;
import dev.synctrace.cli.option.RedactOptions;
import dev.synctrace.cli.option.ReportFormat;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.option.Version;
import dev.synctrace.cli.terminal.ResultWriter;
import dev.synctrace.cli.terminal.Terminal;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseInfo;
import dev.synctrace.index.annotation.CaseLabel;
import dev.synctrace.index.ingest.IngestedSource;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.index.lucene.store.CaseCheck;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.VerdictListing;
import dev.synctrace.output.json.ReportJson;
import dev.synctrace.output.json.SarifReport;
import dev.synctrace.output.markdown.MarkdownSummary;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.parsers.bundle.file.MemberName;
import dev.synctrace.parsers.record.RecordOptions;
import dev.synctrace.parsers.record.RecordOptions.DateOrder;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.report.HtmlReport;
import dev.synctrace.report.page.ReportFileName;
import dev.synctrace.report.page.ReportOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace report}: the case as one file to send. */
@Command(
    name = "report",
    description = {
      "Writes one HTML file that explains the case to readers without SyncTrace: every"
          + " verdict with its evidence, what to do, and what is missing.",
      "With bundles: reads them for this report only. Without: reports on the case.",
      "Without -o, the page is a new file in the current folder, named after the collections and"
          + " the day of the last event. Other formats are printed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace report case42.zip",
      "  synctrace report case42.zip -o report.html",
      "  synctrace report --case /tmp/case42 -o report.html --zone Europe/Berlin",
      "  synctrace report logs/ audit.json -o report.html --title \"Finance devices\"",
      "  synctrace report case42.zip -o to-share.html --redact --redact-key team.key",
      "  synctrace report case42.zip --format md"
    })
public final class ReportCommand implements Callable<Integer> {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "BUNDLE",
      description = "Archive, folder or file. Several bundles make one report.")
  private List<Path> bundles = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Output file, overwritten if it exists; - is standard output. The extension .html, .json,"
              + " .csv, .md or .sarif selects the format.")
  private @Nullable Path output;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description =
          "Title of the report (default: name and ticket number of the case, else the collection and"
              + " its group).")
  private @Nullable String title;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "Time zone in which times are shown, such as Europe/Berlin or -05:00 (default: UTC)."
              + " UTC is shown beside it.")
  private @Nullable ZoneId zone;

  @Option(
      names = "--assume-zone",
      paramLabel = "ZONE",
      description = "With bundles: time zone of records without a time zone (default: UTC).")
  private @Nullable ZoneId assumedZone;

  @Option(
      names = "--date-order",
      paramLabel = "ORDER",
      description =
          "With bundles: order of day and month in the dates of records pasted from CMTrace:"
              + " auto, mdy or dmy (default: auto).")
  private @Nullable DateOrder dateOrder;

  @Option(
      names = "--follow-links",
      description = "With bundles: follow links inside a folder (default: report and skip them).")
  private boolean followLinks;

  @Mixin private OwnCausesOption ownCauses = new OwnCausesOption();

  @Option(
      names = "--notes",
      description =
          "Add the marks and notes that engineers made on the web page (Engineer's notes).")
  private boolean notes;

  @Mixin private RedactOptions redact = new RedactOptions();

  @Override
  public Integer call() throws IOException {
    ReportFormat format = format();
    refusePointless(format);
    if (isStandardOutput() && Terminal.out() && format == ReportFormat.HTML) {
      throw new UsageException("an HTML report cannot be shown in a terminal. Use -o report.html");
    }
    redact.check();
    BundlePaths.check(bundles);
    if (bundles.isEmpty()) {
      CompletableFuture<Void> verified =
          CompletableFuture.runAsync(() -> verify(root.common().caseAddress()));
      try (Case opened = CaseOpener.of(root.common(), spec.commandLine().getErr())) {
        return report(opened, format, ExitCode.DONE, verified);
      } catch (RuntimeException e) {
        await(verified); // damage may be why, and is told instead
        throw e;
      }
    }
    try (TemporaryCase temporary = new TemporaryCase()) {
      BundleIngest.Ingested ingested = ingest(temporary.folder());
      ExitCode read = ingested.hasProblem() ? ExitCode.PARTLY_UNREADABLE : ExitCode.DONE;
      if (ingested.nothingRecognised()) {
        note(BundleIngest.nothingIn(bundles) + ". No report was written");
        return (ingested.hasProblem() ? read : ExitCode.NOTHING_FOUND).status();
      }
      try (Case opened = new LuceneCaseStore(temporary.folder()).open()) {
        return report(opened, format, read, CompletableFuture.completedFuture(null));
      }
    }
  }

  /** The format that is asked for, else that of the file's extension. */
  private ReportFormat format() {
    Optional<ReportFormat> named =
        output == null ? Optional.empty() : ReportFormat.ofFile(output.toString());
    if (!root.common().namesFormat()) {
      return named.orElse(ReportFormat.HTML);
    }
    ReportFormat asked = root.common().reportFormat();
    if (named.isPresent() && named.get() != asked) {
      throw new UsageException(
          "-o %s and --format %s contradict each other. Omit --format, or give the file another name"
              .formatted(output, asked.name().toLowerCase(Locale.ROOT)));
    }
    return asked;
  }

  /** Whoever gives an option expects it to count. */
  private void refusePointless(ReportFormat format) {
    if (bundles.isEmpty()) {
      String without = "a report without BUNDLE, which is of the case,";
      Conflicts.of(without)
          .with("--assume-zone", assumedZone != null)
          .with("--date-order", dateOrder != null)
          .with("--follow-links", followLinks);
    } else {
      Conflicts.of("report BUNDLE").with("--case", !root.common().caseAddresses().isEmpty());
    }
    if (format != ReportFormat.HTML) {
      String name = "--format " + format.name().toLowerCase(Locale.ROOT);
      Conflicts.of(name)
          .with("--zone", zone != null)
          .with("--notes", notes)
          .with("--title", title != null && format != ReportFormat.MD);
    }
  }

  private boolean isStandardOutput() {
    return output != null && output.toString().equals("-");
  }

  private void note(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(TerminalText.line("synctrace: " + text));
    err.flush();
  }

  /** A damaged case can still be readable, and a report of it wrong. */
  private static void verify(CaseAddress address) {
    if (address instanceof CaseAddress.Folder(Path folder)) {
      CaseCheck.index(folder).orThrow(folder);
    }
  }

  private static void await(CompletableFuture<Void> verified) {
    try {
      verified.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof CaseException failure ? failure : e;
    }
  }

  /** Reads the bundles, and says what could not be read: no one sees the table of an ingest. */
  private BundleIngest.Ingested ingest(Path caseFolder) throws IOException {
    BundleIngest.Ingested ingested =
        new BundleIngest(
                new CaseAddress.Folder(caseFolder),
                new ReadOptions(
                    Objects.requireNonNullElse(assumedZone, ZoneOffset.UTC),
                    new RecordOptions(Objects.requireNonNullElse(dateOrder, DateOrder.AUTO))),
                followLinks)
            .read(bundles, root.common().quiet());
    PrintWriter err = spec.commandLine().getErr();
    for (IngestedSource source : ingested.sources()) {
      for (String problem : source.summary().problems()) {
        err.println(TerminalText.line("synctrace: " + source.summary().path() + ": " + problem));
      }
    }
    err.flush();
    return ingested;
  }

  private int report(
      Case opened, ReportFormat format, ExitCode done, CompletableFuture<Void> verified)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Redaction redaction = redact.of(opened, err, root.common().quiet());
    ZoneId shown = Objects.requireNonNullElse(zone, ZoneOffset.UTC);
    ReportOptions options =
        new ReportOptions(
            title(opened), shown, redaction, notes, created(), Version.number(), commandLine());
    Diagnosis diagnosis = Diagnosis.withCache(opened, ownCauses.load(), null, BuildId::id);
    Traces traces = new Traces(opened);
    ReportWriter report = new ReportWriter(opened, diagnosis, traces, options);
    await(verified);
    if (isStandardOutput() || (output == null && format != ReportFormat.HTML)) {
      report.write(format, spec.commandLine().getOut());
    } else if (output == null) {
      String name = ReportFileName.of(opened, diagnosis, shown, caseName(), redact.isAsked());
      write(report, format, unused(name));
    } else {
      write(report, format, output);
    }
    if (!root.common().quiet()
        && diagnosis.mappings().isEmpty()
        && !traces.all().iterator().hasNext()) {
      note(NothingToExplain.IN_CASE);
    }
    redact.finish(redaction);
    return done.status();
  }

  /**
   * The title that was asked for, else what engineers call the case; null for one made of the
   * mappings. Redaction does not know the names in what engineers wrote, so a redacted report does
   * without.
   */
  private @Nullable String title(Case opened) {
    CaseLabel label = CaseInfo.label(opened.annotations());
    return title != null || redact.isAsked() || label.isEmpty() ? title : label.title(caseName());
  }

  /** What the bundle or the case is called; nothing for several bundles. */
  private String caseName() {
    if (bundles.size() > 1) {
      return "";
    }
    Path named =
        bundles.isEmpty() ? Path.of(lastPart(root.common().caseAddress())) : bundles.getFirst();
    Path whole = named.toAbsolutePath().normalize();
    // The default case is a folder of the same name in the folder of every customer.
    boolean isDefault = String.valueOf(whole.getFileName()).startsWith(".");
    Path telling = isDefault ? whole.getParent() : whole;
    Path last = telling == null ? null : telling.getFileName();
    return last == null
        ? ""
        : MemberName.withoutArchiveEnding(last.toString()).replaceFirst("(?i)\\.(log|lo_)$", "");
  }

  private static String lastPart(CaseAddress address) {
    String text = address.toString();
    return address instanceof CaseAddress.Cluster
        ? text.substring(text.lastIndexOf('/') + 1)
        : text;
  }

  /** A file of that name, or of that name with a number: an older report stays. */
  private static Path unused(String name) {
    Path file = Path.of(name);
    for (int number = 2; Files.exists(file, LinkOption.NOFOLLOW_LINKS); number++) {
      file = Path.of(name.replaceFirst("\\.html$", "-" + number + ".html"));
    }
    return file;
  }

  private void write(ReportWriter report, ReportFormat format, Path file) throws IOException {
    String headline;
    try (AtomicFile replaced = AtomicFile.of(file)) {
      ResultWriter out = replaced.writer();
      try (out) {
        headline = report.write(format, out);
      }
      Optional<String> failure = out.failure();
      if (failure.isPresent()) {
        throw new IOException(failure.get());
      }
      replaced.replace();
    }
    if (!root.common().quiet()) {
      spec.commandLine().getErr().println(TerminalText.line(written(file, headline)));
      spec.commandLine().getErr().flush();
    }
  }

  /** {@code SOURCE_DATE_EPOCH} fixes it, so that the same case gives the same bytes. */
  private static Instant created() {
    String fixed = System.getenv("SOURCE_DATE_EPOCH");
    if (fixed == null || fixed.isBlank()) {
      return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
    try {
      return Instant.ofEpochSecond(Long.parseLong(fixed.strip()));
    } catch (NumberFormatException e) {
      throw new UsageException(
          "SOURCE_DATE_EPOCH is '" + fixed + "'. It must be the number of seconds since 1970");
    }
  }

  /**
   * The command as it was given, with quotes where a shell needs them. Of one that redacts only the
   * options: paths and titles name customers and people.
   */
  private String commandLine() {
    StringBuilder command = new StringBuilder("synctrace");
    for (String given : spec.root().commandLine().getParseResult().originalArgs()) {
      String word = redact.isAsked() ? withoutValue(given) : given;
      boolean plain = word.matches("[A-Za-z0-9_./:=@%+,\\\\-]+");
      command.append(' ').append(plain ? word : "'" + word.replace("'", "'\\''") + "'");
    }
    return command.toString();
  }

  private String withoutValue(String word) {
    if (word.startsWith("--")) {
      int value = word.indexOf('=');
      return value < 0 ? word : word.substring(0, value) + "=...";
    }
    if (word.startsWith("-") && word.length() > 1) {
      return word.length() == 2 ? word : word.substring(0, 2) + "...";
    }
    return word.equals(spec.name()) ? word : "...";
  }

  private static String written(Path file, String headline) throws IOException {
    return "synctrace: wrote %s (%,d kB). %s"
        .formatted(file, Math.ceilDiv(Files.size(file), 1_000), headline)
        .strip();
  }

  /** One case to report on, in any form. */
  private record ReportWriter(
      Case opened, Diagnosis diagnosis, Traces traces, ReportOptions options) {

    /**
     * Writes the report and leaves the writer open.
     *
     * @return what the page says first; empty for forms that say it nowhere
     */
    String write(ReportFormat format, PrintWriter out) throws IOException {
      switch (format) {
        case HTML -> {
          return HtmlReport.write(opened, diagnosis, traces, options, out).headline();
        }
        case JSON ->
            ReportJson.write(
                out, opened, diagnosis, traces, options.redaction(), options.version());
        case CSV ->
            OutputFormat.CSV.write(
                new VerdictListing(diagnosis, ExplainRequest.all(), options.redaction()),
                new TextPage(out, Integer.MAX_VALUE, false));
        case MD ->
            MarkdownSummary.write(
                out,
                opened,
                diagnosis,
                traces,
                options.redaction(),
                options.title(),
                options.version());
        case SARIF ->
            SarifReport.write(out, diagnosis, traces, options.redaction(), options.version());
      }
      return "";
    }
  }
}
