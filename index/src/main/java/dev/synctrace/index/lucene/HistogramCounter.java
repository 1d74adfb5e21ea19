package dev.synctrace.index.lucene;

import dev.synctrace.index.HistogramBucket;
import dev.synctrace.index.HistogramCounts;
import dev.synctrace.index.SearchException;
import dev.synctrace.index.lucene.document.IndexedFields;
import dev.synctrace.index.lucene.query.EventQueries;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Counts the matching events in buckets of time. */
final class HistogramCounter extends MatchCounter {
  private final long width;
  private final HistogramCounts counts;
  private NumericDocValues times = DocValues.emptyNumeric();
  private long current = Long.MIN_VALUE;
  private long run;

  private HistogramCounter(Duration asked) {
    this.counts = new HistogramCounts(asked);
    this.width = asked.toNanos();
  }

  /**
   * @throws SearchException when the width is not positive or beyond reason, or gives too many
   *     buckets
   */
  static List<HistogramBucket> count(IndexSearcher searcher, Query query, Duration width)
      throws IOException {
    HistogramCounter counter = new HistogramCounter(width);
    counter.visit(searcher, EventQueries.timed(query));
    return counter.counts.buckets();
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
      counts.add(current, run);
      run = 0;
    }
  }
}
