package dev.synctrace.cli.option;

import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Arguments such as {@code -2147467259}, which picocli would take for a mistyped option. A command
 * that has such arguments takes every unknown option as one, and rejects here what is none.
 */
public final class NegativeNumbers {
  private NegativeNumbers() {}

  /** Lets a command take negative numbers as arguments. */
  public static CommandLine allowedIn(Object command) {
    return new CommandLine(command).setUnmatchedOptionsArePositionalParams(true);
  }

  /**
   * Rejects mistyped options as picocli would.
   *
   * @param isNumber whether an argument that begins with a minus is one of the command's numbers
   * @throws UnmatchedArgumentException for an option that does not exist
   */
  public static void check(
      CommandSpec command, List<String> arguments, Predicate<String> isNumber) {
    List<String> typed = command.commandLine().getParseResult().originalArgs();
    List<String> wrong =
        arguments.stream()
            .filter(argument -> argument.length() > 1 && argument.startsWith("-"))
            .filter(argument -> !isNumber.test(argument))
            .toList();
    if (!wrong.isEmpty() && !typed.contains("--")) {
      throw new UnmatchedArgumentException(command.commandLine(), wrong);
    }
  }
}
