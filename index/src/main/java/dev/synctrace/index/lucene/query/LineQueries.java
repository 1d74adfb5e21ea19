package dev.synctrace.index.lucene.query;

import dev.synctrace.index.lucene.document.IndexedFields;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/** First lines, which are in {@link IndexedFields#PLACE}. */
class LineQueries extends NumberQueries {
  /** Beyond any line, and small enough for a place. */
  private static final long LAST_LINE = 1L << 38;

  LineQueries() {
    super(IndexedFields.PLACE);
  }

  @Override
  Query between(long first, long last) {
    long from = Math.max(0, first);
    long to = Math.min(LAST_LINE, last);
    if (from > to) {
      return MatchNoDocsQuery.INSTANCE;
    }
    return new NumberRangeQuery(
        IndexedFields.PLACE, IndexedFields.place(from, 0), IndexedFields.place(to + 1, 0) - 1);
  }

  @Override
  public Query exists() {
    return MatchAllDocsQuery.INSTANCE;
  }
}
