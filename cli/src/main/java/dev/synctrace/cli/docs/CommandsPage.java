package dev.synctrace.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * All commands as one page of Markdown, made of the same model as help and manual pages;
 * docs/commands.md is this page.
 */
public final class CommandsPage {
  private final CommandSpec root;
  private final StringBuilder page = new StringBuilder();

  /**
   * @param root the root command with all its commands
   */
  public CommandsPage(CommandSpec root) {
    this.root = root;
  }

  /** docs/commands.md, byte for byte. */
  public String markdown() {
    page.setLength(0);
    page.append("# Commands\n\n");
    page.append(
        "<!-- Generated from the options of the program; DocsTest says how to update it. -->\n\n");
    page.append("`synctrace help COMMAND` prints the same text in the terminal.\n\n");
    page.append("| command | purpose |\n| --- | --- |\n");
    everyCommand()
        .forEach(command ->
            page.append(
                "| [%s](#%s) | %s |\n"
                    .formatted(
                        command.qualifiedName(),
                        command.qualifiedName("-"),
                        cell(firstLine(command.usageMessage())))));
    page.append("\n## Options of every command\n\n");
    page.append("They can be written before or after the command.\n\n");
    arguments(arguments(root));
    page.append("\n## Exit codes\n\n| code | meaning |\n| --- | --- |\n");
    exitCodes()
        .forEach((code, meaning) -> page.append("| %s | %s |\n".formatted(code, cell(meaning))));
    everyCommand().forEach(this::command);
    return page.toString();
  }

  private List<CommandSpec> everyCommand() {
    return ManPage.shown(root).stream()
        .flatMap(command -> Stream.concat(Stream.of(command), ManPage.shown(command).stream()))
        .toList();
  }

  private Map<String, String> exitCodes() {
    return root.usageMessage().exitCodeList();
  }

  private void command(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    page.append("\n## ").append(command.qualifiedName()).append("\n\n");
    page.append(String.join("\n", HelpFooter.lines(usage.description()))).append("\n\n");
    page.append("```text\n").append(synopsis(command)).append("```\n");
    List<ArgSpec> own = arguments(command);
    Set<String> inherited =
        arguments(root).stream().map(CommandsPage::label).collect(Collectors.toSet());
    own.removeIf(argument -> inherited.contains(label(argument)));
    if (!own.isEmpty()) {
      page.append('\n');
      arguments(own);
    }
    HelpFooter footer = HelpFooter.of(usage);
    examples(footer.examples());
    footer.notes().forEach(note -> page.append('\n').append(note).append('\n'));
  }

  private static String synopsis(CommandSpec command) {
    return new Help(command, Help.defaultColorScheme(Ansi.OFF)).synopsis(0);
  }

  private static List<ArgSpec> arguments(CommandSpec command) {
    return new ArrayList<>(
        Stream.<ArgSpec>concat(command.positionalParameters().stream(), command.options().stream())
            .filter(argument -> !argument.hidden())
            .toList());
  }

  private void arguments(List<ArgSpec> arguments) {
    page.append("| argument | meaning |\n| --- | --- |\n");
    for (ArgSpec argument : arguments) {
      page.append(
          "| `%s` | %s |\n"
              .formatted(
                  label(argument),
                  cell(String.join(" ", HelpFooter.lines(argument.description())))));
    }
  }

  private static String label(ArgSpec argument) {
    return switch (argument) {
      case OptionSpec option when option.arity().max() == 0 -> String.join("`, `", option.names());
      case OptionSpec option -> String.join("`, `", option.names()) + " " + option.paramLabel();
      case PositionalParamSpec parameter -> parameter.paramLabel();
      default -> throw new IllegalArgumentException("neither option nor parameter: " + argument);
    };
  }

  /**
   * Command lines as blocks to copy, in a shell other than sh as plain text; what is said between
   * them as text.
   */
  private void examples(List<String> lines) {
    String shell = "sh";
    boolean open = false;
    for (String line : lines) {
      boolean isCommand = HelpFooter.isCommand(line);
      if (isCommand != open) {
        page.append(isCommand ? "\n```" + shell + "\n" : "```\n");
        open = isCommand;
      }
      if (isCommand) {
        page.append(line.strip()).append('\n');
      } else if (!line.isEmpty()) {
        page.append('\n').append(line).append('\n');
        shell = line.contains("sh ") ? "sh" : "text";
      }
    }
    if (open) {
      page.append("```\n");
    }
  }

  private static String firstLine(UsageMessageSpec usage) {
    return HelpFooter.lines(usage.description()).getFirst();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
