package dev.synctrace.diagnosis.evidence;

import dev.synctrace.index.search.TimeRange;
import dev.synctrace.parsers.model.Event;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The instant an answer is for: nothing later counts. A record without a time counts as of the end
 * of the case, since an export is made when the logs are collected.
 *
 * @param at UTC
 * @param end last time in the case
 */
public record AsOf(Instant at, Instant end) {
  /**
   * The horizon for a wish.
   *
   * @param wish null for the end of the case
   * @param range empty for a case without any time, where everything counts
   */
  public static AsOf of(@Nullable Instant wish, Optional<TimeRange> range) {
    Instant end = range.map(TimeRange::last).orElse(UnboundedInstants.AFTER_ALL);
    return new AsOf(wish == null ? end : wish, end);
  }

  /** Whether the event counts. */
  public boolean includes(Event event) {
    Instant time = event.time() == null ? event.orderTime() : event.time();
    return time == null ? includesTheEnd() : !time.isAfter(at);
  }

  /** Whether the answer is for the end of the case or later. */
  public boolean includesTheEnd() {
    return !at.isBefore(end);
  }
}
