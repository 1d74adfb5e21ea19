package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.ProcessRun;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.ReadmeTable;
import dev.synctrace.bench.page.Row;
import dev.synctrace.bench.page.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The page of a large tenant, as it is and redacted. The README shows these rows. */
final class ReportMeasure implements Measure {
  private static final double REDACTED_MEGABYTES = 25;

  @Override
  public String title() {
    return ReadmeTable.SECTION;
  }

  @Override
  public String explanation() {
    return "One HTML file of a case that was ingested before, which keeps the verdicts.";
  }

  @Override
  public void run(BenchWorkspace place, Consumer<Row> rows)
      throws IOException, InterruptedException {
    Path tenant = place.tenant().folder();
    WorkloadSizes sizes = place.sizes();
    Path page = place.folder().resolve("report.html");
    Object[] report = {"report", "-q", "--case", tenant, "-o", page};
    Object[] redacted = {"report", "-q", "--redact", "--case", tenant, "-o", page};
    String of = "%,d members, %,d audit records".formatted(sizes.members(), sizes.audits());
    ProcessRun plain = ProcessRun.median(sizes.longRuns(), () -> place.tool().run(report));
    rows.accept(Row.time(of, plain, Goal.atMost(10)));
    rows.accept(size("its file", page, 15));
    ProcessRun hidden = ProcessRun.median(sizes.longRuns(), () -> place.tool().run(redacted));
    rows.accept(Row.time(of + ", redacted", hidden, Goal.none()));
    rows.accept(size("its file", page, REDACTED_MEGABYTES));
  }

  private static Row size(String measure, Path page, double goalMegabytes) throws IOException {
    return Row.of(measure, Files.size(page) / 1e6, Unit.MEGABYTES, Goal.atMost(goalMegabytes));
  }
}
