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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace case list}: the cases of a cluster, or of a folder. */
@Command(
    name = "list",
    description =
        "Lists the cases of a cluster, or those in the subfolders of a folder, with their size.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace case list opensearch://search.contoso.com:9200",
      "  synctrace case list /srv/cases"
    })
final class CaseListCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private CaseCommand parent = new CaseCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "WHERE",
      description = "opensearch://HOST:9200 or a folder (default: the current folder).")
  private String where = ".";

  @Override
  public Integer call() throws IOException {
    List<CaseInfo> cases =
        switch (CaseAddress.of(where)) {
          case CaseAddress.Cluster cluster -> cluster.cluster().list();
          case CaseAddress.Folder(var folder) -> CaseFolders.in(folder);
        };
    parent.common().write(new CaseListing(cases), spec.commandLine().getOut());
    return (cases.isEmpty() ? ExitCode.NOTHING_FOUND : ExitCode.DONE).status();
  }
}
