package dev.synctrace.index.log;

import dev.synctrace.index.search.SearchRequest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time of which a reader shows records, by the corrected clocks.
 *
 * @param since the first instant; null for no bound
 * @param until the first instant after it; null for no bound
 */
record ShownTimes(@Nullable Instant since, @Nullable Instant until) {
  static final ShownTimes ALL = new ShownTimes(null, null);

  /**
   * Narrows a request, which has recorded times, to this time.
   *
   * @param ahead how far the clock that recorded them is ahead
   */
  SearchRequest narrow(SearchRequest request, Duration ahead) {
    SearchRequest narrowed = request;
    if (since != null) {
      Instant recorded = since.plus(ahead);
      if (request.since() == null || request.since().isBefore(recorded)) {
        narrowed = narrowed.withSince(recorded).withUntimed();
      }
    }
    if (until != null) {
      Instant recorded = until.plus(ahead);
      if (request.until() == null || request.until().isAfter(recorded)) {
        narrowed = narrowed.withUntil(recorded).withUntimed();
      }
    }
    return narrowed;
  }
}
