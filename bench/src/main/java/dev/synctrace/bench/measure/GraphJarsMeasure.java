package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.Installation;
import dev.synctrace.bench.launch.ProcessRun;
import dev.synctrace.bench.launch.ProgramInvocation;
import dev.synctrace.bench.launch.StartUpCache;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Whether the jars of {@code synctrace graph} slow the commands that do not need them. */
final class GraphJarsMeasure implements Measure {
  /** What two medians of the same may differ by. */
  private static final double NOISE = 1.05;

  @Override
  public String title() {
    return "Graph folder";
  }

  @Override
  public String explanation() {
    return "`search --newest` of an installation with the jars of `synctrace graph`, and of"
        + " one without them, in turn.";
  }

  @Override
  public void run(BenchWorkspace place, Consumer<Row> rows)
      throws IOException, InterruptedException {
    Path caseFolder = place.events(place.sizes().events().getFirst()).folder();
    Object[] newest = {"search", "-q", "--newest", "--case", caseFolder};
    ProgramInvocation with = installed(place, "with-graph", _ -> {});
    ProgramInvocation without = installed(place, "without-graph", Installation::removeGraph);
    ProcessRun.Pair medians =
        ProcessRun.mediansInTurn(
            place.sizes().runs(), () -> with.run(newest), () -> without.run(newest));
    rows.accept(Row.time("`search --newest` with the folder", medians.first(), Goal.none()));
    rows.accept(Row.time("without it", medians.second(), Goal.none()));
    rows.accept(Row.ratio("with / without", medians.first(), medians.second(), Goal.atMost(NOISE)));
  }

  private static ProgramInvocation installed(BenchWorkspace place, String name, Change change)
      throws IOException, InterruptedException {
    Path cacheHome = place.folder().resolve(name + "-cache");
    Installation installation = Installation.of(place.checkout(), place.folder().resolve(name));
    change.to(installation);
    ProgramInvocation tool = ProgramInvocation.launcher(installation.home(), cacheHome);
    StartUpCache.make(tool, cacheHome);
    return tool;
  }

  /** What one installation lacks. */
  private interface Change {
    void to(Installation installation) throws IOException;
  }
}
