package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.index.lucene.query.EventQueries;
import dev.synctrace.index.search.HistogramAccumulator;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.InvalidSearchException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.sandbox.facet.plain.histograms.HistogramCollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Counts the matching events in buckets of time. */
final class HistogramCounter {
  /** What the collector takes; no one looks at less. */
  private static final long NARROWEST_NANOS = 2;

  private HistogramCounter() {}

  /**
   * @param searcher may count on several threads
   * @throws InvalidSearchException when the width is not positive or beyond reason, or gives too
   *     many buckets
   */
  static List<HistogramBucket> count(IndexSearcher searcher, Query query, Duration width)
      throws IOException {
    HistogramAccumulator counts = new HistogramAccumulator(width);
    if (width.toNanos() < NARROWEST_NANOS) {
      throw counts.tooMany();
    }
    try {
      // Blocks of events that are in one bucket are counted as a whole.
      searcher
          .search(
              timed(searcher, query),
              new HistogramCollectorManager(
                  LuceneFieldNames.ORDER_TIME, width.toNanos(), HistogramAccumulator.MAX_BUCKETS))
          .forEach(bucket -> counts.add(bucket.key, bucket.value));
    } catch (IllegalStateException _) {
      throw counts.tooMany();
    }
    return counts.buckets();
  }

  /** Where all events carry a time, that need not be asked of each. */
  private static Query timed(IndexSearcher searcher, Query query) throws IOException {
    Term untimed = new Term(LuceneFieldNames.UNTIMED, LuceneFieldNames.YES);
    return searcher.getIndexReader().docFreq(untimed) == 0 ? query : EventQueries.timed(query);
  }
}
