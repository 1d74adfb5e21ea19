package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.evidence.AsOf;
import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.parsers.model.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A case seen from one instant.
 *
 * @param events all events
 * @param asOf which of them count
 */
public record CaseAtInstant(CaseEvents events, AsOf asOf) {
  /** The events that fit and count, in the order of {@link CaseEvents#find}. */
  public List<Event> list(EventQuery query) {
    List<Event> found = new ArrayList<>();
    for (Event event : events.find(query)) {
      if (asOf.includes(event)) {
        found.add(event);
      }
    }
    return found;
  }

  /** The first event that fits and counts, in the order of {@link CaseEvents#find}. */
  public Optional<Event> first(EventQuery query) {
    for (Event event : events.find(query)) {
      if (asOf.includes(event)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }
}
