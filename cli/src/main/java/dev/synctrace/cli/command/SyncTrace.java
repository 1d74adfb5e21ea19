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
        "Explains why a device is or is not in its Microsoft Entra group, and where a"
            + " tenant-attach action stopped, with the record that proves it.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed; standard error says what happened and what to do",
      "2:wrong usage",
      "3:done, but some input could not be read; the output names it and the reason",
      "4:nothing found",
      "5:diff: something that was as it should be is not any more"
    },
    descriptionHeading = "%n",
    parameterListHeading = "%nArguments:%n",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace report case42.zip -o report.html",
      "  synctrace ingest case42.zip",
      "  synctrace explain CLIENT-042",
      "  synctrace trace",
      "  synctrace search severity:error --since 2h",
      "  synctrace log MP01/CCM_STS.log:33",
      "  synctrace error 0x80004005",
      "  synctrace help search"
    })
public final class SyncTrace {
  @Mixin private CommonOptions common = new CommonOptions();

  /** The options given before or after the command's name. */
  public CommonOptions common() {
    return common;
  }
}
