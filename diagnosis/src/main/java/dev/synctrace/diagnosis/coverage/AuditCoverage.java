package dev.synctrace.diagnosis.coverage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * For which times the directory audits of the case are whole.
 *
 * @param windows apart from each other, oldest first; each ends at its export's watermark
 */
public record AuditCoverage(List<TimeWindow> windows) {
  /** Records may arrive this late; graph.md section 5. */
  public static final Duration LATENESS = Duration.ofMinutes(15);

  public AuditCoverage {
    windows = List.copyOf(windows);
  }

  /**
   * Joins windows that overlap or touch.
   *
   * @param exports first record and last known time of each export; what is younger than {@link
   *     #LATENESS} before the latter may still be missing from it
   */
  public static AuditCoverage of(List<TimeWindow> exports) {
    List<TimeWindow> merged = new ArrayList<>();
    exports.stream()
        .map(AuditCoverage::upToWatermark)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(TimeWindow::from).thenComparing(TimeWindow::to))
        .forEach(window -> append(merged, window));
    return new AuditCoverage(merged);
  }

  /** Whether nothing between the two instants, both included, can be missing. */
  public boolean covers(Instant from, Instant to) {
    return windows.stream().anyMatch(window -> window.covers(from) && window.covers(to));
  }

  /** Where knowledge ends: what happened later may not be in the audit yet. */
  public Optional<Instant> watermark() {
    return windows.isEmpty() ? Optional.empty() : Optional.of(windows.getLast().to());
  }

  private static Optional<TimeWindow> upToWatermark(TimeWindow export) {
    Instant watermark = export.to().minus(LATENESS);
    return watermark.isBefore(export.from())
        ? Optional.empty()
        : Optional.of(new TimeWindow(export.from(), watermark));
  }

  private static void append(List<TimeWindow> merged, TimeWindow next) {
    if (merged.isEmpty() || merged.getLast().to().isBefore(next.from())) {
      merged.add(next);
      return;
    }
    TimeWindow last = merged.removeLast();
    Instant end = last.to().isAfter(next.to()) ? last.to() : next.to();
    merged.add(new TimeWindow(last.from(), end));
  }
}
