package dev.synctrace.index;

import java.util.Optional;
import java.util.Set;

/** Finds events. Safe for use by many threads. */
public interface EventSearch {
  /**
   * Looks for events.
   *
   * @throws QueryException when the query text cannot be understood
   * @throws SearchException when anything else that was asked for cannot be answered
   */
  SearchResult search(SearchRequest request);

  /**
   * The kinds of which the case has events, as their labels. Of events that have since been taken
   * out it may still name the kind; it never leaves one out.
   */
  Set<String> kinds();

  /** First and last event time of the whole case; empty when no event has a time. */
  Optional<TimeRange> timeRange();
}
