package dev.synctrace.report.view.page;

import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.coverage.TimeWindow;
import dev.synctrace.index.source.MachineBasis;
import dev.synctrace.index.source.SourceMachine;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.report.view.TimeView;
import dev.synctrace.report.view.ViewFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file of the bundle: what it is, what was read of it, and which time it covers.
 *
 * @param href address of the log; empty where the page has none
 * @param gaps where it is silent
 * @param note on what it covers; empty for none
 * @param copies paths of the files with the same bytes
 */
public record SourceView(
    String path,
    String href,
    String sha256,
    long bytes,
    String log,
    String machine,
    String machineBasis,
    String framing,
    String encoding,
    long lines,
    long records,
    long otherRecords,
    long unframedLines,
    TimeView first,
    TimeView last,
    List<Stretch> gaps,
    String note,
    List<String> problems,
    List<String> copies) {

  /** A stretch of time. */
  public record Stretch(TimeView from, TimeView to) {
    public static Stretch of(TimeWindow window, ViewFormatter formatter) {
      return new Stretch(formatter.time(window.from()), formatter.time(window.to()));
    }
  }

  /**
   * Returns the view of one file.
   *
   * @param coverage of the same file; null where it covers no time
   */
  public static SourceView of(
      SourceSummary source,
      SourceMachines machines,
      @Nullable SourceCoverage coverage,
      ViewFormatter formatter) {
    Optional<SourceMachine> machine = machines.of(source.path());
    return new SourceView(
        formatter.text(source.path()),
        source.records() == 0 ? "" : formatter.logAddress(source.path()),
        source.sha256(),
        source.bytes(),
        Objects.requireNonNullElse(formatter.textOrNull(source.log()), "–"),
        machine.map(SourceMachine::name).map(formatter::text).orElse("–"),
        machine.map(SourceMachine::basis).map(MachineBasis::description).orElse(""),
        source.framing(),
        Objects.requireNonNullElse(source.encoding(), "–"),
        source.lines(),
        source.records(),
        source.otherRecords(),
        source.unframedLines(),
        formatter.time(source.firstTime()),
        formatter.time(source.lastTime()),
        coverage == null
            ? List.of()
            : coverage.gaps().stream().map(gap -> Stretch.of(gap, formatter)).toList(),
        coverage == null || coverage.note() == null ? "" : formatter.sentence(coverage.note()),
        formatter.texts(source.problems()),
        formatter.texts(source.copies()));
  }
}
