package dev.synctrace.cli.command;

import dev.synctrace.cli.listing.KindListing;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.terminal.PagedCommand;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace kinds}: what SyncTrace can read in logs, from the catalogue files. */
@Command(
    name = "kinds",
    description = "Lists the event kinds with their meaning, their attributes and an example.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace kinds",
      "  synctrace kinds --format csv",
      "  synctrace kinds --format json | jq \".kinds[].kind\""
    })
public final class KindsCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    root.common().write(new KindListing(), spec.commandLine().getOut());
    return ExitCode.DONE.status();
  }
}
