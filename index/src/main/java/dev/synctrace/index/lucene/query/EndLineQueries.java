package dev.synctrace.index.lucene.query;

import dev.synctrace.index.lucene.document.LuceneFieldNames;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/** Last lines: where none is indexed, the last line is the first. */
final class EndLineQueries extends LineQueries {
  @Override
  Query between(long first, long last) {
    if (first > last) {
      return MatchNoDocsQuery.INSTANCE;
    }
    Query oneLine =
        new BooleanQuery.Builder()
            .add(super.between(first, last), Occur.MUST)
            .add(new FieldExistsQuery(LuceneFieldNames.END_LINE), Occur.MUST_NOT)
            .build();
    return new BooleanQuery.Builder()
        .add(oneLine, Occur.SHOULD)
        .add(new NumberRangeQuery(LuceneFieldNames.END_LINE, first, last), Occur.SHOULD)
        .build();
  }
}
