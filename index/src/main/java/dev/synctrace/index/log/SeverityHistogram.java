package dev.synctrace.index.log;

import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.parsers.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Errors and warnings of some sources by time.
 *
 * @param range of all buckets
 * @param buckets ascending, of equal width and without gaps
 */
public record SeverityHistogram(TimeRange range, List<Bucket> buckets) {
  /**
   * One stretch of time.
   *
   * @param start UTC, by the corrected clock
   */
  public record Bucket(Instant start, long errors, long warnings) {}

  public SeverityHistogram {
    buckets = List.copyOf(buckets);
  }

  /**
   * Counts them.
   *
   * @param clocks the sources, by how their clocks differ
   * @param range of time by the corrected clocks; what is outside is not counted
   * @param count how many buckets, at least 1
   */
  static SeverityHistogram of(
      EventSearch events, List<TimeOrder.Clock> clocks, TimeRange range, int count) {
    long millis = Duration.between(range.first(), range.last()).toMillis() + 1;
    Duration width = Duration.ofMillis(Math.max(1, Math.ceilDiv(millis, count)));
    long[] errors = new long[count];
    long[] warnings = new long[count];
    for (TimeOrder.Clock clock : clocks) {
      add(events, clock, range, width, Severity.ERROR, errors);
      add(events, clock, range, width, Severity.WARNING, warnings);
    }
    List<Bucket> buckets = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      buckets.add(new Bucket(range.first().plus(width.multipliedBy(i)), errors[i], warnings[i]));
    }
    return new SeverityHistogram(range, buckets);
  }

  private static void add(
      EventSearch events,
      TimeOrder.Clock clock,
      TimeRange range,
      Duration width,
      Severity severity,
      long[] counts) {
    SearchRequest request =
        SearchRequest.of(query(clock.query(), severity))
            .withSince(range.first().plus(clock.ahead()))
            .withUntil(range.last().plus(clock.ahead()).plusMillis(1))
            .withFirst(1)
            .withHistogram(width);
    for (HistogramBucket bucket : events.search(request).histogram()) {
      // The index counts from multiples of the width, not from the first time.
      Instant middle = bucket.start().minus(clock.ahead()).plus(width.dividedBy(2));
      long at = Duration.between(range.first(), middle).dividedBy(width);
      counts[(int) Math.clamp(at, 0, counts.length - 1)] += bucket.count();
    }
  }

  private static String query(@Nullable String others, Severity severity) {
    String own = SearchField.SEVERITY.name() + ":" + severity.label();
    return others == null ? own : others + " AND " + own;
  }
}
