package dev.synctrace.index.search;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the times that people write for a search. */
public final class SearchTime {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})(ms|s|m|h|d|w)");
  private static final int LONGEST = 60;

  private SearchTime() {}

  /**
   * Returns the point in time that words mean: an ISO instant, a date or date-time taken as UTC, or
   * a span such as {@code 2h} back from {@code lastEvent}.
   *
   * @throws InvalidSearchException when it is none of these, or a span in a case without times
   */
  public static Instant instant(String words, Optional<Instant> lastEvent) {
    Optional<Duration> span = span(words);
    if (span.isPresent()) {
      return lastEvent
          .orElseThrow(
              () -> new InvalidSearchException(words + ": no event of the case has a time"))
          .minus(span.get());
    }
    try {
      // As answers write a time, too: 2026-09-25 23:35:00 UTC.
      String text = words.strip().replaceFirst(" ?UTC$", "Z").replace(' ', 'T');
      return text.contains("T")
          ? dateTime(text)
          : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new InvalidSearchException(
          "'"
              + (words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "...")
              + "' is not a time. Use 2026-09-25, 2026-09-25T23:35:00Z, or 2h for two hours before the last event");
    }
  }

  private static Instant dateTime(String text) {
    boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d{2}:?\\d{2}");
    return zoned
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  /** Returns the length of time that words such as {@code 5m} mean; empty for other words. */
  public static Optional<Duration> span(String words) {
    Matcher matcher = SPAN.matcher(words.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          case "d" -> Duration.ofDays(count);
          default -> Duration.ofDays(7 * count);
        });
  }
}
