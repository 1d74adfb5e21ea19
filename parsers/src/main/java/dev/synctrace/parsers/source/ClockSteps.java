package dev.synctrace.parsers.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notices where the clock of a log runs backwards. Threads that write at the same moment swap
 * records by a little, and without zones the end of summer time looks like an hour; neither is
 * told.
 */
final class ClockSteps {
  private static final Duration SWAPPED = Duration.ofMinutes(1);
  private static final Duration SUMMER_TIME = Duration.ofMinutes(61);

  private @Nullable Instant before;
  private boolean zoned;
  private long steps;
  private String first = "";

  /**
   * Takes the time of the next record.
   *
   * @param time null when the record has none
   * @param zoned whether the record says its zone; times with and without are not compared
   */
  void next(long line, @Nullable Instant time, boolean zoned) {
    if (time == null) {
      return;
    }
    Duration allowed = zoned ? SWAPPED : SUMMER_TIME;
    if (before != null && this.zoned == zoned && time.isBefore(before.minus(allowed))) {
      if (steps == 0) {
        first = "line " + line + ", from " + before + " to " + time;
      }
      steps++;
    }
    before = time;
    this.zoned = zoned;
  }

  /** One clear line; empty when the clock runs forwards. */
  Optional<String> problem() {
    return steps == 0
        ? Optional.empty()
        : Optional.of(
            (steps == 1
                    ? "the clock goes backwards at " + first
                    : "the clock goes backwards in " + steps + " places, first at " + first)
                + ". The times do not show the order of the records there. Check the time"
                + " service of the computer, and read this log in the order of its lines");
  }
}
