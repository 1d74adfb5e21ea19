package dev.synctrace.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.synctrace.bench.generate.GeneratedBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Measures from end to end and writes docs/performance.md; what {@code bench/run} runs. */
public final class Measure {
  private static final int RUNS = 9;
  private static final Map<String, String> SMALL_HEAP = Map.of("SYNCTRACE_OPTS", "-Xmx256m");

  private final Path work;
  private final Tool tool;
  private final List<Row> rows = new ArrayList<>();

  private Measure(Path checkout, Path work) {
    this.work = work;
    this.tool = new Tool(checkout);
  }

  /** {@code Measure CHECKOUT WORK-FOLDER MEGABYTES}: the folder is made, used and left. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path checkout = Path.of(args[0]);
    int megabytes = Integer.parseInt(args[2]);
    Measure measure = new Measure(checkout, Files.createDirectories(Path.of(args[1])));
    measure.startUp();
    Path largest = measure.ingest(megabytes);
    measure.search(largest);
    measure.queries(largest);
    PerformancePage.write(checkout.resolve("docs/performance.md"), measure.rows, megabytes);
  }

  private void startUp() throws IOException, InterruptedException {
    for (String option : List.of("--version", "-h")) {
      Launch cached = tool.median(RUNS, option);
      Launch plain = tool.medianOfPlainJava(RUNS, option);
      row("`" + option + "` from a cold shell", seconds(cached.wallSeconds()), "0.20 s");
      row("... against plain `java -cp`", ratio(cached, plain), "");
    }
  }

  /** Three sizes; the largest is compared with bare Lucene. Gives its case. */
  private Path ingest(int megabytes) throws IOException, InterruptedException {
    List<double[]> points = new ArrayList<>();
    Path caseFolder = work.resolve("case");
    for (int size : List.of(megabytes / 10, megabytes * 3 / 10, megabytes)) {
      Path bundle = work.resolve("bundle-" + size);
      GeneratedBundle.write(bundle, size * 1_000_000L);
      delete(caseFolder);
      Launch launch = tool.run(SMALL_HEAP, "ingest", "-q", bundle, "--case", caseFolder);
      points.add(new double[] {size, launch.wallSeconds()});
      row(
          "ingest of %d MB with `-Xmx256m`".formatted(size),
          "%.1f MB/s, %.1f CPU s, %d MB at the peak"
              .formatted(size / launch.wallSeconds(), launch.cpuSeconds(), launch.peakMegabytes()),
          "40 MB/s");
    }
    Path bundle = work.resolve("bundle-" + megabytes);
    double raw = bytes(bundle);
    row("index size / raw text", "%.2f".formatted(bytes(caseFolder) / raw), "0.36");
    row("growth of ingest time, exponent", "%.2f".formatted(exponent(points)), "1.05");
    Path bare = work.resolve("bare");
    delete(bare);
    double lucene = Double.parseDouble(output(tool.bench(BareLucene.class, bundle, bare)).strip());
    row(
        "ingest against bare Lucene with the same events",
        "%.2f of its speed".formatted(lucene / points.getLast()[1]),
        "0.70");
    return caseFolder;
  }

  private void search(Path caseFolder) throws IOException, InterruptedException {
    Object[] newest = {"search", "--newest", "--case", caseFolder};
    Launch cached = tool.median(RUNS, newest);
    row(
        "`search --newest` from a cold shell",
        "%s, %d MB at the peak".formatted(seconds(cached.wallSeconds()), cached.peakMegabytes()),
        "0.50 s, 150 MB");
    row(
        "... against plain `java -cp`",
        ratio(cached, tool.medianOfPlainJava(RUNS, newest)),
        "0.50");
    row("... against no start-up cache", ratio(cached, tool.medianWithoutCache(RUNS, newest)), "");
  }

  private void queries(Path caseFolder) throws IOException, InterruptedException {
    Map<String, String> goals =
        Map.of(
            "term",
            "10 ms",
            "phrase",
            "30 ms",
            "time range",
            "20 ms",
            "facet",
            "60 ms",
            "histogram",
            "60 ms");
    for (String line : output(tool.bench(WarmQueries.class, caseFolder)).lines().toList()) {
      String[] cells = line.split("\t");
      row("warm query, p99: " + cells[0], cells[1] + " ms", goals.getOrDefault(cells[0], ""));
    }
  }

  private void row(String measure, String measured, String goal) {
    System.err.printf("%-50s %-40s %s%n", measure, measured, goal);
    rows.add(new Row(measure, measured, goal));
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.2f s", seconds);
  }

  private static String ratio(Launch launch, Launch other) {
    return String.format(Locale.ROOT, "%.2f", launch.wallSeconds() / other.wallSeconds());
  }

  /** The slope of a straight line through the logarithms, by least squares. */
  private static double exponent(List<double[]> points) {
    double n = points.size();
    double x = points.stream().mapToDouble(point -> Math.log(point[0])).sum() / n;
    double y = points.stream().mapToDouble(point -> Math.log(point[1])).sum() / n;
    double above =
        points.stream()
            .mapToDouble(point -> (Math.log(point[0]) - x) * (Math.log(point[1]) - y))
            .sum();
    double below = points.stream().mapToDouble(point -> Math.pow(Math.log(point[0]) - x, 2)).sum();
    return above / below;
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("failed: " + command);
    }
    return text;
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> inside = Files.walk(folder)) {
        for (Path path : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
