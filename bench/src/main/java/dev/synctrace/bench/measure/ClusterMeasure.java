package dev.synctrace.bench.measure;

import dev.synctrace.bench.generate.GeneratedBundle;
import dev.synctrace.bench.launch.Launch;
import dev.synctrace.bench.launch.Tool;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import dev.synctrace.bench.page.Unit;
import dev.synctrace.bundle.Folders;
import dev.synctrace.opensearch.node.LocalCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The same bundle in a folder and in an OpenSearch cluster. */
final class ClusterMeasure implements Measure {
  private static final double SECONDS_OF_HOUR = 3_600;
  private static final double PLANNED_MEGABYTES = 10e6;

  @Override
  public String title() {
    return "Folder and cluster";
  }

  @Override
  public String explanation() {
    return """
    The same bundle in a folder and in an OpenSearch cluster. Its three nodes, with one copy of
    each event, run on the machine that is measured, so they share the cores that read the
    bundle: what a cluster costs can be seen here, what more machines gain cannot. An ingest that
    is not measured warms the nodes up.

    A folder answers sooner and costs less, so a case is worth a cluster from the size on that
    one machine cannot read in the time there is, or that no longer fits its disk. How much this
    machine reads into a folder in an hour is the rate of the largest ingest above, times 3,600:
    at 10 MB/s, 36 GB. From there on machines share the reading. What they and the nodes need for
    10 TB is reckoned from the CPU time measured; by the index's size above these are about 5 TB
    of events, 10 TB with a copy: some 250 shards of 40 GB, on ten nodes with a disk of 2 TB and
    64 GB of memory each. That is planned on paper, not measured.\
    """;
  }

  @Override
  public void run(Workplace place, Consumer<Row> rows) throws IOException, InterruptedException {
    Path bundle = place.folder().resolve("shared");
    int megabytes = place.sizes().clusterMegabytes();
    GeneratedBundle.write(bundle, megabytes * 1_000_000L);
    Path built = place.checkout().resolve("opensearch/node/target");
    try (LocalCluster cluster = LocalCluster.start(built)) {
      cluster.awaitWhole();
      Path folder = place.folder().resolve("case-in-folder");
      String one = cluster.address("one");
      String of = "ingest of %d MB ".formatted(megabytes);
      Launch alone = ingest(place, bundle, folder);
      rows.accept(Row.rate(of + "into a folder", megabytes, alone, Goal.none()));
      ingest(place, bundle, cluster.address("warming-up"));
      Duration before = cluster.cpu();
      Launch single = ingest(place, bundle, one);
      Duration nodes = cluster.cpu().minus(before);
      rows.accept(Row.rate(of + "into the cluster", megabytes, single, Goal.none()));
      Launch shared = together(place, bundle, cluster.address("two"));
      rows.accept(Row.rate(of + "by two processes", megabytes, shared, Goal.none()));
      rows.accept(Row.ratio("two processes / one", shared, single, Goal.none()));
      plan(megabytes, single, nodes, rows);
      search(place, "in the folder", folder, rows);
      search(place, "in the cluster", one, rows);
    }
    Folders.remove(bundle);
  }

  private static void plan(int megabytes, Launch single, Duration nodes, Consumer<Row> rows) {
    double reading = single.cpuSeconds() / megabytes;
    double indexing = nodes.toMillis() / 1_000.0 / megabytes;
    rows.accept(hours("10 TB on paper: CPU time of those who read", reading));
    rows.accept(hours("10 TB on paper: CPU time of the nodes", indexing));
  }

  private static Row hours(String measure, double secondsOfMegabyte) {
    double hours = secondsOfMegabyte * PLANNED_MEGABYTES / SECONDS_OF_HOUR;
    return Row.of(measure, hours, Unit.HOURS, Goal.none());
  }

  private static Launch ingest(Workplace place, Path bundle, Object address)
      throws IOException, InterruptedException {
    return place.tool().run("ingest", "-q", bundle, "--case", address);
  }

  /** The slower of two processes that share the bundle. */
  private static Launch together(Workplace place, Path bundle, String address)
      throws IOException, InterruptedException {
    CompletableFuture<Launch> other =
        CompletableFuture.supplyAsync(() -> inBackground(place, bundle, address));
    Launch own = ingest(place, bundle, address);
    Launch second = other.join();
    return own.wall().compareTo(second.wall()) > 0 ? own : second;
  }

  private static Launch inBackground(Workplace place, Path bundle, String address) {
    try {
      return ingest(place, bundle, address);
    } catch (IOException | InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private static void search(Workplace place, String where, Object address, Consumer<Row> rows)
      throws IOException, InterruptedException {
    Tool tool = place.tool();
    int runs = place.sizes().longRuns();
    Launch newest =
        Launch.medianOfWarm(runs, () -> tool.run("search", "-q", "--newest", "--case", address));
    rows.accept(Row.time("100 newest events " + where, newest, Goal.none()));
    Launch counted =
        Launch.medianOfWarm(
            runs,
            () ->
                tool.run(
                    "search",
                    "-q",
                    "severity:error",
                    "--facet",
                    "log",
                    "--histogram",
                    "1h",
                    "--case",
                    address));
    rows.accept(Row.time("errors by log and hour " + where, counted, Goal.none()));
  }
}
