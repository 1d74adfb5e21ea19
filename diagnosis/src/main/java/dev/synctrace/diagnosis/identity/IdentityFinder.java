package dev.synctrace.diagnosis.identity;

import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds one identity by asking the case for the ids it knows, then for the ids found that way,
 * until nothing new turns up. Reads only what names the device or user, whatever the size of the
 * case. Which ids belong together is taken from the whole case: it is no matter of time.
 */
public final class IdentityFinder {
  /** A join takes at most client, device, object and back; more rounds mean a web of conflicts. */
  private static final int MOST_ROUNDS = 6;

  private static final int MOST_IDS = 400;

  private final CaseEvents events;

  public IdentityFinder(CaseEvents events) {
    this.events = events;
  }

  /**
   * The identities a text can mean: one of their IDs in any spelling ({@code GUID:}, braces, upper
   * case), a device name, user principal name or {@code DOMAIN\\user}. A name may mean several.
   * Ordered by their first id.
   */
  public List<Identity> find(String text) {
    Set<Id> anchors = anchors(text.strip());
    if (anchors.isEmpty()) {
      return List.of();
    }
    IdentityTable table = table(anchors);
    Map<Set<Id>, Identity> found = new HashMap<>();
    for (Id anchor : anchors) {
      for (Identity identity : table.identities(anchor)) {
        found.putIfAbsent(Set.copyOf(identity.ids()), identity);
      }
    }
    return found.values().stream()
        .sorted(
            Comparator.comparing((Identity one) -> one.ids().first())
                .thenComparing(one -> one.ids().toString()))
        .toList();
  }

  private Set<Id> anchors(String text) {
    EventQuery query =
        EventQuery.of(EventIdentifiers.KINDS)
            .naming(Attribute.SMS_ID, text)
            .naming(Attribute.RESOURCE_ID, text)
            .naming(Attribute.DEVICE_ID, text)
            .naming(Attribute.OBJECT_ID, text)
            .naming(Attribute.USER_ID, text)
            .naming(Attribute.HOST_NAME, text)
            .naming(Attribute.NAME, text)
            .naming(Attribute.USER_NAME, text)
            .naming(Attribute.ACCOUNT_NAME, text);
    Set<Id> exact = new LinkedHashSet<>();
    Set<Id> byName = new LinkedHashSet<>();
    for (Event event : events.find(query)) {
      List<Id> named = EventIdentifiers.of(event);
      named.stream().filter(id -> id.equals(new Id(id.type(), text))).forEach(exact::add);
      if (isNamed(event, text)) {
        byName.addAll(named);
      }
    }
    return exact.isEmpty() ? byName : exact;
  }

  /** The index finds words of a display name; here the whole name must be meant. */
  private static boolean isNamed(Event event, String text) {
    return List.of(Attribute.HOST_NAME, Attribute.NAME, Attribute.USER_NAME, Attribute.ACCOUNT_NAME)
        .stream()
        .anyMatch(a -> event.attributes().get(a).filter(text::equalsIgnoreCase).isPresent());
  }

  private IdentityTable table(Collection<Id> anchors) {
    IdentityTable table = new IdentityTable();
    Set<Id> asked = new HashSet<>();
    Set<String> names = new HashSet<>();
    List<Id> open = new ArrayList<>(anchors);
    for (int round = 0; round < MOST_ROUNDS && !open.isEmpty(); round++) {
      asked.addAll(open);
      List<Id> next = new ArrayList<>();
      for (Event event : events.find(naming(open))) {
        EventIdentifiers.name(event).ifPresent(names::add);
        table.add(event).stream().filter(id -> !asked.contains(id)).forEach(next::add);
      }
      open = next.stream().distinct().limit(MOST_IDS).toList();
    }
    addNamesakes(table, names);
    return table;
  }

  /** Names never join, but that another object has the same one must be said. */
  private void addNamesakes(IdentityTable table, Set<String> names) {
    if (names.isEmpty()) {
      return;
    }
    EventQuery query =
        EventQuery.of(EventIdentifiers.KINDS)
            .naming(Attribute.HOST_NAME, names)
            .naming(Attribute.NAME, names)
            .newest(MOST_IDS);
    for (Event event : events.find(query)) {
      table.add(event);
    }
  }

  private static EventQuery naming(Collection<Id> ids) {
    return IdQueries.naming(EventQuery.of(EventIdentifiers.KINDS), ids, true);
  }
}
