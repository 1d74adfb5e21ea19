package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.ProcessRun;
import dev.synctrace.bench.launch.ProgramInvocation;
import dev.synctrace.bench.measure.BenchWorkspace.TenantCase;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import dev.synctrace.testkit.generate.GeneratedTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Verdicts on one member and on all members of a large tenant. */
final class ExplainMeasure implements Measure {
  private static final int HEAP_MEGABYTES = 512;

  @Override
  public String title() {
    return "Explain";
  }

  @Override
  public String explanation() {
    return ("With `-Xmx%dm`; all of them as ndjson. An ingest of so many keeps their verdicts with the"
            + " case; what that takes is part of its time, and reports gain from it, too. With"
            + " causes of one's own, all are judged again.")
        .formatted(HEAP_MEGABYTES);
  }

  @Override
  public void run(BenchWorkspace place, Consumer<Row> rows)
      throws IOException, InterruptedException {
    TenantCase made = place.tenant();
    WorkloadSizes sizes = place.sizes();
    ProgramInvocation tool = place.tool().withHeap(HEAP_MEGABYTES);
    String member = GeneratedTenant.name(sizes.members() / 2);
    String of = "of %,d members, %,d audit records".formatted(sizes.members(), sizes.audits());
    rows.accept(Row.time("ingest " + of, made.ingest(), Goal.none()));
    ProcessRun one =
        ProcessRun.medianOfWarm(
            sizes.runs(), () -> tool.run("explain", member, "--case", made.folder()));
    rows.accept(Row.time("one " + of, one, Goal.atMost(0.5)));
    Object[] all = {"explain", "--format", "ndjson", "-q", "--case", made.folder()};
    ProcessRun kept = ProcessRun.median(sizes.longRuns(), () -> tool.run(all));
    rows.accept(Row.time("all " + of, kept, Goal.atMost(20)));
    Path none = Files.createDirectories(place.folder().resolve("no-causes"));
    Object[] evaluated = {
      "explain", "--format", "ndjson", "-q", "--causes", none, "--case", made.folder()
    };
    ProcessRun judged = ProcessRun.median(sizes.longRuns(), () -> tool.run(evaluated));
    rows.accept(Row.time("all, judged again", judged, Goal.none()));
  }
}
