package dev.synctrace.cli.command;

import dev.synctrace.cli.listing.CauseListing;
import dev.synctrace.cli.listing.WordFilter;
import dev.synctrace.cli.option.CommonOptions;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.OwnCausesOption;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.index.search.DidYouMean;
import dev.synctrace.output.table.TerminalText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace causes}: the catalogue of causes. */
@Command(
    name = "causes",
    description =
        "Lists the known causes, or those that contain all of some words, or explains one: its"
            + " symptom, its fix and links. IDs that begin with S are causes of group"
            + " synchronization, with T causes of tenant attach.",
    subcommands = {CausesNewCommand.class, CausesCheckCommand.class},
    synopsisSubcommandLabel = "[new|check]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace causes",
      "  synctrace causes S01",
      "  synctrace causes token tpm",
      "  synctrace causes --format json",
      "  synctrace causes check team-causes"
    })
public final class CausesCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "ID-OR-WORD",
      description =
          "ID of a cause, such as S01 or T10; or words that must all be in its ID, title or"
              + " explanation. Upper and lower case are the same.")
  private List<String> words = List.of();

  @Mixin private OwnCausesOption ownCauses = new OwnCausesOption();

  /** The options given before or after the command's name. */
  CommonOptions common() {
    return root.common();
  }

  @Override
  public Integer call() throws IOException {
    CauseCatalogue catalogue = ownCauses.load();
    PrintWriter out = spec.commandLine().getOut();
    Optional<Cause> named =
        words.size() == 1
            ? catalogue.all().stream()
                .filter(cause -> cause.id().equalsIgnoreCase(words.getFirst()))
                .findFirst()
            : Optional.empty();
    if (named.isPresent()) {
      root.common().write(new CauseListing(List.of(named.get()), true), out);
      return ExitCode.DONE.status();
    }
    WordFilter filter = new WordFilter(words);
    List<Cause> causes =
        catalogue.all().stream()
            .filter(cause -> filter.accepts(cause.id(), cause.title(), cause.explanation()))
            .toList();
    if (causes.isEmpty()) {
      spec.commandLine().getErr().println(unknown(words, catalogue));
      spec.commandLine().getErr().flush();
      return ExitCode.NOTHING_FOUND.status();
    }
    root.common().write(new CauseListing(causes, false), out);
    return ExitCode.DONE.status();
  }

  private static String unknown(List<String> words, CauseCatalogue catalogue) {
    if (words.size() > 1) {
      return TerminalText.line(
          "synctrace: no cause has this ID or these words: " + String.join(" ", words));
    }
    String word = words.getFirst();
    List<String> near = DidYouMean.to(word, catalogue.all().stream().map(Cause::id).toList());
    return TerminalText.line(
        "synctrace: unknown cause "
            + word
            + (near.isEmpty() ? "." : "; did you mean " + String.join(" or ", near) + "?")
            + " `synctrace causes` lists the causes");
  }
}
