package dev.synctrace.index.lucene.search;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Sees every matching event once, segment by segment, in one thread. */
abstract class MatchCollector extends SimpleCollector {
  /** Visits all events the query matches. */
  final void visit(IndexSearcher searcher, Query query) throws IOException {
    MatchCollector self = this;
    searcher.search(
        query,
        new CollectorManager<MatchCollector, MatchCollector>() {
          @Override
          public MatchCollector newCollector() {
            return self;
          }

          @Override
          public MatchCollector reduce(Collection<MatchCollector> counters) {
            return self;
          }
        });
  }

  @Override
  public final ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }
}
