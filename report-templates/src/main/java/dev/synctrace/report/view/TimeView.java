package dev.synctrace.report.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time as the page shows it.
 *
 * @param instant null when the record carries no time
 * @param local in the report's zone, to the second
 * @param exact in the report's zone, to the millisecond
 * @param utc the same in UTC, named so
 */
public record TimeView(@Nullable Instant instant, String local, String exact, String utc) {
  public static final TimeView NONE =
      new TimeView(null, "undated", "undated", "the record carries no time");

  /** For machines; null without a time. */
  public @Nullable String iso() {
    return instant == null ? null : instant.toString();
  }
}
