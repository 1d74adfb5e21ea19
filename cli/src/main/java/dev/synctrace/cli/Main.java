package dev.synctrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.synctrace.cli.command.SyncTrace;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.OptionListRenderer;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.option.Version;
import dev.synctrace.cli.terminal.FailureText;
import dev.synctrace.cli.terminal.ResultWriter;
import dev.synctrace.cli.terminal.Terminal;
import dev.synctrace.index.search.InvalidSearchException;
import dev.synctrace.output.table.TerminalText;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/** Entry point of the command line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    ResultWriter out =
        ResultWriter.standardOutput(charset(Terminal.out() ? System.out.charset() : UTF_8));
    PrintWriter err =
        new PrintWriter(
            new BufferedWriter(
                new OutputStreamWriter(
                    new FileOutputStream(FileDescriptor.err),
                    charset(Terminal.err() ? System.err.charset() : UTF_8))));
    int status = run(out, err, args);
    err.flush();
    System.exit(status);
  }

  /** A terminal in the C locale says it knows ASCII only, and shows UTF-8 all the same. */
  private static Charset charset(Charset charset) {
    return charset.equals(StandardCharsets.US_ASCII) ? UTF_8 : charset;
  }

  /** Runs one command and returns its exit status: 1 when its results could not be written. */
  public static int run(ResultWriter out, PrintWriter err, String... args) {
    int status = run((PrintWriter) out, err, args);
    Optional<String> failure = out.failure();
    if (failure.isEmpty()) {
      return status;
    }
    if (status != ExitCode.FAILED.status()) { // else a line says already what failed
      err.println("synctrace: " + failure.get());
      err.flush();
    }
    return ExitCode.FAILED.status();
  }

  /** Runs one command and returns its exit status; the caller checks the writer. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    if (List.of(args).equals(List.of("--version"))) {
      // What scripts ask most often needs no option parser: 0.07 s instead of 0.23 s.
      for (String line : new Version().getVersion()) {
        out.println(line);
      }
      return ExitCode.DONE.status();
    }
    if (PrebuiltHelp.isAskedFor(args) && PrebuiltHelp.show(out)) {
      return ExitCode.DONE.status();
    }
    CommandLine commandLine = commandLine(args);
    commandLine.setOut(out);
    commandLine.setErr(err);
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(Terminal.out() ? Ansi.AUTO : Ansi.OFF));
    commandLine.setExecutionStrategy(Main::execute);
    commandLine.setExecutionExceptionHandler(Main::report);
    return commandLine.execute(args);
  }

  /** The options and commands these arguments can need. */
  public static CommandLine commandLine(String... args) {
    CommandLine commandLine = Commands.of(args);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpAutoWidth(false);
    OptionListRenderer.divide(commandLine);
    return commandLine;
  }

  private static int execute(ParseResult parsed) {
    try {
      return helpOrRun(parsed);
    } catch (ResultWriter.UnwritableException _) {
      // Printing the help is no command whose exceptions are reported; run says it.
      return ExitCode.DONE.status();
    }
  }

  private static int helpOrRun(ParseResult parsed) {
    CommandLine command = parsed.commandSpec().commandLine();
    if (Terminal.out()
        && command.getOut() instanceof ResultWriter results
        && command.getCommand() instanceof SyncTrace root
        && root.common().isCsv()) {
      results.showControlCharacters();
    }
    if (parsed.subcommand() == null
        && !parsed.isUsageHelpRequested()
        && !parsed.isVersionHelpRequested()) {
      parsed.commandSpec().commandLine().usage(parsed.commandSpec().commandLine().getOut());
      return ExitCode.USAGE.status();
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** One line for people; the stack trace only for those who ask. */
  private static int report(Exception failure, CommandLine commandLine, ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    // A query or a path can contain what would steer the terminal.
    String text = "synctrace: " + FailureText.of(failure);
    text.lines().map(TerminalText::line).forEach(err::println);
    if (parsed.hasMatchedOption("--verbose") || rootVerbose(commandLine)) {
      failure.printStackTrace(err);
    }
    err.flush();
    boolean usage = failure instanceof UsageException || failure instanceof InvalidSearchException;
    return (usage ? ExitCode.USAGE : ExitCode.FAILED).status();
  }

  private static boolean rootVerbose(CommandLine commandLine) {
    CommandLine root = commandLine;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return root.getCommand() instanceof SyncTrace command && command.common().verbose();
  }
}
