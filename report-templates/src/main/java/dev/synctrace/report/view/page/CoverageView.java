package dev.synctrace.report.view.page;

import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.report.view.Shown;
import dev.synctrace.report.view.TimeView;
import java.util.List;
import java.util.Objects;

/** Which time one source covers, and where it is silent. */
public record CoverageView(
    String source, String log, TimeView first, TimeView last, List<Stretch> gaps, String note) {

  /** A stretch of time. */
  public record Stretch(TimeView from, TimeView to) {}

  public static CoverageView of(SourceCoverage source, Shown shown) {
    return new CoverageView(
        shown.text(source.source()),
        Objects.requireNonNullElse(shown.textOrNull(source.log()), "–"),
        shown.time(source.firstTime()),
        shown.time(source.lastTime()),
        source.gaps().stream()
            .map(gap -> new Stretch(shown.time(gap.from()), shown.time(gap.to())))
            .toList(),
        source.note() == null ? "" : shown.sentence(source.note()));
  }
}
