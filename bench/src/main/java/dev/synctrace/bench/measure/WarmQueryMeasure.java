package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.BenchmarkJvm;
import dev.synctrace.bench.measure.BenchWorkspace.EventCase;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import dev.synctrace.bench.page.Unit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Queries on the largest case in a process that has run them before. */
final class WarmQueryMeasure implements Measure {
  private static final Map<String, Double> GOAL_MILLIS =
      Map.of("term", 10.0, "phrase", 30.0, "time range", 20.0, "facet", 60.0, "histogram", 60.0);

  @Override
  public String title() {
    return "Warm queries";
  }

  @Override
  public String explanation() {
    return "The 99th percentile of a query's time in one process, after as many runs to warm up.";
  }

  @Override
  public void run(BenchWorkspace place, Consumer<Row> rows)
      throws IOException, InterruptedException {
    EventCase largest = place.events(place.sizes().events().getLast());
    List<String> lines =
        BenchmarkJvm.lines(
            WarmQueryProcess.class, List.of(), largest.folder(), place.sizes().queries());
    for (String line : lines) {
      String[] cells = line.split("\t");
      Double goal = GOAL_MILLIS.get(cells[0]);
      rows.accept(
          Row.of(
              "%s, %,d events".formatted(cells[0], largest.events()),
              Double.parseDouble(cells[1]),
              Unit.MILLISECONDS,
              goal == null ? Goal.none() : Goal.atMost(goal)));
    }
  }
}
