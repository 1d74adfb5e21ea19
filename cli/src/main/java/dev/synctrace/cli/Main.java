package dev.synctrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.synctrace.cli.command.SyncTrace;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.OptionListRenderer;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.option.Version;
import dev.synctrace.cli.terminal.FailureText;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.cli.terminal.PagedOutput;
import dev.synctrace.cli.terminal.ResultWriter;
import dev.synctrace.cli.terminal.SymbolWriter;
import dev.synctrace.cli.terminal.Terminal;
import dev.synctrace.index.search.InvalidSearchException;
import dev.synctrace.output.table.TerminalText;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
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
    Charset ofOut = charset(Terminal.out() ? System.out.charset() : UTF_8);
    Charset ofErr = charset(Terminal.err() ? System.err.charset() : UTF_8);
    System.exit(
        Terminal.out()
            ? runOnTerminal(PagedOutput.standard(), ofOut, ofErr, args)
            : runAndFlush(
                ResultWriter.standardOutput(ofOut),
                writer(new FileOutputStream(FileDescriptor.err), ofErr),
                args));
  }

  private static int runOnTerminal(
      PagedOutput terminal, Charset ofOut, Charset ofErr, String... args) {
    int status = runAndFlush(ResultWriter.to(terminal, ofOut), writer(terminal.err(), ofErr), args);
    Optional<String> failure = terminal.end();
    failure.ifPresent(line -> System.err.println("synctrace: " + TerminalText.line(line)));
    return failure.isPresent() ? ExitCode.FAILED.status() : status;
  }

  private static int runAndFlush(ResultWriter out, PrintWriter err, String... args) {
    int status = run(out, err, args);
    err.flush();
    return status;
  }

  private static PrintWriter writer(OutputStream to, Charset charset) {
    return new PrintWriter(new BufferedWriter(SymbolWriter.of(to, charset)));
  }

  /** A terminal in the C locale says it knows ASCII only, and shows UTF-8 all the same. */
  private static Charset charset(Charset charset) {
    return charset.equals(StandardCharsets.US_ASCII) ? UTF_8 : charset;
  }

  /** Runs one command and returns its exit status: 1 when its results could not be written. */
  public static int run(ResultWriter out, PrintWriter err, String... args) {
    int status = run((PrintWriter) out, err, args);
    Optional<String> failure;
    try {
      failure = out.failure();
    } catch (PagedOutput.PagerQuitException _) {
      return status;
    }
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
    if (PrebuiltHelp.isAskedFor(args)) {
      if (out instanceof ResultWriter results) {
        results.page();
      }
      if (PrebuiltHelp.show(out)) {
        return ExitCode.DONE.status();
      }
    }
    CommandLine commandLine = commandLine(args);
    commandLine.setOut(out);
    commandLine.setErr(err);
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(Terminal.color() ? Ansi.AUTO : Ansi.OFF));
    commandLine.setExecutionStrategy(Main::execute);
    commandLine.setExecutionExceptionHandler(Main::report);
    commandLine.setParameterExceptionHandler(WrongUsage::report);
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
    } catch (PagedOutput.PagerQuitException _) {
      return ExitCode.DONE.status();
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
    page(parsed);
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Shows through a pager what can be longer than the screen. */
  private static void page(ParseResult parsed) {
    CommandLine root = parsed.commandSpec().commandLine();
    CommandLine called = parsed.asCommandLineList().getLast();
    if (root.getOut() instanceof ResultWriter results
        && root.getCommand() instanceof SyncTrace command
        && command.common().mayPage()
        && (called.getCommand() instanceof PagedCommand || called.isUsageHelpRequested())) {
      results.page();
    }
  }

  /** One line for people; the stack trace only for those who ask. */
  private static int report(Exception failure, CommandLine commandLine, ParseResult parsed) {
    if (failure instanceof PagedOutput.PagerQuitException) {
      return ExitCode.DONE.status(); // who quits the pager has seen enough
    }
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
