package dev.synctrace.cli.option;

import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.file.UsualCase;
import dev.synctrace.cli.terminal.Terminal;
import dev.synctrace.output.Listing;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.table.TextPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options every command has. Given before or after the command's name. */
public final class CommonOptions {

  @Option(
      names = "--case",
      paramLabel = "CASE",
      scope = ScopeType.INHERIT,
      description =
          "Case folder, or opensearch://HOST:9200/NAME for a case in a cluster (default: the"
              + " value of SYNCTRACE_CASE, else .synctrace; on Windows, if the current folder is"
              + " read-only, a case in the local application data of the user).")
  private List<String> caseAddresses = List.of();

  @Option(
      names = "--format",
      scope = ScopeType.INHERIT,
      paramLabel = "FORMAT",
      description =
          "Output format: " + OutputFormat.HELP + "; for report: " + ReportFormat.HELP + ".",
      completionCandidates = FormatName.All.class,
      converter = FormatName.Converter.class)
  private @Nullable FormatName format;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "Print without colors; the environment variable NO_COLOR does the same.")
  private boolean noColor;

  @Option(
      names = "--no-pager",
      scope = ScopeType.INHERIT,
      description =
          "Print long tables as they are, without the pager of SYNCTRACE_PAGER, PAGER, or less.")
  private boolean noPager;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print results only, without progress and notes.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description =
          "Print stack traces with errors; in search, how the query was understood; in explain, also"
              + " the prerequisites that are met.")
  private boolean verbose;

  /**
   * The one case of a command.
   *
   * @throws UsageException when several are named
   */
  public CaseAddress caseAddress() {
    if (caseAddresses.size() > 1) {
      throw new UsageException(
          "--case is specified more than once. Only serve and mcp support several cases");
    }
    return CaseAddress.of(
        caseAddresses.stream()
            .findFirst()
            .or(() -> Optional.ofNullable(System.getenv("SYNCTRACE_CASE")))
            .orElseGet(UsualCase::ofThisProcess));
  }

  /** Whether a case is named, by the option or by the environment. */
  public boolean namesCase() {
    return !caseAddresses.isEmpty() || System.getenv("SYNCTRACE_CASE") != null;
  }

  /** The cases that are named, as they are written; none unless someone does. */
  public List<String> caseAddresses() {
    return caseAddresses;
  }

  /**
   * The form in which a command answers; a table unless another is asked for.
   *
   * @throws UsageException when a form is asked for that only reports have
   */
  public OutputFormat format() {
    return format == null ? OutputFormat.TABLE : format.output();
  }

  /**
   * The form of a report; a page unless another is asked for.
   *
   * @throws UsageException when a form is asked for that no report has
   */
  public ReportFormat reportFormat() {
    return format == null ? ReportFormat.HTML : format.report();
  }

  /** Whether a format is asked for. */
  public boolean namesFormat() {
    return format != null;
  }

  /** Whether Markdown is asked for, which reports and lists of what to collect have. */
  public boolean isMarkdown() {
    return format != null && format.equals(new FormatName(ReportFormat.MD.name()));
  }

  /** Whether rows for a spreadsheet are asked for, whose text is as it was written. */
  public boolean isCsv() {
    return format != null && format.equals(new FormatName(OutputFormat.CSV.name()));
  }

  /**
   * Writes an answer in the format that is asked for, and flushes it.
   *
   * @return whether it has a row or anything to say
   */
  public <T> boolean write(Listing<T> answer, PrintWriter out) throws IOException {
    return format().write(answer, page(out));
  }

  /** Returns the page on which text for people is written. */
  public TextPage page(PrintWriter out) {
    return new TextPage(out, Terminal.columns(), color());
  }

  /** Whether a terminal may show the answer through a pager: only text for people. */
  public boolean mayPage() {
    return !noPager && (format == null || format.equals(new FormatName(OutputFormat.TABLE.name())));
  }

  public boolean quiet() {
    return quiet;
  }

  public boolean verbose() {
    return verbose;
  }

  /** Colours only on a terminal, and only where no one asked for none. */
  public boolean color() {
    return !noColor && System.getenv("NO_COLOR") == null && Terminal.color();
  }
}
