package dev.synctrace.cli.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * One command's manual page in the roff language that {@code man} reads, made of the same model as
 * its help. A command inside another has a page of its own: {@code synctrace-graph-fetch}.
 */
public final class ManPage {
  private final CommandSpec command;
  private final UsageMessageSpec usage;
  private final String version;

  /**
   * @param command any command of the program, with its parents
   * @param version what the foot of the page says
   */
  public ManPage(CommandSpec command, String version) {
    this.command = command;
    this.usage = command.usageMessage();
    this.version = version;
  }

  /** The page's name, such as {@code synctrace-report}. */
  public String name() {
    return command.qualifiedName("-");
  }

  /** The page, lines ended by line feeds. */
  public String roff() {
    StringBuilder page = new StringBuilder();
    page.append(
        ".TH \"%s\" \"1\" \"\" \"synctrace %s\" \"SyncTrace\"\n"
            .formatted(name().toUpperCase(Locale.ROOT), version));
    List<String> description = texts(usage.description());
    section(page, "NAME", name() + " - " + firstSentence(description));
    section(page, "SYNOPSIS");
    asWritten(page, synopsis());
    section(page, "DESCRIPTION", String.join(" ", description));
    arguments(page);
    commands(page);
    exitCodes(page);
    examples(page);
    seeAlso(page);
    return page.toString();
  }

  private List<String> synopsis() {
    Help help = new Help(command, Help.defaultColorScheme(Ansi.OFF));
    return help.synopsis(0).lines().toList();
  }

  private void arguments(StringBuilder page) {
    List<ArgSpec> arguments =
        Stream.<ArgSpec>concat(command.positionalParameters().stream(), command.options().stream())
            .filter(argument -> !argument.hidden())
            .toList();
    if (!arguments.isEmpty()) {
      section(page, "OPTIONS");
      arguments.forEach(argument ->
          tagged(page, label(argument), String.join(" ", texts(argument.description()))));
    }
  }

  private static String label(ArgSpec argument) {
    return switch (argument) {
      case OptionSpec option when option.arity().max() == 0 -> names(option);
      case OptionSpec option -> names(option) + "=" + italic(option.paramLabel());
      case PositionalParamSpec parameter -> italic(parameter.paramLabel());
      default -> throw new IllegalArgumentException("neither option nor parameter: " + argument);
    };
  }

  private static String names(OptionSpec option) {
    return Stream.of(option.names()).map(ManPage::bold).collect(Collectors.joining(", "));
  }

  private void commands(StringBuilder page) {
    List<CommandSpec> commands = shown(command);
    if (!commands.isEmpty()) {
      section(page, "COMMANDS");
      commands.forEach(each ->
          tagged(page, bold(each.name()), firstSentence(texts(each.usageMessage().description()))));
    }
  }

  /** Those of its commands that its help lists. */
  public static List<CommandSpec> shown(CommandSpec command) {
    return command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(each -> !each.usageMessage().hidden())
        .toList();
  }

  private void exitCodes(StringBuilder page) {
    Map<String, String> codes = usage.exitCodeList();
    if (!codes.isEmpty()) {
      section(page, "EXIT STATUS");
      codes.forEach((code, meaning) -> tagged(page, bold(code), meaning));
    }
  }

  private void examples(StringBuilder page) {
    HelpFooter footer = HelpFooter.of(usage);
    if (!footer.examples().isEmpty()) {
      section(page, "EXAMPLES");
      asWritten(page, footer.examples());
    }
    if (!footer.notes().isEmpty()) {
      section(page, "NOTES");
      footer.notes().forEach(note -> page.append(".PP\n").append(escaped(note)).append('\n'));
    }
  }

  private void seeAlso(StringBuilder page) {
    Stream<CommandSpec> above = Stream.ofNullable(command.parent());
    String pages =
        Stream.concat(above, shown(command).stream())
            .map(each -> bold(each.qualifiedName("-")) + "(1)")
            .collect(Collectors.joining(", "));
    if (!pages.isEmpty()) {
      section(page, "SEE ALSO");
      page.append(pages).append('\n');
    }
  }

  private static void section(StringBuilder page, String title) {
    page.append(".SH ").append(title).append('\n');
  }

  private static void section(StringBuilder page, String title, String text) {
    section(page, title);
    page.append(escaped(text)).append('\n');
  }

  private static void tagged(StringBuilder page, String tag, String text) {
    page.append(".TP\n").append(tag).append('\n').append(escaped(text)).append('\n');
  }

  private static void asWritten(StringBuilder page, List<String> lines) {
    page.append(".nf\n");
    lines.forEach(line -> page.append(escaped(line)).append('\n'));
    page.append(".fi\n");
  }

  private static String bold(String text) {
    return "\\fB" + escaped(text) + "\\fR";
  }

  private static String italic(String text) {
    return "\\fI" + escaped(text) + "\\fR";
  }

  /** What roff would take for its own: backslashes, hyphens to copy, and a line's first mark. */
  private static String escaped(String text) {
    String plain = text.replace("\\", "\\e").replace("-", "\\-");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }

  private static String firstSentence(List<String> texts) {
    String all = String.join(" ", texts);
    int end = all.indexOf(". ");
    return end < 0 ? all : all.substring(0, end + 1);
  }

  /** picocli's texts are formats: {@code %n} ends a line. */
  private static List<String> texts(String[] formats) {
    return HelpFooter.lines(formats);
  }
}
