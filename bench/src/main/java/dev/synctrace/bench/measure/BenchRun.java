package dev.synctrace.bench.measure;

import dev.synctrace.bench.page.MeasuringEnvironment;
import dev.synctrace.bench.page.PerformancePage;
import dev.synctrace.bench.page.ReadmeTable;
import dev.synctrace.bench.page.Row;
import dev.synctrace.bench.page.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs every measure and writes docs/performance.md; what {@code bench/run} runs. */
public final class BenchRun {
  /** In the order of the page. */
  private static final List<Measure> MEASURES =
      List.of(
          new MachineMeasure(),
          new StartUpMeasure(),
          new IngestMeasure(),
          new SearchMeasure(),
          new GraphJarsMeasure(),
          new WarmQueryMeasure(),
          new LogReaderMeasure(),
          new ExplainMeasure(),
          new ReportMeasure(),
          new TraceMeasure(),
          new AuditMeasure(),
          new ClusterMeasure(),
          new OtherToolsMeasure());

  private BenchRun() {}

  /**
   * {@code BenchRun CHECKOUT FOLDER [OPTIONS]}: the folder is created again, and removed when all
   * went well. Ends with status 1 when a measure failed, which then is told in the page.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path checkout = Path.of(args[0]);
    Path folder = Path.of(args[1]);
    String[] words = Arrays.copyOfRange(args, 2, args.length);
    RunOptions options;
    List<Measure> measures;
    try {
      options = RunOptions.of(List.of(words));
      measures = options.chosen(MEASURES);
    } catch (IllegalArgumentException wrong) {
      System.err.println("bench/run: " + wrong.getMessage());
      System.exit(2);
      return;
    }
    MeasuringEnvironment measuringEnvironment = MeasuringEnvironment.now(options.command(words));
    BenchWorkspace place = new BenchWorkspace(checkout, folder, options.sizes());
    List<Section> sections = new ArrayList<>();
    for (Measure measure : measures) {
      sections.add(section(measure, place));
    }
    String page = PerformancePage.of(measuringEnvironment, sections);
    if (options.isForThePage()) {
      publish(checkout, page);
    } else {
      System.out.print(page);
    }
    if (options.quick()) {
      System.err.println("A small run to see that everything works: its figures say nothing.");
    }
    if (sections.stream().anyMatch(section -> !section.failure().isEmpty())) {
      System.exit(1);
    }
    place.clear();
  }

  /** A measure that fails is named, and does not cost the figures of the others. */
  private static Section section(Measure measure, BenchWorkspace place)
      throws InterruptedException {
    System.err.println("# " + measure.title());
    List<Row> rows = new ArrayList<>();
    String failure = "";
    try {
      measure.run(
          place,
          row -> {
            System.err.print(row.markdown());
            rows.add(row);
          });
    } catch (IllegalStateException | IOException failed) {
      failure = failed.toString();
      System.err.println(failure);
    }
    return new Section(measure.title(), measure.explanation(), rows, failure);
  }

  private static void publish(Path checkout, String page) throws IOException {
    Files.writeString(checkout.resolve("docs/performance.md"), page);
    Path readme = checkout.resolve("README.md");
    Files.writeString(readme, ReadmeTable.update(Files.readString(readme), page));
  }
}
