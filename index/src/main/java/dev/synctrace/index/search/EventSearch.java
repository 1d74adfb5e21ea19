package dev.synctrace.index.search;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Finds events. Safe for use by many threads. */
public interface EventSearch {
  /**
   * Looks for events.
   *
   * @throws QueryException when the query text cannot be understood
   * @throws InvalidSearchException when anything else that was asked for cannot be answered
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
    for (FacetResult facet : search(everything).facets()) {
      facet.values().forEach(value -> kinds.add(value.value()));
    }
    return kinds;
  }

  /**
   * The values of a field that can be counted, among the events that match: in lower case, in no
   * order, and without counts, which is quicker where there are many.
   *
   * @throws QueryException when the query text cannot be understood
   */
  default Set<String> values(String query, String field) {
    SearchRequest request = SearchRequest.of(query).withFirst(1).withFacets(List.of(field));
    Set<String> values = new HashSet<>();
    for (FacetResult facet : search(request).facets()) {
      facet.values().forEach(value -> values.add(value.value().toLowerCase(Locale.ROOT)));
    }
    return values;
  }

  /**
   * Whether each value of a field, without case, among the events that match any of some queries is
   * a value of it among those that match another.
   *
   * @throws QueryException when a query text cannot be understood
   */
  default boolean hasAllValues(List<String> queries, String others, String field) {
    Set<String> known = values(others, field);
    return queries.stream().allMatch(query -> known.containsAll(values(query, field)));
  }

  /**
   * Counts patterns of messages.
   *
   * @throws QueryException when the query text cannot be understood
   */
  default PatternResult patterns(PatternRequest request) {
    return PatternCounts.streamed(this, request);
  }

  /** First and last event time of the whole case; empty when no event has a time. */
  Optional<TimeRange> timeRange();

  /**
   * The same search with an end: once told to stop, what it is asked throws a {@link
   * SearchStoppedException}, within moments also while it is being answered. Where a server
   * searches, its own limits hold instead.
   *
   * @param stop asked often and by many threads; once true, it stays so
   */
  default EventSearch stoppedBy(BooleanSupplier stop) {
    return this;
  }
}
