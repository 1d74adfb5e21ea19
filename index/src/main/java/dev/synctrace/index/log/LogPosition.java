package dev.synctrace.index.log;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where a record is among those of one reader. Records that begin on one line at one time have one
 * position.
 *
 * @param source path of the source
 * @param line where it begins, from 1
 * @param time by which it is ordered, UTC, by the corrected clock; null where nothing tells it, and
 *     then of one log the whole line is meant
 */
public record LogPosition(String source, long line, @Nullable Instant time) {
  /** True time order: then by source, then by line. Positions without a time come last. */
  static final Comparator<LogPosition> BY_TIME =
      Comparator.comparing(
              LogPosition::time, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(LogPosition::source)
          .thenComparingLong(LogPosition::line);

  /** Returns where a record is. */
  public static LogPosition of(LogRecord row) {
    return new LogPosition(row.event().source(), row.event().line(), row.time());
  }

  /** Returns the line on which a record of one log begins, with all records that begin there. */
  static LogPosition ofLine(LogRecord row) {
    return new LogPosition(row.event().source(), row.event().line(), null);
  }

  /** Returns the position before all records of an instant, in true time order. */
  public static LogPosition at(Instant time) {
    return new LogPosition("", 0, time);
  }
}
