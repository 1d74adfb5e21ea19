package dev.synctrace.cli.option;

import dev.synctrace.index.search.InvalidSearchException;
import dev.synctrace.index.search.SearchTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the times people write after {@code --since}, {@code --until} and {@code --histogram}. */
public final class TimeConverter {
  private TimeConverter() {}

  /**
   * A point in time, as {@link SearchTime} reads it.
   *
   * @throws UsageException when it is none, or a span in a case without times
   */
  public static Instant instant(String option, String words, Optional<Instant> lastEvent) {
    try {
      return SearchTime.instant(words, lastEvent);
    } catch (InvalidSearchException e) {
      throw new UsageException(option + " " + e.getMessage());
    }
  }

  /**
   * A length of time such as {@code 5m}.
   *
   * @throws UsageException when it is none, or is zero
   */
  public static Duration duration(String option, String words) {
    return SearchTime.span(words)
        .filter(Duration::isPositive)
        .orElseThrow(() ->
            new UsageException(
                option
                    + " '"
                    + words
                    + "' is not a duration. Use a duration such as 30s, 5m, 1h or 1d"));
  }
}
