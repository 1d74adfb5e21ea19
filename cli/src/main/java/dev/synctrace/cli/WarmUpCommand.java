package dev.synctrace.cli;

import dev.synctrace.cli.option.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code synctrace warm-up}: runs what people run, on a sample, so that the JVM sees what a start
 * needs. The launcher calls it with the option that makes an ahead-of-time cache of it: once for
 * all commands, then for searches alone and for what explains alone.
 */
@Command(
    name = "warm-up",
    hidden = true,
    description = "Runs every command on the samples without output; used by the launcher.")
final class WarmUpCommand implements Callable<Integer> {
  /** What only looks records up. */
  private static final List<List<String>> SEARCHES =
      List.of(
          List.of("search", "severity:error AND message:device", "--facet", "log"),
          List.of("search", "CLIENT-095", "--limit", "20"),
          List.of("search", "--newest"),
          List.of("search", "--newest", "--histogram", "1h", "--format", "ndjson"),
          List.of("search", "severity:error", "--context", "2"),
          List.of("log", "--merge", "--limit", "20"));

  /** What asks why. */
  private static final List<List<String>> QUESTIONS =
      List.of(
          List.of("explain"),
          List.of("explain", "CLIENT-095"),
          List.of("explain", "--format", "json"),
          List.of("trace"),
          List.of("trace", "e41f0c92-6a37-4d5b-8c1e-2b97d0f5a864"),
          List.of("trace", "--format", "json"));

  /** What has a cache of its own. */
  enum Asks {
    SEARCHES,
    QUESTIONS
  }

  /** What else people run; the report goes beside the case. */
  private static final List<List<String>> OTHERS =
      List.of(
          List.of("report", "-o", "report.html"),
          List.of("patterns", "--rare", "--limit", "20"),
          List.of("kinds"),
          List.of("causes", "S16"),
          List.of("error", "0x80004005"),
          List.of("--help"));

  @Parameters(index = "0", paramLabel = "SAMPLES", description = "The folder of the samples.")
  private @Nullable Path samples;

  @Parameters(
      index = "1",
      paramLabel = "CASES",
      description =
          "Folder for the cases of the samples; with --only, cases of an earlier run are used.")
  private @Nullable Path cases;

  @Option(
      names = "--only",
      description = "Run only these queries, on existing cases: ${COMPLETION-CANDIDATES}.")
  private @Nullable Asks only;

  @Override
  public Integer call() throws IOException {
    Path made = Files.createDirectories(Objects.requireNonNull(cases));
    for (String sample : List.of("contoso-group-sync", "contoso-tenant-attach")) {
      Path caseFolder = made.resolve(sample);
      if (only == null) {
        String bundle = Objects.requireNonNull(samples).resolve(sample).toString();
        run(List.of(List.of("ingest", bundle)), caseFolder);
      }
      if (only != Asks.QUESTIONS) {
        run(SEARCHES, caseFolder);
      }
      if (only != Asks.SEARCHES) {
        run(QUESTIONS, caseFolder);
      }
      if (only == null) {
        run(OTHERS, caseFolder);
      }
    }
    return ExitCode.DONE.status();
  }

  private static void run(List<List<String>> commands, Path caseFolder) throws IOException {
    try (PrintWriter nowhere = new PrintWriter(Writer.nullWriter())) {
      for (List<String> command : commands) {
        String[] arguments =
            Stream.concat(
                    command.stream().map(word -> inFolder(word, caseFolder)),
                    Stream.of("--case", caseFolder.toString()))
                .toArray(String[]::new);
        int status = Main.run(nowhere, nowhere, arguments);
        if (status == ExitCode.FAILED.status() || status == ExitCode.USAGE.status()) {
          throw new IOException("warm-up failed at: synctrace " + String.join(" ", arguments));
        }
      }
    }
  }

  private static String inFolder(String word, Path caseFolder) {
    return word.equals("report.html") ? caseFolder.resolveSibling(word).toString() : word;
  }
}
