package dev.synctrace.diagnosis.coverage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Period that one source covers; every negative statement quotes it.
 *
 * @param source path in the case
 * @param log name of the log, or what sort of export it is; null when nothing says which
 * @param firstTime earliest event, UTC; null when none has a time
 * @param lastTime latest event, UTC; null when none has a time
 * @param gaps stretches in which a log with a rhythm is unusually silent, oldest first
 * @param note what to know besides, such as the retention of an audit; null for nothing
 */
public record SourceCoverage(
    String source,
    @Nullable String log,
    @Nullable Instant firstTime,
    @Nullable Instant lastTime,
    List<TimeWindow> gaps,
    @Nullable String note) {
  public SourceCoverage {
    gaps = List.copyOf(gaps);
  }
}
