package dev.synctrace.cli;

import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.terminal.PagedCommand;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code synctrace help}: prints what {@code --help} of a command prints. */
@Command(
    name = "help",
    description = {
      "Shows the help of a command.",
      "Without a command: lists all commands and their common options."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace help",
      "  synctrace help search",
      "  synctrace help graph fetch",
      "  synctrace search --help"
    })
final class HelpCommand implements Callable<Integer>, PagedCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "Name of a command, followed by its subcommand, if any.")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    CommandLine shown = spec.root().commandLine();
    for (String name : names) {
      CommandLine inside = shown.getSubcommands().get(name);
      if (inside == null) {
        throw new UsageException(unknown(name, shown));
      }
      shown = inside;
    }
    shown.usage(spec.commandLine().getOut(), spec.commandLine().getColorScheme());
    return ExitCode.DONE.status();
  }

  private static String unknown(String name, CommandLine parent) {
    List<String> similar = new UnmatchedArgumentException(parent, List.of(name)).getSuggestions();
    return "there is no command '%s'%s `synctrace help` lists the commands."
        .formatted(
            name, similar.isEmpty() ? "." : ". Did you mean " + String.join(" or ", similar) + "?");
  }
}
