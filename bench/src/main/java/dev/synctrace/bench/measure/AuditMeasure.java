package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.BenchmarkJvm;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import dev.synctrace.bench.page.Unit;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.testkit.generate.GeneratedTenant;
import java.io.IOException;
import java.nio.file.Path;
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
}
