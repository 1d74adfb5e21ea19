package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.BenchmarkJvm;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import dev.synctrace.bench.page.Unit;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.testkit.generate.GeneratedBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

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
}
