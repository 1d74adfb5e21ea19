package dev.synctrace.cli.option;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The options in the help of a command: first its own, then those that every command has. */
public final class OptionListRenderer {
  private OptionListRenderer() {}

  /** Lets a command and the commands inside it print their options in two lists. */
  public static void divide(CommandLine command) {
    var sections = command.getHelpSectionMap();
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, _ -> "");
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, OptionListRenderer::lists);
    command.getSubcommands().values().forEach(OptionListRenderer::divide);
  }

  /** Whether every command has this option. */
  static boolean isCommon(OptionSpec option) {
    return option.inherited() || option.usageHelp() || option.versionHelp();
  }

  private static String lists(Help help) {
    CommandSpec command = help.commandSpec();
    boolean isRoot = command.parent() == null;
    List<OptionSpec> shown = command.options().stream().filter(each -> !each.hidden()).toList();
    List<OptionSpec> own = shown.stream().filter(option -> !isRoot && !isCommon(option)).toList();
    List<OptionSpec> common = shown.stream().filter(option -> !own.contains(option)).toList();
    return list(help, "%nOptions:%n", own)
        + list(help, isRoot ? "%nOptions:%n" : "%nOptions of every command:%n", common);
  }

  private static String list(Help help, String heading, List<OptionSpec> options) {
    return options.isEmpty()
        ? ""
        : heading.formatted()
            + help.optionListExcludingGroups(
                options,
                help.createDefaultLayout(),
                help.createDefaultOptionSort(),
                help.parameterLabelRenderer());
  }
}
