package dev.synctrace.bench.measure;

import dev.synctrace.bench.generate.GeneratedTenant;
import dev.synctrace.bench.launch.Launch;
import dev.synctrace.bench.launch.Tool;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import java.io.IOException;
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
    return "With `-Xmx%dm`; all of them as ndjson.".formatted(HEAP_MEGABYTES);
  }

  @Override
  public void run(Workplace place, Consumer<Row> rows) throws IOException, InterruptedException {
    Path tenant = place.tenant();
    Sizes sizes = place.sizes();
    Tool tool = place.tool().withHeap(HEAP_MEGABYTES);
    String member = GeneratedTenant.name(sizes.members() / 2);
    String of = "of %,d members, %,d audit records".formatted(sizes.members(), sizes.audits());
    Launch one =
        Launch.medianOfWarm(sizes.runs(), () -> tool.run("explain", member, "--case", tenant));
    rows.accept(Row.time("one " + of, one, Goal.atMost(0.5)));
    Launch all =
        Launch.median(
            sizes.longRuns(),
            () -> tool.run("explain", "--format", "ndjson", "-q", "--case", tenant));
    rows.accept(Row.time("all " + of, all, Goal.atMost(20)));
  }
}
