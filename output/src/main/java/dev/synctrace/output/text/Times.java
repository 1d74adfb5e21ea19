package dev.synctrace.output.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as output has them: UTC, to the millisecond unless said otherwise. */
public final class Times {
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
  private static final DateTimeFormatter TABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TABLE_SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Times() {}

  /** ISO 8601 with {@code Z}, for scripts; null stays null. */
  public static @Nullable String iso(@Nullable Instant time) {
    return time == null ? null : ISO.format(time);
  }

  /** For people; a dash for an unknown time. */
  public static String table(@Nullable Instant time) {
    return time == null ? "-" : TABLE.format(time);
  }

  /** As {@link #table}, cut to the second. */
  public static String tableSeconds(@Nullable Instant time) {
    return time == null ? "-" : TABLE_SECONDS.format(time);
  }
}
