package dev.synctrace.index.search;

import dev.synctrace.parsers.model.Event;
import java.util.List;

/**
 * An event that a search found.
 *
 * @param alsoIn where else the case has the same audit record, whether the search finds it there or
 *     not; empty for every other event, and unless the search asked for {@link
 *     SearchRequest#distinct()} records
 */
public record Hit(Event event, List<EventPlace> alsoIn) {
  public Hit {
    alsoIn = List.copyOf(alsoIn);
  }

  /** An event of which the case has no other copy. */
  public static Hit of(Event event) {
    return new Hit(event, List.of());
  }
}
