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
    // The index counts from multiples of the width. Begin at one, or counts are in the next bucket.
    long start = Math.floorDiv(range.first().toEpochMilli(), width.toMillis()) * width.toMillis();
    Instant first = Instant.ofEpochMilli(start);
    long[] errors = new long[count + 1];
    long[] warnings = new long[count + 1];
    for (TimeOrder.Clock clock : clocks) {
      add(events, clock, first, range.last(), width, Severity.ERROR, errors);
      add(events, clock, first, range.last(), width, Severity.WARNING, warnings);
    }
    List<Bucket> buckets = new ArrayList<>(errors.length);
    for (int i = 0; i < errors.length; i++) {
      buckets.add(new Bucket(first.plus(width.multipliedBy(i)), errors[i], warnings[i]));
    }
    return new SeverityHistogram(range, buckets);
  }

  private static void add(
      EventSearch events,
      TimeOrder.Clock clock,
      Instant first,
      Instant last,
      Duration width,
      Severity severity,
      long[] counts) {
    SearchRequest request =
        SearchRequest.of(query(clock.query(), severity))
            .withSince(first.plus(clock.ahead()))
            .withUntil(last.plus(clock.ahead()).plusMillis(1))
            .withFirst(1)
            .withHistogram(width);
    for (HistogramBucket bucket : events.search(request).histogram()) {
      // By a corrected clock the buckets of the index lie askew: the middle is in most of it.
      Instant middle = bucket.start().minus(clock.ahead()).plus(width.dividedBy(2));
      long at = Duration.between(first, middle).dividedBy(width);
      counts[(int) Math.clamp(at, 0, counts.length - 1)] += bucket.count();
    }
  }

  private static String query(@Nullable String others, Severity severity) {
    String own = SearchField.SEVERITY.name() + ":" + severity.label();
    return others == null ? own : others + " AND " + own;
  }
}
