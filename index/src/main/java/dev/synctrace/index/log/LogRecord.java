package dev.synctrace.index.log;

import dev.synctrace.parsers.model.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in a log.
 *
 * @param event as it was read
 * @param time by which it is ordered, UTC, by the corrected clock; for a line without a time of its
 *     own that of the record before it; null where nothing tells it
 */
public record LogRecord(Event event, @Nullable Instant time) {
  /** Returns whether its position is that of another record. */
  boolean isAt(LogRecord other) {
    return event.line() == other.event.line() && event.source().equals(other.event.source());
  }
}
