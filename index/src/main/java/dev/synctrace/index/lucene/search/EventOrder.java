package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.document.EpochNanos;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.index.search.SearchField;
import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
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
}
