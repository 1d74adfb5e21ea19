package dev.synctrace.index.search;

import dev.synctrace.parsers.model.Event;
import java.util.Iterator;
import java.util.List;

/** What a search found; usable until the case is closed. */
public interface SearchResult {
  /** How many events match, whatever the limit. */
  long total();

  /**
   * The events, as many as the limit allows, oldest first: by {@link Event#orderTime()}, where none
   * comes last, then by source path, then by line. They are read while iterating, in pages; each
   * iteration starts again. An iteration serves one thread at a time and fails with a {@link
   * CaseException} when the case can't be read.
   */
  Iterable<Hit> hits();

  /** The events of the {@link #hits()}. */
  default Iterable<Event> events() {
    return () -> {
      Iterator<Hit> hits = hits().iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return hits.hasNext();
        }

        @Override
        public Event next() {
          return hits.next().event();
        }
      };
    };
  }

  /** The counted fields, in the order of the request, over all matching events. */
  List<FacetResult> facets();

  /**
   * Matching events with a time, by time: ascending, without gaps from the bucket of the first to
   * that of the last. Starts are multiples of the width since 1970-01-01T00:00Z. Empty when not
   * asked for, or when no matching event has a time.
   */
  List<HistogramBucket> histogram();
}
