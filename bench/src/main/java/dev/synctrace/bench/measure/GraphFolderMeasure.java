package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.Installation;
import dev.synctrace.bench.launch.Launch;
import dev.synctrace.bench.launch.StartUpCache;
import dev.synctrace.bench.launch.Tool;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Whether the jars of {@code synctrace graph} slow the commands that do not need them. */
final class GraphFolderMeasure implements Measure {
  /** What two medians of the same may differ by. */
  private static final double NOISE = 1.05;

  @Override
  public String title() {
    return "Graph folder";
  }

  @Override
  public String explanation() {
    return "`search --newest` of an installation with the jars of `synctrace graph`, and of the"
        + " same after their folder was taken away.";
  }

  @Override
  public void run(Workplace place, Consumer<Row> rows) throws IOException, InterruptedException {
    Path caseFolder = place.events(place.sizes().events().getFirst()).folder();
    Object[] newest = {"search", "-q", "--newest", "--case", caseFolder};
    Path cacheHome = place.folder().resolve("installation-cache");
    Installation installation =
        Installation.of(place.checkout(), place.folder().resolve("installation"));
    Tool tool = Tool.launcher(installation.home(), cacheHome);
    StartUpCache.make(tool, cacheHome);
    int runs = place.sizes().runs();
    Launch with = Launch.medianOfWarm(runs, () -> tool.run(newest));
    installation.removeGraph();
    Launch without = Launch.medianOfWarm(runs, () -> tool.run(newest));
    rows.accept(Row.time("`search --newest` with the folder", with, Goal.none()));
    rows.accept(Row.time("without it", without, Goal.none()));
    rows.accept(Row.ratio("with / without", with, without, Goal.atMost(NOISE)));
  }
}
