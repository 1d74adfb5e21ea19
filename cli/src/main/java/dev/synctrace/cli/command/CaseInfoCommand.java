package dev.synctrace.cli.command;

import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.file.CaseFolders;
import dev.synctrace.cli.listing.CaseListing;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.index.CaseInfo;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace case info}: one case from outside. */
@Command(
    name = "info",
    description =
        "Shows the number of sources and events of the case, its size, and when data was last added.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace case info",
      "  synctrace case info --case opensearch://search.contoso.com:9200/case42"
    })
final class CaseInfoCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private CaseCommand parent = new CaseCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    CaseInfo info =
        switch (parent.common().caseAddress()) {
          case CaseAddress.Cluster cluster -> cluster.cluster().info();
          case CaseAddress.Folder(var folder) -> CaseFolders.info(folder);
        };
    parent.common().write(new CaseListing(List.of(info)), spec.commandLine().getOut());
    return ExitCode.DONE.status();
  }
}
