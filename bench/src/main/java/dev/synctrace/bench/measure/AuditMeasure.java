package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.BenchmarkJvm;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import dev.synctrace.bench.page.Unit;
import dev.synctrace.parsers.audit.AuditFormat;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.parsers.source.SourceReader;
import dev.synctrace.testkit.generate.GeneratedTenant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** How fast an export of directory audits is read, without indexing it. */
final class AuditMeasure implements Measure {
  /** About 70 MB, enough for the code to be compiled. */
  private static final int MOST_AUDITS = 100_000;

  @Override
  public String title() {
    return "Audit records";
  }

  @Override
  public String explanation() {
    return "An export of directory audits as JSON, from bytes to events, on one thread.";
  }

  @Override
  public void run(BenchWorkspace place, Consumer<Row> rows)
      throws IOException, InterruptedException {
    int audits = Math.min(MOST_AUDITS, place.sizes().audits());
    Path bundle = place.folder().resolve("audits");
    GeneratedTenant.write(bundle, audits / 10, audits);
    List<String> printed =
        BenchmarkJvm.lines(
            AuditParsing.class,
            List.of("-XX:+UseSerialGC"),
            bundle.resolve("graph/directoryAudits.json"),
            place.sizes().runs());
    DirectoryCleanup.remove(bundle);
    rows.accept(
        Row.of(
            "audit JSON reading, one core",
            Double.parseDouble(printed.getFirst()),
            Unit.MEGABYTES_PER_SECOND,
            Goal.atLeast(60)));
  }

  /** Reads one export of directory audits over and over, out of memory. */
  private static final class AuditParsing {
    private AuditParsing() {}

    /**
     * {@code AuditParsing FILE RUNS}: prints the median of the megabytes a second, after as many
     * runs to warm up.
     */
    public static void main(String[] args) throws IOException {
      byte[] export = Files.readAllBytes(Path.of(args[0]));
      int runs = Integer.parseInt(args[1]);
      SourceReader reader = new SourceReader(ReadOptions.DEFAULT, List.of(new AuditFormat()));
      double[] rates = new double[runs];
      for (int i = -runs; i < runs; i++) {
        long start = System.nanoTime();
        long events = read(reader, export);
        if (events == 0) {
          throw new IllegalStateException(args[0] + " holds no audit record");
        }
        if (i >= 0) {
          rates[i] = export.length * 1e3 / (System.nanoTime() - start);
        }
      }
      Arrays.sort(rates);
      System.out.println(rates[runs / 2]);
    }

    private static long read(SourceReader reader, byte[] export) throws IOException {
      long[] events = {0};
      reader.read("audits.json", new ByteArrayInputStream(export), event -> events[0]++);
      return events[0];
    }
  }
}
