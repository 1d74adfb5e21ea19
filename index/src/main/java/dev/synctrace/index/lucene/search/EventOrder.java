package dev.synctrace.index.lucene.search;

import static org.apache.lucene.search.ScoreMode.COMPLETE_NO_SCORES;

import dev.synctrace.index.lucene.document.EpochNanos;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.index.search.SearchField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * The order of events: by time, where none comes last; then by source path, then by place in the
 * source. No two events are equal in it, so it does not depend on who indexed what when.
 */
final class EventOrder {
  static final EventOrder OLDEST_FIRST = new EventOrder(false);
  static final EventOrder NEWEST_FIRST = new EventOrder(true);

  private final boolean newest;
  private final Sort sort;

  private EventOrder(boolean reverse) {
    newest = reverse;
    // Whichever end is asked for, what has no time comes after all that has one.
    long none = reverse ? Long.MIN_VALUE : EpochNanos.NONE;
    sort =
        new Sort(
            new SortField(LuceneFieldNames.ORDER_TIME, SortField.Type.LONG, reverse, none),
            new SortField(SearchField.SOURCE.name(), SortField.Type.STRING, reverse),
            new SortField(LuceneFieldNames.PLACE, SortField.Type.LONG, reverse));
  }

  /**
   * The next hits in this order.
   *
   * @param size how many at most, at least 1
   * @param after the last hit of the page before; null for the first page
   */
  FieldDoc[] page(IndexSearcher searcher, Query query, int size, @Nullable FieldDoc after)
      throws IOException {
    int room = Math.max(1, Math.min(size, searcher.getIndexReader().maxDoc()));
    Query narrowed = after == null ? narrow(searcher, query, room) : query;
    // Hits beyond the page need not be counted, so that the skip index can leave them out.
    TopFieldDocs hits =
        searcher.search(narrowed, new TopFieldCollectorManager(sort, room, after, room));
    FieldDoc[] page = new FieldDoc[hits.scoreDocs.length];
    System.arraycopy(hits.scoreDocs, 0, page, 0, page.length);
    return page;
  }

  private Query narrow(IndexSearcher searcher, Query query, int size) throws IOException {
    if (query instanceof MatchAllDocsQuery) {
      return TopEventsTimeRange.around(searcher.getIndexReader(), size, newest);
    }
    return newest ? TopEventsTimeRange.newestOf(searcher, query, size) : query;
  }

  /** The time of a hit, as nanoseconds since the epoch. */
  static long nanos(FieldDoc hit) {
    return (Long) Objects.requireNonNull(hit.fields[0]);
  }

  /**
   * Narrows a search for the first or last few events to the time that must contain them. The index
   * stores the first and last time of each block of some thousand events; other blocks are skipped.
   */
  private static final class TopEventsTimeRange {
    /** Looking at so many times as many blocks costs little more than having looked in vain. */
    private static final int WIDER = 4;

    /** So many are ordered as quickly as narrowed. */
    private static final int FEW = 4_096;

    /** The times of a block, and how many of its events have one. */
    private record Block(long first, long last, int events) {}

    private TopEventsTimeRange() {}

    /**
     * A query that at least so many events match, among them all that come first.
     *
     * @param newest whether the last ones are wanted
     */
    static Query around(IndexReader reader, int size, boolean newest) throws IOException {
      if (reader.hasDeletions()) {
        return MatchAllDocsQuery.INSTANCE;
      }
      List<Block> blocks = blocks(reader);
      blocks.sort(
          newest
              ? Comparator.comparingLong(Block::first).reversed()
              : Comparator.comparingLong(Block::last));
      long events = 0;
      for (Block block : blocks) {
        events += block.events();
        if (events >= size) {
          return newest
              ? between(block.first(), Long.MAX_VALUE)
              : between(Long.MIN_VALUE, block.last());
        }
      }
      return MatchAllDocsQuery.INSTANCE;
    }

    /**
     * A query that matches the newest of those the given one does, at least so many; the same query
     * where they are far back or fewer have a time. Logs are in the index oldest first, so without
     * it each match would be newer than all before it and enter the order of hits.
     */
    static Query newestOf(IndexSearcher searcher, Query query, int size) throws IOException {
      Weight weight = searcher.createWeight(searcher.rewrite(query), COMPLETE_NO_SCORES, 1);
      if (mostMatches(searcher, weight) <= Math.max(FEW, 2 * size)) {
        return query;
      }
      List<Block> blocks = blocksWithMatches(searcher, weight);
      blocks.sort(Comparator.comparingLong(Block::first).reversed());
      for (int some = 1; some < blocks.size(); some *= WIDER) {
        Query narrowed =
            new BooleanQuery.Builder()
                .add(query, Occur.FILTER)
                .add(between(blocks.get(some - 1).first(), Long.MAX_VALUE), Occur.FILTER)
                .build();
        if (searcher.count(narrowed) >= size) {
          return narrowed;
        }
      }
      return query;
    }

    /** The most events that can match, estimated by Lucene from the lengths of its postings. */
    private static long mostMatches(IndexSearcher searcher, Weight weight) throws IOException {
      long most = 0;
      for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
        ScorerSupplier scorer = weight.scorerSupplier(segment);
        most += scorer == null ? 0 : scorer.cost();
      }
      return most;
    }

    private static Query between(long first, long last) {
      return NumericDocValuesField.newSlowRangeQuery(LuceneFieldNames.ORDER_TIME, first, last);
    }

    private static List<Block> blocks(IndexReader reader) throws IOException {
      List<Block> blocks = new ArrayList<>();
      for (LeafReaderContext segment : reader.leaves()) {
        addBlocks(segment, DocIdSetIterator.all(segment.reader().maxDoc()), blocks);
      }
      return blocks;
    }

    private static List<Block> blocksWithMatches(IndexSearcher searcher, Weight weight)
        throws IOException {
      List<Block> blocks = new ArrayList<>();
      for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
        Scorer matches = weight.scorer(segment);
        if (matches != null) {
          addBlocks(segment, matches.iterator(), blocks);
        }
      }
      return blocks;
    }

    /** The blocks of a segment that one of some events is in; none where no event has a time. */
    private static void addBlocks(
        LeafReaderContext segment, DocIdSetIterator events, List<Block> blocks) throws IOException {
      DocValuesSkipper skipper = segment.reader().getDocValuesSkipper(LuceneFieldNames.ORDER_TIME);
      int event = skipper == null ? DocIdSetIterator.NO_MORE_DOCS : events.nextDoc();
      while (event != DocIdSetIterator.NO_MORE_DOCS) {
        skipper.advance(event);
        if (skipper.minDocID(0) == DocIdSetIterator.NO_MORE_DOCS) {
          return;
        }
        if (skipper.minDocID(0) > event) {
          event = events.advance(skipper.minDocID(0));
        }
        if (event <= skipper.maxDocID(0)) {
          blocks.add(new Block(skipper.minValue(0), skipper.maxValue(0), skipper.docCount(0)));
          event = events.advance(skipper.maxDocID(0) + 1);
        }
      }
    }
  }
}
