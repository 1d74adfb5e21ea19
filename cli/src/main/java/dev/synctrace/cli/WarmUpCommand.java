package dev.synctrace.cli;

import dev.synctrace.bundle.Folders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code synctrace warm-up}: runs what people run, on a sample, so that the JVM sees what a start
 * needs. The launcher calls it with the option that makes an ahead-of-time cache of it.
 */
@Command(
    name = "warm-up",
    hidden = true,
    description = "Runs every command on the samples and shows nothing; for the launcher.")
final class WarmUpCommand implements Callable<Integer> {
  /** What is run, each with a case of its sample, where files are in folders of its own. */
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("ingest", "."),
          List.of("search", "severity:error AND message:device", "--facet", "log"),
          List.of("search", "--newest", "--histogram", "1h", "--format", "ndjson"),
          List.of("explain"),
          List.of("explain", "CLIENT-095"),
          List.of("explain", "--format", "json"),
          List.of("trace"),
          List.of("trace", "e41f0c92-6a37-4d5b-8c1e-2b97d0f5a864"),
          List.of("trace", "--format", "json"),
          List.of("report", "-o", "report.html"),
          List.of("kinds"),
          List.of("causes", "S16"),
          List.of("--help"));

  @Parameters(paramLabel = "SAMPLES", description = "The folder of the samples.")
  private @Nullable Path samples;

  @Override
  public Integer call() throws IOException {
    Path temp = Files.createTempDirectory("synctrace-warm-up");
    try {
      for (String sample : List.of("contoso-group-sync", "contoso-tenant-attach")) {
        run(Path.of(String.valueOf(samples), sample), temp.resolve(sample));
      }
    } finally {
      Folders.remove(temp);
    }
    return ExitCode.DONE.status();
  }

  private static void run(Path sample, Path caseFolder) throws IOException {
    try (PrintWriter nowhere = new PrintWriter(Writer.nullWriter())) {
      for (List<String> command : COMMANDS) {
        String[] arguments =
            Stream.concat(
                    command.stream().map(word -> inFolders(word, sample, caseFolder)),
                    Stream.of("--case", caseFolder.toString()))
                .toArray(String[]::new);
        int status = Main.run(nowhere, nowhere, arguments);
        if (status == ExitCode.FAILED.status() || status == ExitCode.USAGE.status()) {
          throw new IOException("warming up stopped at: synctrace " + String.join(" ", arguments));
        }
      }
    }
  }

  private static String inFolders(String word, Path sample, Path caseFolder) {
    return switch (word) {
      case "." -> sample.toString();
      case "report.html" -> caseFolder.resolveSibling(word).toString();
      default -> word;
    };
  }
}
