package dev.synctrace.cli;

import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.index.search.DidYouMean;
import dev.synctrace.output.table.TerminalText;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line, and where its help is. */
final class WrongUsage {
  private static final Pattern MISSING = Pattern.compile("Missing required parameter: '(.+)'");
  private static final Pattern MISSING_OPTION = Pattern.compile("Missing required option: '(.+)'");

  private WrongUsage() {}

  /** Reports it, and returns the exit status. */
  static int report(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println(
        TerminalText.line(
            "synctrace: " + sentence(failure, command) + " Run `" + name + " --help`"));
    err.flush();
    return ExitCode.USAGE.status();
  }

  private static String sentence(ParameterException failure, CommandLine command) {
    if (failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unknown(unmatched.getUnmatched().getFirst(), command);
    }
    String said = String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
    Matcher missing = MISSING.matcher(said);
    if (missing.matches()) {
      return "%s is missing.".formatted(missing.group(1));
    }
    Matcher option = MISSING_OPTION.matcher(said);
    if (option.matches()) {
      return "the option %s is missing.".formatted(option.group(1));
    }
    String sentence = Character.toLowerCase(said.charAt(0)) + said.substring(1);
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  private static String unknown(String word, CommandLine command) {
    if (word.startsWith("-") && word.length() > 1) {
      String option = word.replaceFirst("=.*", "");
      return "unknown option '%s'%s"
          .formatted(option, hint(option, command.getCommandSpec().optionsMap().keySet()));
    }
    if (!command.getSubcommands().isEmpty()) {
      List<String> commands =
          command.getSubcommands().entrySet().stream()
              .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
              .map(Map.Entry::getKey)
              .toList();
      return "unknown command '%s'%s".formatted(word, hint(word, commands));
    }
    return "'%s' is one word too many.".formatted(word);
  }

  /** Of two characters, such as -x, every other short option is as near as the next. */
  private static String hint(String word, Collection<String> known) {
    List<String> near = word.length() <= 2 ? List.of() : DidYouMean.to(word, known);
    return near.isEmpty() ? "." : ": did you mean " + String.join(" or ", near) + "?";
  }
}
