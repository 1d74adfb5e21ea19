package dev.synctrace.diagnosis.coverage;

import dev.synctrace.index.source.SourceSummary;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time, both ends included, UTC.
 *
 * @param to not before {@code from}
 */
public record TimeWindow(Instant from, Instant to) {
  /** From the first to the last event of a source; empty when none has a time. */
  static Optional<TimeWindow> of(SourceSummary source) {
    return source.firstTime() == null || source.lastTime() == null
        ? Optional.empty()
        : Optional.of(new TimeWindow(source.firstTime(), source.lastTime()));
  }

  public boolean covers(Instant instant) {
    return !instant.isBefore(from) && !instant.isAfter(to);
  }
}
