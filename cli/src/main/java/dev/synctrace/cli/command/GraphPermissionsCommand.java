package dev.synctrace.cli.command;

import dev.synctrace.cli.listing.PermissionListing;
import dev.synctrace.cli.option.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace graph permissions}: what a fetch needs to be allowed, and how to allow it. */
@Command(
    name = "permissions",
    description =
        "Prints the permissions that a fetch needs, all of them read-only, with the commands"
            + " that grant them. Connects to no tenant and changes nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace graph permissions",
      "  synctrace graph permissions --client-id 5f3c1f0e-6b1d-4c7a-9a51-0b7de2a4c9d1"
    })
final class GraphPermissionsCommand implements Callable<Integer> {
  @ParentCommand private GraphCommand parent = new GraphCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description = "Client ID of your app registration, for the printed commands.")
  private String clientId = "<client id>";

  @Override
  public Integer call() throws IOException {
    parent.common().write(new PermissionListing(clientId), spec.commandLine().getOut());
    return ExitCode.DONE.status();
  }
}
