package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.ProcessRun;
import dev.synctrace.bench.launch.ProgramInvocation;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.testkit.generate.GeneratedBundle;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The same question to lnav and ripgrep, where they are installed, on the same file. */
final class OtherToolsMeasure implements Measure {
  private static final String PHRASE = "state changed";

  @Override
  public String title() {
    return "Beside lnav and ripgrep";
  }

  @Override
  public String explanation() {
    return "Every line with \"%s\" in one file of all logs. ripgrep and lnav read it again each time;"
            .formatted(PHRASE)
        + " `search` asks the case that was made of it before, and gives events in order of time.";
  }

  @Override
  public void run(BenchWorkspace place, Consumer<Row> rows)
      throws IOException, InterruptedException {
    int megabytes = place.sizes().textMegabytes();
    int runs = place.sizes().longRuns();
    Path bundle = place.folder().resolve("text");
    GeneratedBundle.write(bundle, megabytes * 1_000_000L);
    Path caseFolder = place.folder().resolve("case-of-text");
    place.tool().run("ingest", "-q", bundle, "--case", caseFolder);
    Path file = oneFile(bundle, place.folder().resolve("text.log"));
    DirectoryCleanup.remove(bundle);
    String of = " on %d MB".formatted(megabytes);
    Object[] search = {
      "search", "-q", '"' + PHRASE + '"', "--limit", "0", "--format", "ndjson", "--case", caseFolder
    };
    ProcessRun ours = ProcessRun.medianOfWarm(runs, () -> place.tool().run(search));
    rows.accept(Row.time("`synctrace search`" + of, ours, Goal.none()));
    if (isInstalled("rg")) {
      ProgramInvocation ripgrep = new ProgramInvocation(List.of("rg", PHRASE), Map.of());
      ProcessRun launch = ProcessRun.medianOfWarm(runs, () -> ripgrep.run(file));
      rows.accept(Row.time("`rg`" + of, launch, Goal.none()));
    }
    if (isInstalled("lnav")) {
      // Its settings go to the folder of this run.
      ProgramInvocation lnav =
          new ProgramInvocation(
              List.of("lnav", "-n", "-c", ":filter-in " + PHRASE),
              Map.of("HOME", place.folder().toString()));
      ProcessRun launch = ProcessRun.medianOfWarm(runs, () -> lnav.run(file));
      rows.accept(Row.time("`lnav`" + of, launch, Goal.none()));
    }
    Files.delete(file);
    DirectoryCleanup.remove(caseFolder);
  }

  /** lnav, to which these logs are plain text, filters one file at a time. */
  private static Path oneFile(Path bundle, Path one) throws IOException {
    try (OutputStream out = Files.newOutputStream(one);
        Stream<Path> walk = Files.walk(bundle)) {
      for (Path log : walk.filter(Files::isRegularFile).sorted().toList()) {
        Files.copy(log, out);
      }
    }
    return one;
  }

  private static boolean isInstalled(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(path)
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
