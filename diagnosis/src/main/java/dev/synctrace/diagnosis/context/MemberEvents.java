package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every event that names one identity, oldest first, each audit record once, nothing later than the
 * horizon.
 */
public final class MemberEvents {
  /** Requests in the log: what Configuration Manager wanted, not what Entra did. */
  public static final Set<Kind> REQUESTS =
      EnumSet.of(Kind.GROUPSYNC_MEMBER_ADD, Kind.GROUPSYNC_MEMBER_REMOVE);

  /** Records of memberships that began or ended. */
  public static final Set<Kind> AUDITS =
      EnumSet.of(Kind.AUDIT_MEMBER_ADDED, Kind.AUDIT_MEMBER_REMOVED);

  /** Rows of members of a collection. */
  public static final Set<Kind> OF_COLLECTION =
      EnumSet.of(Kind.FACT_COLLECTION_MEMBER, Kind.FACT_CONSOLE_MEMBER);

  /** Everything that makes someone a candidate of a mapping. */
  public static final Set<Kind> NAMING =
      EnumSet.of(
          Kind.FACT_COLLECTION_MEMBER,
          Kind.FACT_CONSOLE_MEMBER,
          Kind.FACT_GROUP_MEMBER,
          Kind.AUDIT_MEMBER_ADDED,
          Kind.AUDIT_MEMBER_REMOVED,
          Kind.GROUPSYNC_MEMBER_ADD,
          Kind.GROUPSYNC_MEMBER_REMOVE);

  private final Identity identity;
  private final Map<Kind, List<Event>> byKind = new EnumMap<>(Kind.class);

  public MemberEvents(Identity identity, List<Event> events) {
    this.identity = identity;
    for (Event event : events) {
      byKind.computeIfAbsent(event.kind(), kind -> new ArrayList<>()).add(event);
    }
    byKind.replaceAll((kind, list) ->
        kind.label().startsWith("audit.") ? AuditSorter.inOrder(list) : List.copyOf(list));
  }

  public Identity identity() {
    return identity;
  }

  public List<Event> of(Kind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  public List<Event> of(Collection<Kind> kinds) {
    List<Event> events = new ArrayList<>();
    kinds.forEach(kind -> events.addAll(of(kind)));
    return events;
  }

  /** The kinds it has events of. */
  public Set<Kind> kinds() {
    return byKind.isEmpty() ? Set.of() : EnumSet.copyOf(byKind.keySet());
  }

  /** The groups that a membership of it is named with, in lower case. */
  public Set<String> groups() {
    Set<String> groups = new TreeSet<>();
    for (Event event : of(MemberEvents.NAMING)) {
      event
          .attributes()
          .get(Attribute.GROUP_ID)
          .ifPresent(group -> groups.add(group.toLowerCase(Locale.ROOT)));
    }
    return groups;
  }

  /** Whether a membership of it is told without saying of which group. */
  public boolean isNamedWithUnknownGroup() {
    return of(Kind.FACT_GROUP_MEMBER).stream()
        .anyMatch(event -> event.attributes().get(Attribute.GROUP_ID).isEmpty());
  }

  /** The collections it is listed in, in lower case. */
  public Set<String> collections() {
    Set<String> collections = new TreeSet<>();
    for (Event event : of(Kind.FACT_COLLECTION_MEMBER)) {
      event
          .attributes()
          .get(Attribute.COLLECTION_ID)
          .ifPresent(collection -> collections.add(collection.toLowerCase(Locale.ROOT)));
    }
    return collections;
  }
}
