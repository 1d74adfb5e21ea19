package dev.synctrace.cli.option;

import dev.synctrace.index.Case;
import dev.synctrace.output.redact.CaseRedaction;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.redact.pseudonym.RedactionKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a command whose output is to be shared. */
public final class RedactOptions {
  @Option(
      names = "--redact",
      description =
          "Replace tenants, users, devices, hosts, groups, collections, addresses and IDs with"
              + " pseudonyms such as device-0007.")
  private boolean redact;

  @Option(
      names = "--redact-key",
      paramLabel = "FILE",
      description =
          "With --redact: file with a secret that makes pseudonyms the same in every report"
              + " made with it. Created if it does not exist.")
  private @Nullable Path keyFile;

  @Option(
      names = "--redact-map",
      paramLabel = "FILE",
      description =
          "With --redact: write what each pseudonym represents to this new file, readable only"
              + " by you.")
  private @Nullable Path mapFile;

  /**
   * What of the case may be shown. Reads the whole case when names are to be replaced.
   *
   * @throws UsageException when an option is given that needs another, or a file that cannot be
   */
  public Redaction of(Case opened, PrintWriter err, boolean quiet) throws IOException {
    check();
    if (!redact) {
      return Redaction.secretsOnly();
    }
    return CaseRedaction.of(opened, keyFile == null ? null : key(keyFile, err, quiet));
  }

  public boolean isAsked() {
    return redact;
  }

  /** Refuses what cannot be done; called before long work. */
  public void check() {
    if (!redact && (keyFile != null || mapFile != null)) {
      throw new UsageException(
          (keyFile == null ? "--redact-map" : "--redact-key") + " requires --redact");
    }
    if (mapFile != null && Files.exists(mapFile)) {
      throw new UsageException(
          mapFile + " already exists. Specify a new file for --redact-map, or remove the file");
    }
  }

  public static RedactionKey key(Path file, PrintWriter err, boolean quiet) throws IOException {
    if (Files.exists(file)) {
      return RedactionKey.read(file);
    }
    RedactionKey made = RedactionKey.create(file);
    if (!quiet) {
      err.println("synctrace: created a redaction key: " + file + ". Keep it secret");
      err.flush();
    }
    return made;
  }

  /** Writes the map, when one was asked for; called when everything is shown. */
  public void finish(Redaction redaction) throws IOException {
    if (mapFile != null && redaction instanceof CaseRedaction replaced) {
      replaced.writeMap(mapFile);
    }
  }
}
