package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.ProcessRun;
import dev.synctrace.bench.measure.BenchWorkspace.ActionCase;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import dev.synctrace.bench.page.Unit;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
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
    return "Actions in the logs of a service connection point, a management point and 200 clients. An"
        + " ingest of so many keeps the table with the case; what that takes is part of its time.";
  }

  @Override
  public void run(BenchWorkspace place, Consumer<Row> rows)
      throws IOException, InterruptedException {
    ActionCase made = place.actions();
    String actions = "%,d actions".formatted(place.sizes().actions());
    rows.accept(Row.time("ingest of %s".formatted(actions), made.ingest(), Goal.none()));
    rows.accept(Row.time("table of %s".formatted(actions), table(place, made), Goal.atMost(4)));
    one(place, made, actions, rows);
    DirectoryCleanup.remove(made.folder().resolve("kept"));
    rows.accept(
        Row.time("table of %s, not kept".formatted(actions), table(place, made), Goal.none()));
  }

  private static ProcessRun table(BenchWorkspace place, ActionCase made)
      throws IOException, InterruptedException {
    return ProcessRun.medianOfWarm(
        place.sizes().longRuns(), () -> place.tool().run("trace", "--case", made.folder()));
  }

  /** What a command takes that opens the same case and shows one event is start-up. */
  private static void one(BenchWorkspace place, ActionCase made, String actions, Consumer<Row> rows)
      throws IOException, InterruptedException {
    ProcessRun.Pair pair =
        ProcessRun.mediansInTurn(
            place.sizes().runs(),
            () -> place.tool().run("trace", made.task(), "--case", made.folder()),
            () -> place.tool().run("search", "--limit", "1", "--case", made.folder()));
    rows.accept(Row.time("one of %s".formatted(actions), pair.first(), Goal.none()));
    rows.accept(Row.time("`search --limit 1` of the same case", pair.second(), Goal.none()));
    rows.accept(
        Row.of(
            "one, beyond that",
            pair.first().wallSeconds() - pair.second().wallSeconds(),
            Unit.SECONDS,
            Goal.atMost(0.3)));
  }
}
