package dev.synctrace.cli.command;

import dev.synctrace.cli.option.CommonOptions;
import dev.synctrace.cli.option.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** The root command: one screen of help. Its commands are {@code Commands}. */
@Command(
    name = "synctrace",
    description =
        "Says why a device is or is not in its Entra group, and where a tenant-attach action"
            + " stopped, with the log line that proves it.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed: one line on standard error says what and what to do",
      "2:wrong usage",
      "3:done, but some input could not be read; the table names it and why",
      "4:nothing found"
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace report case42.zip -o report.html",
      "  synctrace ingest case42.zip",
      "  synctrace search 'severity:error' --since 2h",
      "  synctrace trace",
      "  synctrace error 0x80004005",
      "  synctrace trace a43dd1b3-a006-4604-b012-5529380b3b6f"
    })
public final class SyncTrace {
  @Mixin private CommonOptions common = new CommonOptions();

  /** The options given before or after the command's name. */
  public CommonOptions common() {
    return common;
  }
}
