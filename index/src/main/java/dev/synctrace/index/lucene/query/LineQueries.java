package dev.synctrace.index.lucene.query;

import dev.synctrace.index.lucene.document.LuceneFieldNames;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/** First lines, which are in {@link LuceneFieldNames#PLACE}. */
class LineQueries extends NumberQueries {
  /** Beyond any line, and small enough for a place. */
  private static final long LAST_LINE = 1L << 38;

  LineQueries() {
    super(LuceneFieldNames.PLACE);
  }

  @Override
  Query between(long first, long last) {
    long from = Math.max(0, first);
    long to = Math.min(LAST_LINE, last);
    if (from > to) {
      return MatchNoDocsQuery.INSTANCE;
    }
    return new NumberRangeQuery(
        LuceneFieldNames.PLACE,
        LuceneFieldNames.place(from, 0),
        LuceneFieldNames.place(to + 1, 0) - 1);
  }

  @Override
  public Query exists() {
    return MatchAllDocsQuery.INSTANCE;
  }
}
