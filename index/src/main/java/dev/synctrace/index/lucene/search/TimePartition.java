package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.document.LuceneFieldNames;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Cuts the matches into stretches of time that hold about a page each. To find the next page among
 * all matches means to weigh each of them against those found so far; within its stretch hardly
 * more have to be looked at than the page holds.
 */
final class TimePartition extends MatchCollector {
  private static final int BUCKETS = 1 << 14;

  private final long first;
  private final long width;
  private final int[] counts = new int[BUCKETS];
  private NumericDocValues times = DocValues.emptyNumeric();

  /**
   * One stretch.
   *
   * @param end its last nanosecond
   * @param matches about how many are in it
   */
  record Slice(long end, int matches) {}

  private TimePartition(long first, long width) {
    this.first = first;
    this.width = width;
  }

  /**
   * The stretches in order; after them come only matches without a time. One that cannot be cut
   * finer may hold more than a page.
   */
  static Deque<Slice> of(IndexSearcher searcher, Query query, int page) throws IOException {
    IndexReader reader = searcher.getIndexReader();
    long first = DocValuesSkipper.globalMinValue(reader, LuceneFieldNames.ORDER_TIME);
    long last = DocValuesSkipper.globalMaxValue(reader, LuceneFieldNames.ORDER_TIME);
    // Unsigned, since the distance of two longs may not fit into one.
    TimePartition slices = new TimePartition(first, Long.divideUnsigned(last - first, BUCKETS) + 1);
    slices.visit(searcher, query);
    return slices.cut(last, page);
  }

  /** The query's matches from one nanosecond to another, both included. */
  static Query within(Query query, long from, long to) {
    return new BooleanQuery.Builder()
        .add(query, Occur.FILTER)
        .add(
            NumericDocValuesField.newSlowRangeQuery(LuceneFieldNames.ORDER_TIME, from, to),
            Occur.FILTER)
        .build();
  }

  @Override
  protected void doSetNextReader(LeafReaderContext segment) throws IOException {
    times = DocValues.getNumeric(segment.reader(), LuceneFieldNames.ORDER_TIME);
  }

  @Override
  public void collect(int doc) throws IOException {
    if (times.advanceExact(doc)) {
      long bucket = Long.divideUnsigned(times.longValue() - first, width);
      counts[(int) Math.clamp(bucket, 0, BUCKETS - 1)]++;
    }
  }

  private Deque<Slice> cut(long last, int page) {
    Deque<Slice> slices = new ArrayDeque<>();
    int held = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      if (held > 0 && (long) held + counts[bucket] > page) {
        slices.addLast(new Slice(first + width * bucket - 1, held));
        held = 0;
      }
      held += counts[bucket];
    }
    slices.addLast(new Slice(last, held));
    return slices;
  }
}
