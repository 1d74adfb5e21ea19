package dev.synctrace.cli;

import dev.synctrace.cli.command.CaseCommand;
import dev.synctrace.cli.command.CausesCommand;
import dev.synctrace.cli.command.CollectCommand;
import dev.synctrace.cli.command.DiffCommand;
import dev.synctrace.cli.command.ErrorCommand;
import dev.synctrace.cli.command.ExplainCommand;
import dev.synctrace.cli.command.GraphCommand;
import dev.synctrace.cli.command.IngestCommand;
import dev.synctrace.cli.command.KindsCommand;
import dev.synctrace.cli.command.LogCommand;
import dev.synctrace.cli.command.McpCommand;
import dev.synctrace.cli.command.PatternsCommand;
import dev.synctrace.cli.command.RedactCommand;
import dev.synctrace.cli.command.ReportCommand;
import dev.synctrace.cli.command.SchemaCommand;
import dev.synctrace.cli.command.SearchCommand;
import dev.synctrace.cli.command.ServeCommand;
import dev.synctrace.cli.command.SyncTrace;
import dev.synctrace.cli.command.TraceCommand;
import dev.synctrace.cli.option.NegativeNumbers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands by name, in the order of the help. picocli reads the options of every command it is
 * given, which is 51 ms of a search (median of 15 pairs): it gets the one that is called, where
 * that can be told without it.
 */
public final class Commands {
  private static final String COMPLETION = "generate-completion";
  private static final String HELP = "help";

  /** Commands that need to know all others. */
  private static final Set<String> SHOW_ALL = Set.of(COMPLETION, HELP);

  private static final Map<String, Supplier<Object>> BY_NAME = byName();

  private Commands() {}

  private static Map<String, Supplier<Object>> byName() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("ingest", IngestCommand::new);
    commands.put("search", () -> NegativeNumbers.allowedIn(new SearchCommand()));
    commands.put("patterns", () -> NegativeNumbers.allowedIn(new PatternsCommand()));
    commands.put("log", LogCommand::new);
    commands.put("explain", ExplainCommand::new);
    commands.put("trace", TraceCommand::new);
    commands.put("diff", DiffCommand::new);
    commands.put("report", ReportCommand::new);
    commands.put("redact", RedactCommand::new);
    commands.put("serve", ServeCommand::new);
    commands.put("mcp", McpCommand::new);
    commands.put("graph", GraphCommand::new);
    commands.put("case", CaseCommand::new);
    commands.put("collect", CollectCommand::new);
    commands.put("causes", CausesCommand::new);
    commands.put("error", () -> NegativeNumbers.allowedIn(new ErrorCommand()));
    commands.put("kinds", KindsCommand::new);
    commands.put("schema", SchemaCommand::new);
    commands.put(COMPLETION, CompletionCommand::new);
    commands.put(HELP, HelpCommand::new);
    commands.put("man-pages", ManPagesCommand::new);
    commands.put("warm-up", WarmUpCommand::new);
    return commands;
  }

  /**
   * The root command with those of its commands that these arguments can need: the one they begin
   * with, or all.
   */
  public static CommandLine of(String... args) {
    CommandLine root = new CommandLine(new SyncTrace());
    String called = args.length == 0 ? "" : args[0];
    if (BY_NAME.containsKey(called) && !SHOW_ALL.contains(called)) {
      root.addSubcommand(BY_NAME.get(called).get());
    } else {
      BY_NAME.values().forEach(command -> root.addSubcommand(command.get()));
    }
    return root;
  }
}
