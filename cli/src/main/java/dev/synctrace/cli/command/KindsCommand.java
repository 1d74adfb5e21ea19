package dev.synctrace.cli.command;

import dev.synctrace.cli.listing.KindListing;
import dev.synctrace.cli.listing.WordFilter;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.output.table.TerminalText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace kinds}: what SyncTrace can read in logs, from the catalogue files. */
@Command(
    name = "kinds",
    description =
        "Lists the event kinds with their meaning, their attributes and an example; with words,"
            + " those that contain all of them.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace kinds",
      "  synctrace kinds token failed",
      "  synctrace kinds --format csv",
      "  synctrace kinds --format json | jq \".kinds[].kind\""
    })
public final class KindsCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "WORD",
      description =
          "Show only kinds whose name, meaning or log contains this word. Upper and lower case are"
              + " the same.")
  private List<String> words = List.of();

  @Override
  public Integer call() throws IOException {
    KindListing kinds = new KindListing(new WordFilter(words));
    if (kinds.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          TerminalText.line("synctrace: no kind contains these words: " + String.join(" ", words)));
      err.flush();
      return ExitCode.NOTHING_FOUND.status();
    }
    root.common().write(kinds, spec.commandLine().getOut());
    return ExitCode.DONE.status();
  }
}
