package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.BenchmarkJvm;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import dev.synctrace.bench.page.Unit;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.testkit.generate.GeneratedBundle;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How fast the machine is, by something that has nothing to do with SyncTrace. */
final class MachineMeasure implements Measure {
  /** Megabytes a second; `../shared/reference/speed.md` section 1.1, readLine, CPU time. */
  private static final double ON_REFERENCE = 476;

  @Override
  public String title() {
    return "Machine";
  }

  @Override
  public String explanation() {
    return """
    The JDK's `readLine` over a bundle, in CPU time, on one core. The goals on this page were set
    by what was measured on a machine where it read 476 MB/s: a goal in seconds, or in megabytes
    a second, that is missed by less than this ratio is missed by the machine.\
    """;
  }

  @Override
  public void run(BenchWorkspace place, Consumer<Row> rows)
      throws IOException, InterruptedException {
    Path bundle = place.folder().resolve("plain");
    GeneratedBundle.write(bundle, place.sizes().textMegabytes() * 1_000_000L);
    List<String> printed =
        BenchmarkJvm.lines(
            PlainLineReading.class, List.of("-XX:+UseSerialGC"), bundle, place.sizes().runs());
    DirectoryCleanup.remove(bundle);
    double rate = Double.parseDouble(printed.getFirst());
    rows.accept(Row.of("`BufferedReader.readLine`", rate, Unit.MEGABYTES_PER_SECOND, Goal.none()));
    rows.accept(
        Row.of("against the machine of the goals", rate / ON_REFERENCE, Unit.RATIO, Goal.none()));
  }

  /** Reads the lines of a bundle with nothing but the JDK, over and over. */
  private static final class PlainLineReading {
    private PlainLineReading() {}

    /**
     * {@code PlainLineReading BUNDLE RUNS}: prints the median of the megabytes in a second of CPU
     * time, after as many runs to warm up.
     */
    public static void main(String[] args) throws IOException {
      List<Path> files;
      try (Stream<Path> walk = Files.walk(Path.of(args[0]))) {
        files = walk.filter(Files::isRegularFile).toList();
      }
      int runs = Integer.parseInt(args[1]);
      double[] rates = new double[runs];
      for (int i = -runs; i < runs; i++) {
        double rate = rate(files);
        if (i >= 0) {
          rates[i] = rate;
        }
      }
      Arrays.sort(rates);
      System.out.println(rates[runs / 2]);
    }

    private static double rate(List<Path> files) throws IOException {
      long bytes = 0;
      long start = cpuNanos();
      for (Path file : files) {
        if (characters(file) == 0) {
          throw new IllegalStateException(file + " is empty");
        }
        bytes += Files.size(file);
      }
      return bytes * 1e3 / (cpuNanos() - start);
    }

    private static long characters(Path file) throws IOException {
      long characters = 0;
      try (BufferedReader reader = Files.newBufferedReader(file)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          characters += line.length();
        }
      }
      return characters;
    }

    private static long cpuNanos() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  }
}
