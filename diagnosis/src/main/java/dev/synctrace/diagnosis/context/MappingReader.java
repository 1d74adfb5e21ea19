package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mappings of a case: rows of the mapping table, rows of the console, and groups that
 * only the log names; names come from wherever they are.
 */
public final class MappingReader {
  private static final Set<Kind> ROWS = EnumSet.of(Kind.FACT_MAPPING, Kind.FACT_CONSOLE_STATUS);
  private static final Set<Kind> LOG =
      EnumSet.of(Kind.GROUPSYNC_GROUP_READ, Kind.GROUPSYNC_MEMBER_ADD);

  private final CaseAtInstant context;
  private final Map<String, Mapping> mappings = new TreeMap<>();

  public MappingReader(CaseAtInstant context) {
    this.context = context;
  }

  /** All mappings, ordered by group and collection. */
  public List<Mapping> read() {
    for (Event row : context.list(EventQuery.of(ROWS))) {
      row.attributes().get(Attribute.GROUP_ID).ifPresent(group -> add(group, row.attributes()));
    }
    for (String group : context.events().values(EventQuery.of(LOG), Attribute.GROUP_ID).keySet()) {
      addGroupOnly(group);
    }
    if (mappings.isEmpty()) {
      addGroupsOfExports();
    }
    return mappings.values().stream().map(this::named).sorted(Mapping.ORDER).toList();
  }

  private void add(String group, Attributes said) {
    String collection = said.get(Attribute.COLLECTION_ID).orElse(null);
    Long service =
        said.number(Attribute.CLOUD_SERVICE_ID).isPresent()
            ? (Long) said.number(Attribute.CLOUD_SERVICE_ID).getAsLong()
            : null;
    Mapping next =
        new Mapping(
            group,
            said.get(Attribute.GROUP_NAME).orElse(null),
            collection,
            said.get(Attribute.COLLECTION_NAME).orElse(null),
            service);
    mappings.merge(key(group, collection), next, MappingReader::filled);
  }

  private void addGroupOnly(String group) {
    boolean known = mappings.values().stream().anyMatch(mapping -> mapping.isOfGroup(group));
    if (!known) {
      mappings.put(key(group, null), new Mapping(group, null, null, null, null));
    }
  }

  /** A case with one group's members and one collection's members is about these two. */
  private void addGroupsOfExports() {
    EventQuery members = EventQuery.of(Kind.FACT_GROUP_MEMBER, Kind.FACT_GROUP);
    List<String> groups =
        List.copyOf(context.events().values(members, Attribute.GROUP_ID).keySet());
    EventQuery rows = EventQuery.of(Kind.FACT_COLLECTION_MEMBER);
    List<String> collections =
        List.copyOf(context.events().values(rows, Attribute.COLLECTION_ID).keySet());
    String collection =
        groups.size() == 1 && collections.size() == 1 ? collections.getFirst() : null;
    for (String group : groups) {
      mappings.put(key(group, collection), new Mapping(group, null, collection, null, null));
    }
  }

  private static Mapping filled(Mapping one, Mapping other) {
    return new Mapping(
        one.groupId(),
        first(one.groupName(), other.groupName()),
        one.collectionId(),
        first(one.collectionName(), other.collectionName()),
        one.cloudServiceId() != null ? one.cloudServiceId() : other.cloudServiceId());
  }

  private Mapping named(Mapping mapping) {
    String group = mapping.groupName();
    if (group == null) {
      group = groupName(mapping.groupId()).orElse(null);
    }
    String collection = mapping.collectionName();
    if (collection == null && mapping.collectionId() != null) {
      collection =
          name(
                  EventQuery.of(Kind.FACT_COLLECTION_MEMBER)
                      .with(Attribute.COLLECTION_ID, mapping.collectionId()),
                  Attribute.COLLECTION_NAME)
              .orElse(null);
    }
    return new Mapping(
        mapping.groupId(), group, mapping.collectionId(), collection, mapping.cloudServiceId());
  }

  /** From where few records have it to where many do. */
  private Optional<String> groupName(String group) {
    return Stream.of(
            EventQuery.of(Kind.FACT_GROUP),
            EventQuery.of(Kind.AUDIT_GROUP_ADDED, Kind.AUDIT_OWNER_ADDED),
            EventQuery.of(MemberEvents.AUDITS),
            EventQuery.of(Kind.FACT_GROUP_MEMBER))
        .map(query -> name(query.with(Attribute.GROUP_ID, group), Attribute.GROUP_NAME))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> name(EventQuery query, Attribute attribute) {
    return context.list(query.newest(5)).reversed().stream()
        .map(event -> event.attributes().get(attribute))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String key(String group, @Nullable String collection) {
    return group.toLowerCase(Locale.ROOT)
        + "|"
        + (collection == null ? "" : collection.toLowerCase(Locale.ROOT));
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one != null ? one : other;
  }
}
