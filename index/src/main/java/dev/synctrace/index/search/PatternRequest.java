package dev.synctrace.index.search;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which patterns to show, and how.
 *
 * @param events the events whose patterns are counted; its limit, facets and histogram do not count
 * @param rarest whether the rarest patterns come first, and not the most frequent
 * @param newSince only patterns whose first event is at this time or later; null for no bound
 * @param goneSince only patterns whose last event is before this time; null for no bound
 * @param without IDs of patterns that are left out
 * @param limit how many patterns to give at most; 0 for all
 * @param buckets into how many equal parts the time of the events is divided, to count the events
 *     of each pattern in each; 0 for none
 */
public record PatternRequest(
    SearchRequest events,
    boolean rarest,
    @Nullable Instant newSince,
    @Nullable Instant goneSince,
    Set<String> without,
    int limit,
    int buckets) {
  /** More than a drawing shows. */
  public static final int MOST_BUCKETS = 500;

  public PatternRequest {
    if (limit < 0) {
      throw new IllegalArgumentException("limit is negative: " + limit);
    }
    if (buckets < 0 || buckets > MOST_BUCKETS) {
      throw new IllegalArgumentException("not a number of buckets: " + buckets);
    }
    without = Set.copyOf(without);
  }

  /** Asks for all patterns of some events, the most frequent first. */
  public static PatternRequest of(SearchRequest events) {
    return new PatternRequest(events, false, null, null, Set.of(), 0, 0);
  }

  /** Returns the same with the rarest first. */
  public PatternRequest withRarestFirst() {
    return new PatternRequest(events, true, newSince, goneSince, without, limit, buckets);
  }

  /** Returns the same for patterns that begin at a time or later. */
  public PatternRequest withNewSince(@Nullable Instant time) {
    return new PatternRequest(events, rarest, time, goneSince, without, limit, buckets);
  }

  /** Returns the same for patterns that end before a time. */
  public PatternRequest withGoneSince(@Nullable Instant time) {
    return new PatternRequest(events, rarest, newSince, time, without, limit, buckets);
  }

  /** Returns the same without some patterns. */
  public PatternRequest withoutPatterns(Set<String> ids) {
    return new PatternRequest(events, rarest, newSince, goneSince, ids, limit, buckets);
  }

  /** Returns the same with at most so many patterns; 0 for all. */
  public PatternRequest withLimit(int most) {
    return new PatternRequest(events, rarest, newSince, goneSince, without, most, buckets);
  }

  /** Returns the same with counts in so many parts of the time. */
  public PatternRequest withBuckets(int parts) {
    return new PatternRequest(events, rarest, newSince, goneSince, without, limit, parts);
  }

  /** Returns whether only some patterns are asked for, so that those shown are new or gone. */
  public boolean isNarrowed() {
    return newSince != null || goneSince != null || !without.isEmpty();
  }

  /**
   * Returns whether a pattern is shown.
   *
   * @param first time of its first event; null when none has a time
   * @param last time of its last event; null when none has a time
   */
  public boolean includes(String id, @Nullable Instant first, @Nullable Instant last) {
    return (newSince == null || (first != null && !first.isBefore(newSince)))
        && (goneSince == null || (last != null && last.isBefore(goneSince)))
        && !without.contains(id);
  }
}
