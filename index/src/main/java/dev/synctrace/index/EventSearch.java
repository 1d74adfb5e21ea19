package dev.synctrace.index;

import java.util.HashSet;
import java.util.List;
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
  default Set<String> kinds() {
    SearchRequest everything =
        SearchRequest.all().withFirst(1).withFacets(List.of(SearchField.KIND.name()));
    Set<String> kinds = new HashSet<>();
    for (Facet facet : search(everything).facets()) {
      facet.values().forEach(value -> kinds.add(value.value()));
    }
    return kinds;
  }

  /** First and last event time of the whole case; empty when no event has a time. */
  Optional<TimeRange> timeRange();
}
