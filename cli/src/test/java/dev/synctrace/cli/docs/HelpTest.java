package dev.synctrace.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.Main;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/** The help of every command is complete, fits a terminal, and its examples can be pasted. */
class HelpTest {
  private static final int COLUMNS = 80;

  /** An argument without quotes, in single quotes as in sh, or in double quotes. */
  private static final Pattern ARGUMENT =
      Pattern.compile("'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|[^\\s'\"]+");

  /** Where synctrace's own arguments end. */
  private static final Pattern END = Pattern.compile(" [|>].*$|\\)$");

  /** Commands with the names to write behind {@code synctrace}; empty for the root. */
  static Stream<String> commands() {
    CommandSpec root = Main.commandLine().getCommandSpec();
    return Stream.concat(Stream.of(""), below(root));
  }

  private static Stream<String> below(CommandSpec command) {
    return ManPage.shown(command).stream()
        .flatMap(each ->
            Stream.concat(
                Stream.of(each.qualifiedName(" ").replaceFirst("^synctrace ", "")), below(each)));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyLineFitsATerminalOf80Columns(String name) {
    assertThat(help(name).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandShowsExamplesOfItsOwn(String name) {
    assertThat(examples(name))
        .anySatisfy(line -> assertThat(line + " ").contains(("synctrace " + name).strip()));
    if (!name.isEmpty()) {
      assertThat(examples(name)).isNotEqualTo(examples(""));
    }
  }

  /** picocli breaks lines that are too long, so each must be in the help as it is written. */
  @ParameterizedTest
  @MethodSource("commands")
  void anExampleIsOneLine(String name) {
    assertThat(help(name).lines().map(String::strip)).containsAll(examples(name));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyExampleIsUnderstood(String name) {
    for (String example : examples(name)) {
      int start = example.indexOf("synctrace ");
      if (start >= 0) {
        List<String> words = words(example.substring(start));
        List<String> args = words.subList(1, words.size());
        assertThatCode(() ->
                Main.commandLine(args.toArray(String[]::new))
                    .parseArgs(args.toArray(String[]::new)))
            .as(example)
            .doesNotThrowAnyException();
      }
    }
  }

  /**
   * Only double quotes mean the same in sh, cmd and PowerShell. What needs other quotes, a phrase,
   * is shown for each of them.
   */
  @ParameterizedTest
  @MethodSource("commands")
  void quotesAreThoseOfEveryShellOrShownForEach(String name) {
    List<String> special =
        examples(name).stream().filter(each -> each.contains("'") || each.contains("\\")).toList();
    if (!special.isEmpty()) {
      assertThat(help(name))
          .contains("sh and PowerShell on Linux", "In cmd:", "In PowerShell on W");
      assertThat(special).hasSize(3);
      assertThat(words(special.get(0))).contains("\"already expired\"");
      assertThat(words(special.get(1))).isEqualTo(words(special.get(0)));
      // PowerShell puts the argument into double quotes as it is; the program finds \" for a quote.
      assertThat(words(special.get(2).replace('\'', '"'))).isEqualTo(words(special.get(0)));
    }
    assertThat(examples(name)).noneMatch(each -> each.contains("!") || each.contains("%"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpOfACommandIsWhatItsOptionPrints(String name) {
    CommandRun byName = CommandRun.of(words("help " + name).toArray(String[]::new));
    assertThat(byName.status()).isZero();
    assertThat(byName.out()).isEqualTo(help(name));
  }

  @Test
  void notesAreNoExamples() {
    assertThat(examples("search")).noneMatch(line -> line.startsWith("Fields:"));
    assertThat(HelpFooter.of(spec("search").usageMessage()).notes())
        .singleElement()
        .asString()
        .startsWith("Fields: time");
  }

  @Test
  void anUnknownCommandIsAnsweredWithTheNearestOnes() {
    CommandRun unknown = CommandRun.of("help", "serch");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("no command 'serch'. Did you mean search");
    assertThat(CommandRun.of("help", "graph", "fech").err()).contains("Did you mean fetch?");
    assertThat(CommandRun.of("serch").err()).contains("did you mean search or serve?");
  }

  @Test
  void theOptionsOfACommandComeBeforeThoseOfEveryCommand() {
    assertThat(help("search"))
        .containsSubsequence("\nOptions:\n", "--facet", "\nOptions of every command:\n", "--case");
    assertThat(help("kinds")).doesNotContain("\nOptions:\n");
    assertThat(help("")).contains("\nOptions:\n").doesNotContain("Options of every command");
  }

  private static String help(String name) {
    return CommandRun.of(words(name + " --help").toArray(String[]::new)).out();
  }

  private static List<String> examples(String name) {
    return HelpFooter.of(spec(name).usageMessage()).commandLines();
  }

  private static CommandSpec spec(String name) {
    CommandSpec command = Main.commandLine().getCommandSpec();
    for (String each : words(name)) {
      command = Objects.requireNonNull(command.subcommands().get(each)).getCommandSpec();
    }
    return command;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher argument = ARGUMENT.matcher(END.matcher(line).replaceFirst(""));
    while (argument.find()) {
      String single = argument.group(1);
      String twice = argument.group(2);
      words.add(
          single != null ? single : twice != null ? twice.replace("\\\"", "\"") : argument.group());
    }
    return words;
  }
}
