package dev.synctrace.diagnosis.coverage;

import java.time.Instant;

/**
 * A stretch of time, both ends included, UTC.
 *
 * @param to not before {@code from}
 */
public record Window(Instant from, Instant to) {
  public boolean covers(Instant instant) {
    return !instant.isBefore(from) && !instant.isAfter(to);
  }
}
