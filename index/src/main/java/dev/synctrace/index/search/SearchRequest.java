package dev.synctrace.index.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Search criteria. {@link #all()} asks for every event; the other methods narrow it.
 *
 * @param query in the query language of {@link SearchField}; null for every event
 * @param since only events of this time or later; null for no bound
 * @param until only events before this time; null for no bound
 * @param untimed whether a line without a time of its own is within these bounds when the record
 *     before it is; otherwise bounds leave it out
 * @param limit how many events to give at most; 0 for all
 * @param newest whether the limit keeps the last events instead of the first
 * @param facets fields whose values are counted
 * @param histogramWidth width of the buckets of time in which events are counted; null for none
 * @param distinct whether an audit record that several exports contain is one event, in hits and in
 *     all counts, and its {@link Hit} names the other places; otherwise each copy is an event
 */
public record SearchRequest(
    @Nullable String query,
    @Nullable Instant since,
    @Nullable Instant until,
    boolean untimed,
    int limit,
    boolean newest,
    List<String> facets,
    @Nullable Duration histogramWidth,
    boolean distinct) {

  public SearchRequest {
    if (limit < 0) {
      throw new IllegalArgumentException("limit is negative: " + limit);
    }
    facets = List.copyOf(facets);
  }

  /** Every event. */
  public static SearchRequest all() {
    return new SearchRequest(null, null, null, false, 0, false, List.of(), null, false);
  }

  /** Every event the query matches. */
  public static SearchRequest of(String query) {
    return all().withQuery(query);
  }

  public SearchRequest withQuery(@Nullable String query) {
    return new SearchRequest(
        query, since, until, untimed, limit, newest, facets, histogramWidth, distinct);
  }

  public SearchRequest withSince(@Nullable Instant since) {
    return new SearchRequest(
        query, since, until, untimed, limit, newest, facets, histogramWidth, distinct);
  }

  public SearchRequest withUntil(@Nullable Instant until) {
    return new SearchRequest(
        query, since, until, untimed, limit, newest, facets, histogramWidth, distinct);
  }

  /** The same, where lines without a time of their own are where the record before them is. */
  public SearchRequest withUntimed() {
    return new SearchRequest(
        query, since, until, true, limit, newest, facets, histogramWidth, distinct);
  }

  /** The first events, at most as many as given; 0 for all. */
  public SearchRequest withFirst(int limit) {
    return new SearchRequest(
        query, since, until, untimed, limit, false, facets, histogramWidth, distinct);
  }

  /** The last events, at most as many as given; 0 for all. */
  public SearchRequest withLast(int limit) {
    return new SearchRequest(
        query, since, until, untimed, limit, true, facets, histogramWidth, distinct);
  }

  public SearchRequest withFacets(List<String> facets) {
    return new SearchRequest(
        query, since, until, untimed, limit, newest, facets, histogramWidth, distinct);
  }

  public SearchRequest withHistogram(@Nullable Duration width) {
    return new SearchRequest(query, since, until, untimed, limit, newest, facets, width, distinct);
  }

  /** The same, where an audit record that several exports contain is one event. */
  public SearchRequest withDistinctRecords() {
    return new SearchRequest(
        query, since, until, untimed, limit, newest, facets, histogramWidth, true);
  }
}
