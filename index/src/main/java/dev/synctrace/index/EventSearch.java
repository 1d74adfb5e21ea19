package dev.synctrace.index;

import java.util.Optional;

/** Finds events. Safe for use by many threads. */
public interface EventSearch {
  /**
   * Looks for events.
   *
   * @throws QueryException when the query text cannot be understood
   * @throws SearchException when anything else that was asked for cannot be answered
   */
  SearchResult search(SearchRequest request);

  /** First and last event time of the whole case; empty when no event has a time. */
  Optional<TimeRange> timeRange();
}
