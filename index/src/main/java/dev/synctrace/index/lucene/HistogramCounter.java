package dev.synctrace.index.lucene;

import dev.synctrace.index.HistogramBucket;
import dev.synctrace.index.SearchException;
import dev.synctrace.index.lucene.document.IndexedFields;
import dev.synctrace.index.lucene.query.EventQueries;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Counts the matching events in buckets of time. */
final class HistogramCounter extends MatchCounter {
  /** More than anyone can look at; bounds memory, whatever width is asked for. */
  static final int MAX_BUCKETS = 10_000;

  private static final Duration WIDEST = Duration.ofDays(100_000);

  private final long width;
  private final Duration asked;
  private final TreeMap<Long, Long> counts = new TreeMap<>();
  private NumericDocValues times = DocValues.emptyNumeric();
  private long current = Long.MIN_VALUE;
  private long run;

  private HistogramCounter(Duration asked) {
    this.asked = asked;
    this.width = nanos(asked);
  }

  /**
   * @throws SearchException when the width is not positive or beyond reason, or gives too many
   *     buckets
   */
  static List<HistogramBucket> count(IndexSearcher searcher, Query query, Duration width)
      throws IOException {
    HistogramCounter counter = new HistogramCounter(width);
    counter.visit(searcher, EventQueries.timed(query));
    return counter.buckets();
  }

  private static long nanos(Duration width) {
    if (!width.isPositive() || width.compareTo(WIDEST) > 0) {
      throw new SearchException("A histogram needs buckets of some width, such as 5m or 7d.");
    }
    return width.toNanos();
  }

  @Override
  protected void doSetNextReader(LeafReaderContext segment) throws IOException {
    times = DocValues.getNumeric(segment.reader(), IndexedFields.ORDER_TIME);
  }

  @Override
  public void collect(int doc) throws IOException {
    if (!times.advanceExact(doc)) {
      return;
    }
    long bucket = Math.floorDiv(times.longValue(), width);
    if (bucket != current) {
      endRun();
      current = bucket;
    }
    run++;
  }

  @Override
  public void finish() {
    endRun();
  }

  /** Neighbours mostly fall into one bucket, so the map is asked once for all of them. */
  private void endRun() {
    if (run > 0) {
      counts.merge(current, run, Long::sum);
      run = 0;
      // Unsigned, since the distance of two longs may not fit into one.
      if (Long.compareUnsigned(counts.lastKey() - counts.firstKey(), MAX_BUCKETS) >= 0) {
        throw tooMany();
      }
    }
  }

  private SearchException tooMany() {
    return new SearchException(
        "Buckets of "
            + asked.toString().substring(2).toLowerCase(Locale.ROOT)
            + " would be more than "
            + MAX_BUCKETS
            + ": choose wider ones, or narrow the time.");
  }

  private List<HistogramBucket> buckets() {
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
    return new HistogramBucket(Instant.EPOCH.plus(asked.multipliedBy(index)), count);
  }
}
