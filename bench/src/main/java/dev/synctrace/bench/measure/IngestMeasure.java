package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.BenchmarkJvm;
import dev.synctrace.bench.launch.ProcessRun;
import dev.synctrace.bench.launch.ProgramInvocation;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import dev.synctrace.bench.page.Unit;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.testkit.generate.GeneratedBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How fast bundles of several sizes become a case, in how little memory, and how large it is. */
final class IngestMeasure implements Measure {
  private static final int HEAP_MEGABYTES = 256;
  private static final int COMPARED_MEGABYTES = 1_000;
  private static final Goal SPEED = Goal.atLeast(40);

  @Override
  public String title() {
    return "Ingest";
  }

  @Override
  public String explanation() {
    return "Mixed bundles of every log, four of five records are of kind `other`, each read with"
        + " `-Xmx%dm`. Bare Lucene indexes the same events with the same fields on two threads;"
            .formatted(HEAP_MEGABYTES)
        + " the time to read and parse them beforehand is not counted.";
  }

  @Override
  public void run(BenchWorkspace place, Consumer<Row> rows)
      throws IOException, InterruptedException {
    ProgramInvocation tool = place.tool().withHeap(HEAP_MEGABYTES);
    Path bundle = place.folder().resolve("bundle");
    Path caseFolder = place.folder().resolve("case-of-bundle");
    List<PowerLaw.Point> points = new ArrayList<>();
    for (int megabytes : place.sizes().ingest()) {
      GeneratedBundle.write(bundle, megabytes * 1_000_000L);
      ProcessRun launch =
          ProcessRun.median(
              place.sizes().ingestRuns(megabytes),
              () -> {
                DirectoryCleanup.remove(caseFolder);
                return tool.run("ingest", "-q", bundle, "--case", caseFolder);
              });
      points.add(new PowerLaw.Point(megabytes, launch.wallSeconds()));
      Goal goal = megabytes < COMPARED_MEGABYTES ? Goal.none() : SPEED;
      rows.accept(Row.rate("ingest of %,d MB".formatted(megabytes), megabytes, launch, goal));
      if (megabytes == compared(place.sizes())) {
        double raw = DirectoryCleanup.bytes(bundle);
        double size = DirectoryCleanup.bytes(caseFolder) / raw;
        rows.accept(Row.of("index size / raw text", size, Unit.RATIO, Goal.atMost(0.36)));
        rows.accept(againstLucene(place, bundle, launch));
      }
      DirectoryCleanup.remove(bundle);
      DirectoryCleanup.remove(caseFolder);
    }
    rows.accept(
        Row.of(
            "heap with which each of them completed",
            HEAP_MEGABYTES,
            Unit.MEGABYTES,
            Goal.atMost(HEAP_MEGABYTES)));
    rows.accept(
        Row.of(
            "growth of the time with the size, exponent",
            PowerLaw.exponent(points),
            Unit.RATIO,
            Goal.atMost(1.05)));
  }

  private static Row againstLucene(BenchWorkspace place, Path bundle, ProcessRun ingest)
      throws IOException, InterruptedException {
    Path bare = place.folder().resolve("bare-lucene");
    List<String> printed =
        BenchmarkJvm.lines(BareLucene.class, List.of("-XX:+UseParallelGC"), bundle, bare);
    DirectoryCleanup.remove(bare);
    double seconds = Double.parseDouble(printed.getFirst());
    return Row.of(
        "speed against bare Lucene, whole process",
        seconds / ingest.wallSeconds(),
        Unit.RATIO,
        Goal.atLeast(0.70));
  }

  /** The goal is for 1 GB; a smaller run compares its largest bundle. */
  private static int compared(WorkloadSizes sizes) {
    return sizes.ingest().stream()
        .filter(megabytes -> megabytes <= COMPARED_MEGABYTES)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  /** How a time grows with a size. */
  static final class PowerLaw {
    private PowerLaw() {}

    /** Both are more than zero. */
    record Point(double size, double time) {}

    /**
     * The exponent p of the power {@code time = c * size ^ p} that fits best: the slope of a
     * straight line through the logarithms, by least squares.
     *
     * @param points of at least two sizes
     */
    static double exponent(List<Point> points) {
      double n = points.size();
      double x = points.stream().mapToDouble(point -> Math.log(point.size())).sum() / n;
      double y = points.stream().mapToDouble(point -> Math.log(point.time())).sum() / n;
      double above = 0;
      double below = 0;
      for (Point point : points) {
        double right = Math.log(point.size()) - x;
        above += right * (Math.log(point.time()) - y);
        below += right * right;
      }
      if (below == 0) {
        throw new IllegalArgumentException(
            "two different sizes are required to see how time grows");
      }
      return above / below;
    }
  }
}
