package dev.synctrace.report.view.page;

import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.report.view.TimeView;
import dev.synctrace.report.view.ViewFormatter;
import java.util.List;
import java.util.Objects;

/**
 * Which time one source covers, and where it is silent.
 *
 * @param href address of the log; empty where the page has none
 */
public record SourceCoverageView(
    String source,
    String href,
    String log,
    TimeView first,
    TimeView last,
    List<Stretch> gaps,
    String note) {

  /** A stretch of time. */
  public record Stretch(TimeView from, TimeView to) {}

  public static SourceCoverageView of(SourceCoverage source, ViewFormatter formatter) {
    return new SourceCoverageView(
        formatter.text(source.source()),
        formatter.logAddress(source.source()),
        Objects.requireNonNullElse(formatter.textOrNull(source.log()), "–"),
        formatter.time(source.firstTime()),
        formatter.time(source.lastTime()),
        source.gaps().stream()
            .map(gap -> new Stretch(formatter.time(gap.from()), formatter.time(gap.to())))
            .toList(),
        source.note() == null ? "" : formatter.sentence(source.note()));
  }
}
