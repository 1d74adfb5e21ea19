package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.ProcessRun;
import dev.synctrace.bench.launch.ProgramInvocation;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import dev.synctrace.bench.page.Unit;
import dev.synctrace.opensearch.node.LocalCluster;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.testkit.generate.GeneratedBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** The same bundle in a folder and in an OpenSearch cluster. */
final class ClusterMeasure implements Measure {
  private static final double SECONDS_OF_HOUR = 3_600;
  private static final double PLANNED_MEGABYTES = 10e6;
  private static final int TIMES_LARGER = 4;
  private static final int MACHINES = 20;

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

    The two sizes show what each further megabyte costs in CPU time, and so from what size on a
    cluster is worth it. It is filled sooner than a folder on one machine only where readers and
    nodes have more machines than its costs are times the folder's; with twenty machines like
    this one, from the size on that the table gives. Whatever it costs, a case needs one when it
    no longer fits one disk, or when one machine cannot read it in the time there is: in an hour
    this one reads 3,600 times the rate of the largest ingest above into a folder, at 10 MB/s
    36 GB. That twenty machines share the work evenly is taken for granted here. That readers do
    was measured by hand: of two readers, each kept to 15 % of a core (cpu.cfs_quota_us of a
    control group), while three nodes had what was left of two cores, one took 936 s for a bundle
    of 1 GB, and both together 653 s. Of its 4,000,445 events none was there twice or missing.
    Other work disturbed the one for some minutes; by its CPU time it needs at least 851 s.

    By the index's size above 10 TB are about 5 TB of events, 10 TB with a copy: some 250 shards
    of 40 GB, on ten nodes with a disk of 2 TB and 64 GB of memory each.\
    """;
  }

  @Override
  public void run(BenchWorkspace place, Consumer<Row> rows)
      throws IOException, InterruptedException {
    int small = place.sizes().clusterMegabytes();
    int large = small * TIMES_LARGER;
    Path built = place.checkout().resolve("opensearch/node/target");
    try (LocalCluster cluster = LocalCluster.start(built)) {
      cluster.awaitWhole();
      Path bundle = place.folder().resolve("shared");
      GeneratedBundle.write(bundle, small * 1_000_000L);
      ingest(place, bundle, cluster.address("warming-up"));
      Read first = read(place, cluster, small, bundle, rows);
      ProcessRun shared = together(place, bundle, cluster.address("two"));
      rows.accept(Row.rate(of(small) + "by two processes", small, shared, Goal.none()));
      rows.accept(Row.ratio("two processes / one", shared, first.cluster(), Goal.none()));
      DirectoryCleanup.remove(bundle);
      GeneratedBundle.write(bundle, large * 1_000_000L);
      Read second = read(place, cluster, large, bundle, rows);
      DirectoryCleanup.remove(bundle);
      compare(first, second, rows);
      search(place, "in the folder", second.folderCase(), rows);
      search(place, "in the cluster", second.clusterCase(), rows);
    }
  }

  /** A bundle that was read into both. */
  private record Read(
      int megabytes,
      ProcessRun folder,
      ProcessRun cluster,
      Duration nodes,
      Path folderCase,
      String clusterCase) {}

  private static Read read(
      BenchWorkspace place, LocalCluster cluster, int megabytes, Path bundle, Consumer<Row> rows)
      throws IOException, InterruptedException {
    Path folderCase = place.folder().resolve("case-in-folder-" + megabytes);
    String clusterCase = cluster.address("one-" + megabytes);
    ProcessRun folder = ingest(place, bundle, folderCase);
    rows.accept(Row.rate(of(megabytes) + "into a folder", megabytes, folder, Goal.none()));
    Duration before = cluster.cpu();
    ProcessRun single = ingest(place, bundle, clusterCase);
    Duration nodes = cluster.cpu().minus(before);
    rows.accept(Row.rate(of(megabytes) + "into the cluster", megabytes, single, Goal.none()));
    rows.accept(
        Row.of("CPU time of its nodes meanwhile", seconds(nodes), Unit.SECONDS, Goal.none()));
    return new Read(megabytes, folder, single, nodes, folderCase, clusterCase);
  }

  private static String of(int megabytes) {
    return "ingest of %d MB ".formatted(megabytes);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  private static void compare(Read first, Read second, Consumer<Row> rows) {
    LinearCost folder = costs(first, second, read -> read.folder().cpuSeconds());
    LinearCost reading = costs(first, second, read -> read.cluster().cpuSeconds());
    LinearCost nodes = costs(first, second, read -> seconds(read.nodes()));
    LinearCost cluster = reading.plus(nodes);
    rows.accept(
        Row.of(
            "CPU time of a further MB, cluster / folder",
            cluster.perMegabyte() / folder.perMegabyte(),
            Unit.RATIO,
            Goal.none()));
    rows.accept(
        Row.of(
            "%d machines are sooner done than a folder on one from".formatted(MACHINES),
            cluster.soonerFrom(MACHINES, folder),
            Unit.MEGABYTES,
            Goal.none()));
    rows.accept(hours("10 TB on paper: CPU time of those who read", reading.perMegabyte()));
    rows.accept(hours("10 TB on paper: CPU time of the nodes", nodes.perMegabyte()));
  }

  private static LinearCost costs(Read first, Read second, ToDoubleFunction<Read> seconds) {
    return LinearCost.through(
        first.megabytes(),
        seconds.applyAsDouble(first),
        second.megabytes(),
        seconds.applyAsDouble(second));
  }

  private static Row hours(String measure, double secondsOfMegabyte) {
    double hours = secondsOfMegabyte * PLANNED_MEGABYTES / SECONDS_OF_HOUR;
    return Row.of(measure, hours, Unit.HOURS, Goal.none());
  }

  private static ProcessRun ingest(BenchWorkspace place, Path bundle, Object address)
      throws IOException, InterruptedException {
    return place.tool().run("ingest", "-q", bundle, "--case", address);
  }

  /** The slower of two processes that share the bundle. */
  private static ProcessRun together(BenchWorkspace place, Path bundle, String address)
      throws IOException, InterruptedException {
    CompletableFuture<ProcessRun> other =
        CompletableFuture.supplyAsync(() -> inBackground(place, bundle, address));
    ProcessRun own = ingest(place, bundle, address);
    ProcessRun second = other.join();
    return own.wall().compareTo(second.wall()) > 0 ? own : second;
  }

  private static ProcessRun inBackground(BenchWorkspace place, Path bundle, String address) {
    try {
      return ingest(place, bundle, address);
    } catch (IOException | InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private static void search(BenchWorkspace place, String where, Object address, Consumer<Row> rows)
      throws IOException, InterruptedException {
    ProgramInvocation tool = place.tool();
    int runs = place.sizes().longRuns();
    ProcessRun newest =
        ProcessRun.medianOfWarm(
            runs, () -> tool.run("search", "-q", "--newest", "--case", address));
    rows.accept(Row.time("100 newest events " + where, newest, Goal.none()));
    ProcessRun counted =
        ProcessRun.medianOfWarm(
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

  /**
   * CPU time that grows evenly with the size, as two measured sizes tell.
   *
   * @param start seconds whatever the size, above all for the JVM to get warm
   * @param perMegabyte seconds for each megabyte
   */
  record LinearCost(double start, double perMegabyte) {
    /** The line through what two different sizes took. */
    static LinearCost through(double megabytes, double seconds, double more, double longer) {
      if (megabytes == more) {
        throw new IllegalArgumentException(
            "two different sizes are required to see how a cost grows");
      }
      double perMegabyte = (longer - seconds) / (more - megabytes);
      return new LinearCost(seconds - perMegabyte * megabytes, perMegabyte);
    }

    LinearCost plus(LinearCost other) {
      return new LinearCost(start + other.start, perMegabyte + other.perMegabyte);
    }

    /**
     * The megabytes from which on so many machines that share this work, each from its own start,
     * are sooner done than one that does the other's.
     *
     * @return infinite where that is of no size on, 0 where it is of every size
     */
    double soonerFrom(int machines, LinearCost alone) {
      double gained = alone.perMegabyte - perMegabyte / machines;
      return gained <= 0 ? Double.POSITIVE_INFINITY : Math.max(0, (start - alone.start) / gained);
    }
  }
}
