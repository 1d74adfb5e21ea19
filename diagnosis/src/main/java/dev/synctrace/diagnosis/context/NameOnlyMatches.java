package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.ExportedList;
import dev.synctrace.diagnosis.identity.EventIdentifiers;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rows of a list that carry a member's name while no id ties the two together, nor the row to
 * anybody else. Names never join by themselves, and they never part by themselves either: where the
 * export that joins client and directory is missing, such a row may be the member.
 */
public final class NameOnlyMatches {
  private static final int LOOKED_AT = 20;

  private final CaseAtInstant context;
  private final Mapping mapping;
  private final Map<ExportedList, Double> overlaps = new HashMap<>();
  private final Map<ExportedList, Boolean> nameless = new HashMap<>();
  private final Map<ExportedList, Boolean> untied = new HashMap<>();
  private final Map<Kind, Boolean> free = new EnumMap<>(Kind.class);

  public NameOnlyMatches(CaseAtInstant context, Mapping mapping) {
    this.context = context;
    this.mapping = mapping;
  }

  /** A row of the group's list that may be the member; for one without an Entra id. */
  public Optional<Event> inGroup(Identity member) {
    if (!member.all(IdType.SMS_ID).isEmpty()
        && !hasFreeRows(Kind.FACT_GROUP_MEMBER, Attribute.DEVICE_ID, Attribute.SMS_ID)) {
      return Optional.empty();
    }
    return named(Kind.FACT_GROUP_MEMBER, member)
        .filter(
            row -> row.attributes().get(Attribute.GROUP_ID).map(mapping::isOfGroup).orElse(true))
        .filter(row ->
            member.all(IdType.SMS_ID).isEmpty()
                || isFree(row, Attribute.DEVICE_ID, Attribute.SMS_ID))
        .findFirst();
  }

  /** A row of the collection's list that may be the member; for one with Entra ids only. */
  public Optional<Event> inCollection(Identity member) {
    if (!member.all(IdType.DEVICE_ID).isEmpty()
        && !hasFreeRows(Kind.FACT_COLLECTION_MEMBER, Attribute.SMS_ID, Attribute.DEVICE_ID)) {
      return Optional.empty();
    }
    return named(Kind.FACT_COLLECTION_MEMBER, member)
        .filter(row ->
            row.attributes()
                .get(Attribute.COLLECTION_ID)
                .filter(mapping::isOfCollection)
                .isPresent())
        .filter(row ->
            member.all(IdType.DEVICE_ID).isEmpty()
                || isFree(row, Attribute.SMS_ID, Attribute.DEVICE_ID))
        .findFirst();
  }

  private Stream<Event> named(Kind kind, Identity member) {
    List<String> names = member.names();
    return names.isEmpty()
        ? Stream.empty()
        : context
            .list(
                EventQuery.of(kind)
                    .naming(Attribute.NAME, names)
                    .naming(Attribute.HOST_NAME, names)
                    .newest(LOOKED_AT))
            .stream();
  }

  /**
   * Whether the site's table of clients does not tie the row to another on the other side. It parts
   * the row only from a member whose own id of that side is known: else that other may be itself.
   */
  private boolean isFree(Event row, Attribute own, Attribute other) {
    return row.attributes()
        .get(own)
        .map(id -> EventQuery.of(Kind.FACT_CLIENTKEY).with(own, id))
        .map(query ->
            context.list(query).stream()
                .map(key -> key.attributes().get(other).orElse(null))
                .noneMatch(Objects::nonNull))
        .orElse(true);
  }

  /**
   * Whether any row of any list of a kind may be free; most often none is, and no member need be
   * looked for by its name.
   */
  private boolean hasFreeRows(Kind kind, Attribute own, Attribute other) {
    return free.computeIfAbsent(
        kind,
        list -> {
          EventQuery rows = EventQuery.of(list);
          return !context.asOf().includesTheEnd()
              || hasRowsWithout(rows, own)
              || !context
                  .events()
                  .hasAllValues(
                      List.of(rows), EventQuery.of(Kind.FACT_CLIENTKEY).having(other), own);
        });
  }

  /**
   * How many of the rows of a list that does not name its group are named with it by the log or the
   * audit, from 0 to 1.
   */
  public double overlap(ExportedList list) {
    return overlaps.computeIfAbsent(list, this::findOverlap);
  }

  private double findOverlap(ExportedList list) {
    Set<String> listed = objects(EventQuery.of(Kind.FACT_GROUP_MEMBER), list.sources());
    Set<String> named =
        objects(
            EventQuery.of(Kind.AUDIT_MEMBER_ADDED, Kind.GROUPSYNC_MEMBER_ADD)
                .with(Attribute.GROUP_ID, mapping.groupId()),
            List.of());
    return listed.isEmpty()
        ? 0
        : (double) listed.stream().filter(named::contains).count() / listed.size();
  }

  private Set<String> objects(EventQuery query, List<String> sources) {
    Set<String> objects = new HashSet<>();
    if (sources.isEmpty()) {
      objects.addAll(context.events().distinct(query, Attribute.OBJECT_ID));
    }
    for (String source : sources) {
      objects.addAll(context.events().distinct(query.inSource(source), Attribute.OBJECT_ID));
    }
    return objects;
  }

  /** Whether a list has rows without names, of which some belong to no known client. */
  public boolean hasNamelessRows(ExportedList list) {
    return nameless.computeIfAbsent(list, this::findNameless);
  }

  private boolean findNameless(ExportedList list) {
    return hasUntiedRows(list)
        && !list.sources().stream()
            .allMatch(source ->
                context
                    .first(EventQuery.of(list.kind()).inSource(source))
                    .map(row -> EventIdentifiers.name(row).isPresent())
                    .orElse(true));
  }

  /**
   * Whether a list has rows that ClientKeyData ties to no one on the other side: any of them may be
   * a member that has no tie either, whatever its name was.
   */
  public boolean hasUntiedRows(ExportedList list) {
    return untied.computeIfAbsent(list, this::findUntied);
  }

  private Set<String> tiedUsers() {
    return context.events().distinct(EventQuery.of(Kind.FACT_USER), Attribute.USER_ID);
  }

  private boolean findUntied(ExportedList list) {
    boolean group = list.kind() == Kind.FACT_GROUP_MEMBER;
    if (group && !list.idTypes().contains(Attribute.DEVICE_ID)) {
      return !tiedUsers().containsAll(objects(EventQuery.of(list.kind()), list.sources()));
    }
    EventQuery keys = EventQuery.of(Kind.FACT_CLIENTKEY);
    // Rows of ClientKeyData without a device ID tie their client to nothing.
    if (!group && hasRowsWithout(keys, Attribute.DEVICE_ID)) {
      return true;
    }
    Attribute own = group ? Attribute.DEVICE_ID : Attribute.SMS_ID;
    if (!hasFreeRows(list.kind(), own, group ? Attribute.SMS_ID : Attribute.DEVICE_ID)) {
      return false; // every row of every list of the kind is tied, so those of this list are
    }
    List<EventQuery> pages =
        list.sources().stream().map(EventQuery.of(list.kind())::inSource).toList();
    return pages.stream().anyMatch(page -> hasRowsWithout(page, own))
        || !context.events().hasAllValues(pages, keys, own);
  }

  private boolean hasRowsWithout(EventQuery query, Attribute attribute) {
    return context.events().count(query.having(attribute)) < context.events().count(query);
  }
}
