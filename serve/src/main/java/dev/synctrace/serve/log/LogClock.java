package dev.synctrace.serve.log;

import dev.synctrace.parsers.model.Event;
import dev.synctrace.serve.http.HttpProblem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes times in the zone that the reader chose: UTC, that of the machine that wrote the record,
 * or any other.
 *
 * @param zone null for the machine's own
 */
public record LogClock(@Nullable ZoneId zone) {
  static final String MACHINE = "machine";
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  /**
   * A time on the page.
   *
   * @param iso for machines; null without a time
   * @param title in every zone that helps to compare
   */
  public record Shown(@Nullable String iso, String text, String title) {}

  /**
   * Returns the clock of a zone as written.
   *
   * @throws HttpProblem 400 when there is no such zone
   */
  static LogClock of(String written) {
    try {
      return switch (written.toLowerCase(Locale.ROOT)) {
        case "", "utc" -> new LogClock(ZoneOffset.UTC);
        case MACHINE -> new LogClock(null);
        default -> new LogClock(ZoneId.of(written));
      };
    } catch (DateTimeException e) {
      throw new HttpProblem(400, "Enter a time zone such as Europe/Berlin, utc or machine.");
    }
  }

  /** Returns how people call the zone. */
  String name() {
    if (zone == null) {
      return "each machine's own time";
    }
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /**
   * Returns the time of a record.
   *
   * @param ahead how far its clock is ahead of the true time, which is shown
   */
  Shown time(Event event, Duration ahead) {
    Instant recorded = event.time();
    if (recorded == null) {
      return new Shown(null, "", "The record has no time of its own.");
    }
    Instant time = recorded.minus(ahead);
    StringBuilder title = new StringBuilder(in(ZoneOffset.UTC, time)).append(" UTC");
    ZoneOffset own = own(event);
    if (event.zoneMinutes() != null && !own.equals(ZoneOffset.UTC)) {
      title.append("\n").append(in(own, time)).append(" UTC").append(own.getId());
      title.append(", the machine's time");
    }
    if (zone != null && !zone.normalized().equals(ZoneOffset.UTC)) {
      title.append("\n").append(in(zone, time)).append(" ").append(zone.getId());
    }
    if (event.zoneMinutes() == null) {
      title.append("\nThe record names no time zone.");
    }
    if (!ahead.isZero()) {
      title.append("\nRecorded as ").append(in(ZoneOffset.UTC, recorded)).append(" UTC; the clock");
      title.append(" was ").append(difference(ahead)).append(".");
    }
    return new Shown(time.toString(), in(zone == null ? own : zone, time), title.toString());
  }

  /** Returns a difference in words, such as {@code 40 s behind}. */
  static String difference(Duration ahead) {
    long millis = Math.abs(ahead.toMillis());
    String amount =
        millis % 1_000 == 0
            ? millis / 1_000 + " s"
            : "%d.%03d s".formatted(millis / 1_000, millis % 1_000);
    return amount + (ahead.isNegative() ? " behind" : " ahead");
  }

  private static ZoneOffset own(Event event) {
    Integer bias = event.zoneMinutes();
    return bias == null || Math.abs(bias) > 18 * 60
        ? ZoneOffset.UTC
        : ZoneOffset.ofTotalSeconds(-60 * bias);
  }

  private static String in(ZoneId zone, Instant time) {
    return MILLIS.withZone(zone).format(time);
  }
}
