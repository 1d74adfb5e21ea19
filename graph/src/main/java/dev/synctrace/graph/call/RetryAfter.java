package dev.synctrace.graph.call;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After}: seconds, or a date by the server's clock. */
final class RetryAfter {
  /** Thirty years; a longer number is a mistake. */
  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /**
   * How long to wait; never negative.
   *
   * @param header as written; null when there is none
   * @param date the answer's own {@code Date}, which a date in the header counts from; without it,
   *     {@code now} does
   * @return empty when the header is missing or says nothing readable
   */
  static Optional<Duration> read(@Nullable String header, @Nullable String date, Instant now) {
    if (header == null) {
      return Optional.empty();
    }
    String text = header.strip();
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return text.length() <= MOST_DIGITS
          ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
          : Optional.empty();
    }
    return date(text)
        .map(until -> Duration.between(date(date).orElse(now), until))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private static Optional<Instant> date(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
