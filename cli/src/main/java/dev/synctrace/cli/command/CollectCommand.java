package dev.synctrace.cli.command;

import dev.synctrace.cli.file.AtomicFile;
import dev.synctrace.cli.listing.CollectListing;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.option.Version;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.cli.terminal.ResultWriter;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.collect.CollectPlan;
import dev.synctrace.diagnosis.collect.CollectScenario;
import dev.synctrace.diagnosis.collect.CollectTask;
import dev.synctrace.diagnosis.collect.HostNameRules;
import dev.synctrace.index.Case;
import dev.synctrace.output.powershell.CollectScript;
import dev.synctrace.output.table.TerminalText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code synctrace collect}: what to collect, from where, and a script that does it. */
@Command(
    name = "collect",
    description = {
      "Lists what to collect, from which computer, and how; with -o, writes a PowerShell script that"
          + " collects it into one zip.",
      "Without --case: everything. With --case: what the case does not contain yet."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace collect",
      "  synctrace collect --for tenant-attach --device CLIENT-042",
      "  synctrace collect --for group-sync --site PS1 -o collect.ps1",
      "  synctrace collect --case case42",
      "  synctrace collect --case case42 --format md"
    })
public final class CollectCommand implements Callable<Integer>, PagedCommand {
  private static final Pattern SITE_CODE = Pattern.compile("[A-Za-z0-9]{3}");

  private static final String STANDARD_OUTPUT = "-";

  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--for",
      paramLabel = "QUESTION",
      description =
          "Collect for one question: group-sync (why is a member in its group, or not) or"
              + " tenant-attach (what happened to an action). Default: both, or those that the"
              + " case is about.",
      completionCandidates = Labels.class,
      converter = ScenarioConverter.class)
  private List<CollectScenario> scenarios = List.of();

  @Option(
      names = "--device",
      paramLabel = "NAME",
      arity = "1..*",
      description =
          "Collect from this client; can be repeated. With --case: what is missing for this client"
              + " (default: for every client that is affected).")
  private List<String> devices = List.of();

  @Option(
      names = "--site",
      paramLabel = "CODE",
      description =
          "Site code, such as PS1, for the script (default: the site of the computer it runs on).")
  private @Nullable String site;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.ps1",
      description =
          "Write a PowerShell script (5.1 or later) that collects it, instead of a list; the file is"
              + " overwritten if it exists; - is standard output.")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException {
    String code = site;
    if (code != null && !SITE_CODE.matcher(code).matches()) {
      throw new UsageException("--site needs a site code of three letters or digits, such as PS1");
    }
    for (String device : devices) {
      if (!HostNameRules.isHost(device)) {
        throw new UsageException(
            "--device needs the NetBIOS or DNS name of a computer, such as CLIENT-042, but was '"
                + device
                + "'");
      }
    }
    if (output != null && output.toString().isBlank()) {
      throw new UsageException(
          "-o needs the name of a file, such as collect.ps1, or - for standard output");
    }
    if (output != null && root.common().namesFormat()) {
      throw new UsageException("-o writes a script, so --format has no effect. Omit one of them");
    }
    Set<CollectScenario> asked = EnumSet.noneOf(CollectScenario.class);
    asked.addAll(scenarios);
    List<CollectTask> tasks =
        root.common().namesCase()
            ? missing(asked)
            : CollectPlan.of(CollectPlan.orAll(asked), devices);
    if (tasks.isEmpty()) {
      note("the case contains everything that can be collected");
      return ExitCode.NOTHING_FOUND.status();
    }
    Path file = output;
    if (file != null) {
      noteSkipped(tasks);
      write(CollectScript.of(tasks, code, Version.number()), file);
      note(
          (file.toString().equals(STANDARD_OUTPUT) ? "" : file + ": ")
              + "run it in an elevated Windows PowerShell on the site server; it makes one zip for"
              + " `synctrace report`");
      return ExitCode.DONE.status();
    }
    PrintWriter out = spec.commandLine().getOut();
    CollectListing listing = new CollectListing(tasks);
    if (root.common().isMarkdown()) {
      listing.printMarkdown(out);
    } else {
      root.common().write(listing, out);
    }
    return ExitCode.DONE.status();
  }

  private List<CollectTask> missing(Set<CollectScenario> asked) {
    try (Case opened = CaseOpener.of(root.common(), spec.commandLine().getErr())) {
      Diagnosis diagnosis = Diagnosis.of(opened, CauseCatalogue.none(), null);
      return CollectPlan.missing(opened, diagnosis, asked, devices);
    }
  }

  private void write(String script, Path file) throws IOException {
    if (file.toString().equals(STANDARD_OUTPUT)) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(script);
      out.flush();
      return;
    }
    try (AtomicFile draft = AtomicFile.of(file)) {
      Optional<String> failure;
      try (ResultWriter writer = draft.writer()) {
        writer.print(script);
        writer.flush();
        failure = writer.failure();
      }
      if (failure.isPresent()) {
        throw new IOException(failure.get());
      }
      draft.replace();
    }
  }

  private void noteSkipped(List<CollectTask> tasks) {
    tasks.stream()
        .filter(task -> !task.isOfHost())
        .map(CollectTask::where)
        .distinct()
        .forEach(name -> note("the script skips " + name + ": not the name of a computer"));
  }

  private void note(String text) {
    if (!root.common().quiet()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(TerminalText.line("synctrace: " + text));
      err.flush();
    }
  }

  /** The words of {@code --for}. */
  static final class Labels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(CollectScenario.values()).map(CollectScenario::label).iterator();
    }
  }

  /** Reads a word of {@code --for}. */
  static final class ScenarioConverter implements ITypeConverter<CollectScenario> {
    @Override
    public CollectScenario convert(String word) {
      try {
        return CollectScenario.of(word);
      } catch (IllegalArgumentException _) {
        throw new TypeConversionException(
            "expected group-sync or tenant-attach but was '" + word + "'");
      }
    }
  }
}
