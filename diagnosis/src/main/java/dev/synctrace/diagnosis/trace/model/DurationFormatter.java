package dev.synctrace.diagnosis.trace.model;

import java.time.Duration;
import java.util.Locale;

/** Writes durations for people. */
public final class DurationFormatter {
  private DurationFormatter() {}

  /** Such as {@code 50 ms}, {@code 12.3 s}, {@code 5 min 2 s} or {@code 1 h 30 min}. */
  public static String of(Duration duration) {
    Duration length = duration.abs();
    String sign = duration.isNegative() ? "-" : "";
    if (length.toMillis() < 1_000) {
      return sign + length.toMillis() + " ms";
    }
    if (length.toSeconds() < 60) {
      return sign + String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
    }
    if (length.toHours() < 1) {
      return sign + length.toMinutes() + " min " + length.toSecondsPart() + " s";
    }
    return sign + length.toHours() + " h " + length.toMinutesPart() + " min";
  }
}
