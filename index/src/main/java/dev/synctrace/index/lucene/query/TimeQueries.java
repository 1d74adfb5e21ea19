package dev.synctrace.index.lucene.query;

import dev.synctrace.index.lucene.document.EpochNanos;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Event times, exact or by range. Events without a time of their own never match. */
final class TimeQueries implements FieldQueries {
  private static final long FIRST = Long.MIN_VALUE;

  /**
   * @param first earliest nanosecond since the epoch, included
   * @param last latest one, included
   */
  static Query between(long first, long last) {
    if (first > last) {
      return MatchNoDocsQuery.INSTANCE;
    }
    return timed(new NumberRangeQuery(LuceneFieldNames.ORDER_TIME, first, last));
  }

  /** Only those of the query's events that carry a time themselves. */
  static Query timed(Query query) {
    return new BooleanQuery.Builder()
        .add(query, Occur.FILTER)
        .add(
            new TermQuery(new Term(LuceneFieldNames.UNTIMED, LuceneFieldNames.YES)), Occur.MUST_NOT)
        .build();
  }

  @Override
  public Query exact(String text) {
    TimeLiteral span = TimeLiteral.of(text);
    return between(span.first(), span.last());
  }

  @Override
  public Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo) {
    long first = FIRST;
    if (from != null) {
      TimeLiteral span = TimeLiteral.of(from);
      first = withFrom ? span.first() : span.last() + 1;
    }
    long last = EpochNanos.NONE - 1;
    if (to != null) {
      TimeLiteral span = TimeLiteral.of(to);
      last = withTo ? span.last() : span.first() - 1;
    }
    return between(first, last);
  }

  @Override
  public Query prefix(String text) {
    throw onlySpans(text);
  }

  @Override
  public Query wildcard(String pattern) {
    throw onlySpans(pattern);
  }

  @Override
  public Query regex(String regex) {
    throw onlySpans(regex);
  }

  @Override
  public Query fuzzy(String text, int edits) {
    throw onlySpans(text);
  }

  @Override
  public Query exists() {
    return timed(new FieldExistsQuery(LuceneFieldNames.ORDER_TIME));
  }

  private static BadValueException onlySpans(String text) {
    return new BadValueException(
        "search for a date such as time:2026-09-25, or for a range such as"
            + " time:[2026-09-25 TO 2026-09-26T12:00Z]",
        text);
  }
}
