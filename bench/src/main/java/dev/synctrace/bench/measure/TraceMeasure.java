package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.Launch;
import dev.synctrace.bench.measure.Workplace.ActionCase;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import java.io.IOException;
import java.util.function.Consumer;

/** The table of many tenant-attach actions, and one of them. */
final class TraceMeasure implements Measure {
  @Override
  public String title() {
    return "Trace";
  }

  @Override
  public String explanation() {
    return "Actions in the logs of a service connection point, a management point and 200 clients.";
  }

  @Override
  public void run(Workplace place, Consumer<Row> rows) throws IOException, InterruptedException {
    ActionCase made = place.actions();
    int actions = place.sizes().actions();
    Launch table =
        Launch.medianOfWarm(
            place.sizes().longRuns(), () -> place.tool().run("trace", "--case", made.folder()));
    rows.accept(Row.time("table of %,d actions".formatted(actions), table, Goal.atMost(4)));
    Launch one =
        Launch.medianOfWarm(
            place.sizes().runs(),
            () -> place.tool().run("trace", made.task(), "--case", made.folder()));
    rows.accept(Row.time("one of %,d actions".formatted(actions), one, Goal.none()));
  }
}
