package dev.synctrace.cli.command;

import dev.synctrace.cli.option.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code synctrace graph}: everything that asks a live tenant. */
@Command(
    name = "graph",
    description = "Reads from Microsoft Graph into the case. Never writes to the tenant.",
    subcommands = {GraphFetchCommand.class, GraphPermissionsCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace graph permissions",
      "  synctrace graph fetch --group 57b53be7-67a1-4203-bd82-a0df7b3cbeb3 --since 7d"
    })
public final class GraphCommand {
  @ParentCommand private SyncTrace root = new SyncTrace();

  /** The options given before or after the command's name. */
  CommonOptions common() {
    return root.common();
  }
}
