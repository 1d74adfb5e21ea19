package dev.synctrace.cli.option;

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

/** Reads the times people write after {@code --since}, {@code --until} and {@code --histogram}. */
public final class TimeConverter {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})(ms|s|m|h|d|w)");

  private TimeConverter() {}

  /**
   * A point in time: an ISO instant, a date or date-time taken as UTC, or a span such as {@code 2h}
   * back from {@code lastEvent}.
   *
   * @throws UsageException when it is none of these, or a span in a case without times
   */
  public static Instant instant(String option, String words, Optional<Instant> lastEvent) {
    Optional<Duration> span = span(words);
    if (span.isPresent()) {
      return lastEvent
          .orElseThrow(
              () -> new UsageException(option + " " + words + ": no event of the case has a time"))
          .minus(span.get());
    }
    try {
      return words.contains("T")
          ? dateTime(words)
          : LocalDate.parse(words).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new UsageException(
          option
              + " '"
              + words
              + "' is not a time. Use 2026-09-25, 2026-09-25T23:35:00Z, or 2h for two hours before the last event");
    }
  }

  private static Instant dateTime(String words) {
    boolean zoned = words.endsWith("Z") || words.matches(".*[+-]\\d{2}:?\\d{2}");
    return zoned
        ? OffsetDateTime.parse(words).toInstant()
        : LocalDateTime.parse(words).toInstant(ZoneOffset.UTC);
  }

  /**
   * A length of time such as {@code 5m}.
   *
   * @throws UsageException when it is none, or is zero
   */
  public static Duration duration(String option, String words) {
    return span(words)
        .filter(Duration::isPositive)
        .orElseThrow(() ->
            new UsageException(
                option
                    + " '"
                    + words
                    + "' is not a duration. Use a duration such as 30s, 5m, 1h or 1d"));
  }

  private static Optional<Duration> span(String words) {
    Matcher matcher = SPAN.matcher(words);
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
