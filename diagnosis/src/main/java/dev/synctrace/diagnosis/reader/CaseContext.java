package dev.synctrace.diagnosis.reader;

import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.Horizon;
import dev.synctrace.parsers.model.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A case seen from one instant.
 *
 * @param events all events
 * @param horizon which of them count
 */
public record CaseContext(CaseEvents events, Horizon horizon) {
  /** The events that fit and count, in the order of {@link CaseEvents#find}. */
  public List<Event> list(EventQuery query) {
    List<Event> found = new ArrayList<>();
    for (Event event : events.find(query)) {
      if (horizon.includes(event)) {
        found.add(event);
      }
    }
    return found;
  }

  /** The first event that fits and counts, in the order of {@link CaseEvents#find}. */
  public Optional<Event> first(EventQuery query) {
    for (Event event : events.find(query)) {
      if (horizon.includes(event)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }
}
