package dev.synctrace.diagnosis;

import dev.synctrace.index.source.KnownNames;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that rows of a list of events have. */
record ListedNames(List<Event> events) implements KnownNames {
  private static final Set<Kind> KINDS = EnumSet.of(Kind.FACT_SYSTEM, Kind.FACT_COLLECTION_MEMBER);

  @Override
  public Map<String, String> ofClients(Collection<String> smsIds) {
    Map<String, String> names = new HashMap<>();
    for (Event event : events) {
      Optional<String> client = value(event, Attribute.SMS_ID);
      Optional<String> name = event.attributes().get(Attribute.HOST_NAME);
      if (KINDS.contains(event.kind()) && client.isPresent() && name.isPresent()) {
        names.put(client.get(), name.get());
      }
    }
    return names;
  }

  @Override
  public Set<String> among(Collection<String> names) {
    return events.stream()
        .filter(event -> KINDS.contains(event.kind()))
        .flatMap(event -> value(event, Attribute.HOST_NAME).stream())
        .filter(names::contains)
        .collect(Collectors.toSet());
  }

  private static Optional<String> value(Event event, Attribute attribute) {
    return event.attributes().get(attribute).map(text -> text.toLowerCase(Locale.ROOT));
  }
}
