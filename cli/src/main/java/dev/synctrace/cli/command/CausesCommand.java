package dev.synctrace.cli.command;

import dev.synctrace.cli.listing.CauseListing;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace causes}: the catalogue of causes. */
@Command(
    name = "causes",
    description =
        "Lists the known causes, or explains one: its symptom, its fix and links. IDs that begin with S"
            + " are causes of group synchronization, with T causes of tenant attach.",
    footerHeading = "%nExamples:%n",
    footer = {"  synctrace causes", "  synctrace causes S01", "  synctrace causes --format json"})
public final class CausesCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "ID", description = "ID of a cause, such as S01 or T10.")
  private @Nullable String id;

  @Option(
      names = "--causes",
      paramLabel = "DIR",
      description = "Folder with your own causes, in the same YAML format as the built-in ones.")
  private @Nullable Path folder;

  @Override
  public Integer call() throws IOException {
    CauseCatalogue catalogue = CauseCatalogue.load(folder);
    List<Cause> causes =
        id == null ? catalogue.all() : catalogue.byId(id).map(List::of).orElse(List.of());
    if (causes.isEmpty()) {
      spec.commandLine().getErr().println("synctrace: unknown cause " + id);
      spec.commandLine().getErr().flush();
      return ExitCode.NOTHING_FOUND.status();
    }
    PrintWriter out = spec.commandLine().getOut();
    root.common().write(new CauseListing(causes, id != null), out);
    return ExitCode.DONE.status();
  }
}
