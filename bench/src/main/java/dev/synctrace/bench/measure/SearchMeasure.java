package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.ProcessRun;
import dev.synctrace.bench.measure.BenchWorkspace.EventCase;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import java.io.IOException;
import java.util.function.Consumer;

/** The newest hundred events of a large case, from a cold shell. */
final class SearchMeasure implements Measure {
  private static final long MILLION = 1_000_000;

  @Override
  public String title() {
    return "Search";
  }

  @Override
  public String explanation() {
    return "`search --newest`, which shows 100 events: with the start-up cache, by plain"
        + " `java -cp`, and by the launcher without the cache.";
  }

  @Override
  public void run(BenchWorkspace place, Consumer<Row> rows)
      throws IOException, InterruptedException {
    int runs = place.sizes().runs();
    for (long events : place.sizes().events()) {
      EventCase made = place.events(events);
      Object[] newest = {"search", "-q", "--newest", "--case", made.folder()};
      ProcessRun cached = ProcessRun.medianOfWarm(runs, () -> place.tool().run(newest));
      ProcessRun plain = ProcessRun.medianOfWarm(runs, () -> place.plainJava().run(newest));
      ProcessRun uncached =
          ProcessRun.medianOfWarm(runs, () -> place.tool().withoutCache().run(newest));
      Goal time = Goal.atMost(events <= MILLION ? 0.40 : 0.50);
      rows.accept(Row.time("100 newest of %,d events".formatted(made.events()), cached, time));
      rows.accept(Row.time("the same by plain `java -cp`", plain, Goal.none()));
      rows.accept(Row.time("the same without the cache", uncached, Goal.none()));
      rows.accept(
          Row.ratio("with the cache / by plain `java -cp`", cached, plain, Goal.atMost(0.5)));
      rows.accept(Row.peak("peak memory", cached, Goal.atMost(150)));
    }
  }
}
