package dev.synctrace.report.view;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time as the page shows it. It is written out when that is asked for: of a hundred thousand
 * members, the page shows the times of a few and has the others as numbers.
 *
 * @param instant null when the record carries no time
 * @param zone the report's
 */
public record TimeView(@Nullable Instant instant, ZoneId zone) {
  public static final TimeView NONE = new TimeView(null, ZoneOffset.UTC);

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
  private static final String UNDATED = "undated";

  /** In the report's zone, to the second. */
  public String local() {
    return instant == null ? UNDATED : SECONDS.withZone(zone).format(instant);
  }

  /** In the report's zone, to the millisecond. */
  public String exact() {
    return instant == null ? UNDATED : MILLIS.withZone(zone).format(instant);
  }

  /** The same in UTC, named so. */
  public String utc() {
    return instant == null
        ? "the record has no time"
        : MILLIS.withZone(ZoneOffset.UTC).format(instant) + " UTC";
  }

  /** For machines; null without a time. */
  public @Nullable String iso() {
    return instant == null ? null : instant.toString();
  }
}
