package dev.synctrace.parsers.record;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The time of a record as its writer's clock showed it.
 *
 * @param local date and time of the writing machine
 * @param biasMinutes minutes to add to {@code local} to get UTC, daylight saving included
 *     (reference framing.md section 2; other readers have the sign wrong); null when the record
 *     names none
 */
public record LogTime(LocalDateTime local, @Nullable Integer biasMinutes) {

  /** The instant, by the record's own bias or, where it has none, in the zone given. */
  public Instant instant(ZoneId assumedZone) {
    return biasMinutes == null
        ? local.atZone(assumedZone).toInstant()
        : local.plusMinutes(biasMinutes).toInstant(ZoneOffset.UTC);
  }
}
