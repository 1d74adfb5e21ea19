package dev.synctrace.index.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Gathers how many events fall into each bucket of time. */
public final class HistogramAccumulator {
  /** More than anyone can look at; bounds memory, whatever width is asked for. */
  public static final int MAX_BUCKETS = 10_000;

  private static final Duration WIDEST = Duration.ofDays(100_000);

  private final Duration width;
  private final TreeMap<Long, Long> counts = new TreeMap<>();

  /**
   * @param width of each bucket
   * @throws InvalidSearchException when the width is not positive or beyond reason
   */
  public HistogramAccumulator(Duration width) {
    if (!width.isPositive() || width.compareTo(WIDEST) > 0) {
      throw new InvalidSearchException(
          "The width of histogram buckets must be more than zero, such as 5m or 7d.");
    }
    this.width = width;
  }

  /**
   * So many more events fall into a bucket.
   *
   * @param bucket its start, in widths since 1970-01-01T00:00Z
   * @throws InvalidSearchException when first and last bucket are too far apart
   */
  public void add(long bucket, long count) {
    counts.merge(bucket, count, Long::sum);
    // Unsigned, since the distance of two longs may not fit into one.
    if (Long.compareUnsigned(counts.lastKey() - counts.firstKey(), MAX_BUCKETS) >= 0) {
      throw tooMany();
    }
  }

  /** What to throw where there are more than {@link #MAX_BUCKETS}. */
  public InvalidSearchException tooMany() {
    return new InvalidSearchException(
        "Buckets of "
            + width.toString().substring(2).toLowerCase(Locale.ROOT)
            + " would be more than "
            + MAX_BUCKETS
            + ". Choose wider buckets, or narrow the time range.");
  }

  /** Ascending, with those between the first and the last that have no events. */
  public List<HistogramBucket> buckets() {
    List<HistogramBucket> buckets = new ArrayList<>();
    for (Map.Entry<Long, Long> entry : counts.entrySet()) {
      long next = counts.firstKey() + buckets.size();
      for (long empty = next; empty < entry.getKey(); empty++) {
        buckets.add(bucket(empty, 0));
      }
      buckets.add(bucket(entry.getKey(), entry.getValue()));
    }
    return buckets;
  }

  private HistogramBucket bucket(long index, long count) {
    return new HistogramBucket(Instant.EPOCH.plus(width.multipliedBy(index)), count);
  }
}
