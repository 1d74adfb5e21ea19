package dev.synctrace.index.lucene.query;

import dev.synctrace.index.lucene.document.EpochNanos;
import dev.synctrace.index.search.QueryException;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.source.SourceMachines;
import java.util.function.Supplier;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/** Turns what was asked for into Lucene queries. */
public final class EventQueries {
  private EventQueries() {}

  /**
   * The query for a request's text and bounds of time.
   *
   * @param machines of the case, asked only where the text names the field {@code machine}
   * @throws QueryException when the text is no query
   */
  public static Query of(SearchRequest request, Supplier<SourceMachines> machines) {
    Query query =
        request.query() == null
            ? MatchAllDocsQuery.INSTANCE
            : EventQueryParser.toQuery(request.query(), machines);
    if (request.since() == null && request.until() == null) {
      return query;
    }
    long first = request.since() == null ? Long.MIN_VALUE : EpochNanos.of(request.since());
    long last = request.until() == null ? EpochNanos.NONE - 1 : EpochNanos.of(request.until()) - 1;
    return new BooleanQuery.Builder()
        .add(query, Occur.MUST)
        .add(
            request.untimed()
                ? TimeQueries.orderedBetween(first, last)
                : TimeQueries.between(first, last),
            Occur.FILTER)
        .build();
  }

  /**
   * A query's text as it is understood, with brackets around every AND and OR, such as {@code (a OR
   * (b AND c))}; {@code *} for one that asks for everything.
   *
   * @throws QueryException when the text is no query
   */
  public static String bracketed(String query) {
    return EventQueryParser.bracketed(query);
  }

  /** Only those of the query's events that carry a time themselves. */
  public static Query timed(Query query) {
    return TimeQueries.timed(query);
  }
}
