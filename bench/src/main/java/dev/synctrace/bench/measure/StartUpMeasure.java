package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.ProcessRun;
import dev.synctrace.bench.launch.ProgramInvocation;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import dev.synctrace.bench.page.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How long the shortest commands take, and what of it is the launcher's. */
final class StartUpMeasure implements Measure {
  private static final double LAUNCHER_GOAL_MILLIS = 15;

  @Override
  public String title() {
    return "Start-up";
  }

  @Override
  public String explanation() {
    return "From a cold shell. The launcher alone is that with a program that does nothing in the place of"
        + " `java`, less what this program takes by itself.";
  }

  @Override
  public void run(BenchWorkspace place, Consumer<Row> rows)
      throws IOException, InterruptedException {
    int runs = place.sizes().runs();
    for (String option : List.of("--version", "-h")) {
      ProcessRun cached = ProcessRun.medianOfWarm(runs, () -> place.tool().run(option));
      ProcessRun plain = ProcessRun.medianOfWarm(runs, () -> place.plainJava().run(option));
      rows.accept(Row.time("`" + option + "`", cached, Goal.atMost(0.20)));
      rows.accept(Row.time("the same by plain `java -cp`", plain, Goal.none()));
    }
    Path javaHome = javaThatDoesNothing(place.folder());
    ProgramInvocation launching = place.tool().withJavaHome(javaHome);
    ProgramInvocation nothing =
        new ProgramInvocation(List.of(javaHome.resolve("bin/java").toString()), Map.of());
    ProcessRun launched = ProcessRun.medianOfWarm(runs, () -> launching.run("--version"));
    ProcessRun alone = ProcessRun.medianOfWarm(runs, nothing::run);
    rows.accept(
        Row.of(
            "the launcher alone",
            (launched.wallSeconds() - alone.wallSeconds()) * 1_000,
            Unit.MILLISECONDS,
            Goal.atMost(LAUNCHER_GOAL_MILLIS)));
  }

  /** Has the release file of the true one, so that the launcher looks for the cache as ever. */
  private static Path javaThatDoesNothing(Path folder) throws IOException {
    Path javaHome = folder.resolve("no-java");
    Path bin = Files.createDirectories(javaHome.resolve("bin"));
    Files.copy(Path.of(System.getProperty("java.home"), "release"), javaHome.resolve("release"));
    Path nothing =
        List.of(Path.of("/bin/true"), Path.of("/usr/bin/true")).stream()
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("this system has no program `true`"));
    Files.createSymbolicLink(bin.resolve("java"), nothing);
    return javaHome;
  }
}
