package dev.synctrace.cli.command;

import dev.synctrace.cli.option.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code synctrace case}: what is done with cases as a whole. */
@Command(
    name = "case",
    description =
        "Lists, shows, copies, deletes and verifies cases, in folders and in OpenSearch clusters.",
    subcommands = {
      CaseListCommand.class,
      CaseInfoCommand.class,
      CaseCopyCommand.class,
      CaseDeleteCommand.class,
      CaseCheckCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace case list /srv/cases",
      "  synctrace case info",
      "  synctrace case copy .synctrace opensearch://search.contoso.com:9200/case42"
    })
public final class CaseCommand {
  @ParentCommand private SyncTrace root = new SyncTrace();

  /** The options given before or after the command's name. */
  CommonOptions common() {
    return root.common();
  }
}
