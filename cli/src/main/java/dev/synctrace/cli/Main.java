package dev.synctrace.cli;

import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/** The way in. */
public final class Main {
  /** Lucene advises the vector module through it at every start; held, so that the level stays. */
  private static final Logger VECTOR_ADVICE =
      Logger.getLogger("org.apache.lucene.internal.vectorization");

  private Main() {}

  public static void main(String[] args) {
    VECTOR_ADVICE.setLevel(Level.SEVERE);
    System.exit(run(args));
  }

  /** Runs one command and gives its exit status. Used by the tests as well. */
  static int run(String... args) {
    CommandLine commandLine = new CommandLine(new SyncTrace());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpAutoWidth(false);
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(Terminal.out() ? Ansi.AUTO : Ansi.OFF));
    commandLine.setExecutionStrategy(Main::execute);
    commandLine.setExecutionExceptionHandler(Main::report);
    return commandLine.execute(args);
  }

  private static int execute(ParseResult parsed) {
    if (parsed.subcommand() == null
        && !parsed.isUsageHelpRequested()
        && !parsed.isVersionHelpRequested()) {
      parsed.commandSpec().commandLine().usage(System.out);
      return ExitCode.USAGE.status();
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** One line for people; the stack trace only for those who ask. */
  private static int report(Exception failure, CommandLine commandLine, ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    err.println("synctrace: " + FailureText.of(failure));
    if (parsed.hasMatchedOption("--verbose") || rootVerbose(commandLine)) {
      failure.printStackTrace(err);
    }
    err.flush();
    return failure instanceof UsageException ? ExitCode.USAGE.status() : ExitCode.FAILED.status();
  }

  private static boolean rootVerbose(CommandLine commandLine) {
    CommandLine root = commandLine;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return root.getCommand() instanceof SyncTrace command && command.common().verbose();
  }
}
