package dev.synctrace.cli.option;

import dev.synctrace.diagnosis.cause.CauseCatalogue;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Option for causes that a team has written itself, of a command that looks for causes. */
public final class OwnCausesOption {
  @Option(
      names = "--causes",
      paramLabel = "DIR",
      defaultValue = "${env:SYNCTRACE_CAUSES}",
      description =
          "Folder with your own causes, in the same YAML format as the built-in ones (default: the"
              + " value of SYNCTRACE_CAUSES).")
  private @Nullable Path folder;

  /** The folder; empty where only the built-in causes are looked for, as with an empty variable. */
  public Optional<Path> folder() {
    return Optional.ofNullable(folder).filter(given -> !given.toString().isEmpty());
  }

  /** Reads the built-in causes and those of the folder. */
  public CauseCatalogue load() {
    return CauseCatalogue.load(folder().orElse(null));
  }

  /** Reads the causes of actions: the built-in ones and those of the folder. */
  public CauseCatalogue loadTenantAttach() {
    return CauseCatalogue.loadTenantAttach(folder().orElse(null));
  }
}
