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
import java.util.TreeMap;
import org.apache.lucene.index.Term;
import org.apache.lucene.internal.hppc.LongIntHashMap;
import org.apache.lucene.sandbox.facet.plain.histograms.HistogramCollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Counts the matching events in buckets of time. */
final class HistogramCounter {
  /** More than anyone can look at; bounds memory, whatever width is asked for. */
  static final int MAX_BUCKETS = 10_000;

  private static final Duration WIDEST = Duration.ofDays(100_000);

  /** What the collector takes; nobody looks at less. */
  private static final long NARROWEST_NANOS = 2;

  private HistogramCounter() {}

  /**
   * @param searcher may count on several threads
   * @throws SearchException when the width is not positive or beyond reason, or gives too many
   *     buckets
   */
  static List<HistogramBucket> count(IndexSearcher searcher, Query query, Duration width)
      throws IOException {
    LongIntHashMap counts;
    try {
      // Blocks of events that lie in one bucket are counted as a whole.
      counts =
          searcher.search(
              timed(searcher, query),
              new HistogramCollectorManager(IndexedFields.ORDER_TIME, nanos(width), MAX_BUCKETS));
    } catch (IllegalStateException _) {
      throw tooMany(width);
    }
    TreeMap<Long, Integer> inOrder = new TreeMap<>();
    counts.forEach(count -> inOrder.put(count.key, count.value));
    return buckets(inOrder, width);
  }

  /** Where all events carry a time, that need not be asked of each. */
  private static Query timed(IndexSearcher searcher, Query query) throws IOException {
    Term untimed = new Term(IndexedFields.UNTIMED, IndexedFields.YES);
    return searcher.getIndexReader().docFreq(untimed) == 0 ? query : EventQueries.timed(query);
  }

  private static long nanos(Duration width) {
    if (!width.isPositive() || width.compareTo(WIDEST) > 0) {
      throw new SearchException("A histogram needs buckets of some width, such as 5m or 7d.");
    }
    long nanos = width.toNanos();
    if (nanos < NARROWEST_NANOS) {
      throw tooMany(width);
    }
    return nanos;
  }

  private static List<HistogramBucket> buckets(TreeMap<Long, Integer> counts, Duration width) {
    List<HistogramBucket> buckets = new ArrayList<>();
    if (counts.isEmpty()) {
      return buckets;
    }
    // Unsigned, since the distance of two longs may not fit into one.
    if (Long.compareUnsigned(counts.lastKey() - counts.firstKey(), MAX_BUCKETS) >= 0) {
      throw tooMany(width);
    }
    for (long bucket = counts.firstKey(); bucket <= counts.lastKey(); bucket++) {
      Instant start = Instant.EPOCH.plus(width.multipliedBy(bucket));
      buckets.add(new HistogramBucket(start, counts.getOrDefault(bucket, 0)));
    }
    return buckets;
  }

  private static SearchException tooMany(Duration width) {
    return new SearchException(
        "Buckets of "
            + width.toString().substring(2).toLowerCase(Locale.ROOT)
            + " would be more than "
            + MAX_BUCKETS
            + ": choose wider ones, or narrow the time.");
  }
}
