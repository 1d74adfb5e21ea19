package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.dossier.Mapping;
import dev.synctrace.diagnosis.dossier.MemberList;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds the member lists of a mapping and whether they are whole. A list is whole when its export
 * says so and as many rows are in the case as the export counted: only then "not in the list" means
 * something.
 */
final class MemberLists {
  private final CaseContext context;
  private final boolean onlyMapping;

  /**
   * @param onlyMapping whether the case has one mapping only, to which lists belong that do not say
   *     whose they are
   */
  MemberLists(CaseContext context, boolean onlyMapping) {
    this.context = context;
    this.onlyMapping = onlyMapping;
  }

  MemberList ofGroup(Mapping mapping) {
    return list(
        Kind.FACT_GROUP_MEMBER,
        event -> isOfGroup(event, mapping),
        EventQuery.of(Kind.FACT_GROUP_MEMBER).with(Attribute.GROUP_ID, mapping.groupId()));
  }

  MemberList ofCollection(Mapping mapping) {
    String collection = mapping.collectionId();
    if (collection == null) {
      return MemberList.NONE;
    }
    return list(
        Kind.FACT_COLLECTION_MEMBER,
        event ->
            event
                .attributes()
                .get(Attribute.COLLECTION_ID)
                .filter(collection::equalsIgnoreCase)
                .isPresent(),
        EventQuery.of(Kind.FACT_COLLECTION_MEMBER).with(Attribute.COLLECTION_ID, collection));
  }

  /** Whether a row or an export is of the mapping's group. */
  boolean isOfGroup(Event event, Mapping mapping) {
    Optional<String> group = event.attributes().get(Attribute.GROUP_ID);
    return group.isPresent() ? mapping.isOfGroup(group.get()) : onlyMapping;
  }

  private MemberList list(Kind kind, Predicate<Event> isOfThis, EventQuery rows) {
    Map<String, List<Event>> exportsBySource = new TreeMap<>();
    EventQuery exports = EventQuery.of(Kind.FACT_EXPORT).with(Attribute.FACT, kind.label());
    for (Event export : context.list(exports)) {
      exportsBySource.computeIfAbsent(export.source(), source -> new ArrayList<>()).add(export);
    }
    List<Event> ofThis = new ArrayList<>();
    boolean whole = true;
    for (Map.Entry<String, List<Event>> source : exportsBySource.entrySet()) {
      boolean says = source.getValue().stream().anyMatch(isOfThis);
      boolean holds = context.events().count(rows.inSource(source.getKey())) > 0;
      if (says || holds) {
        ofThis.addAll(source.getValue().stream().filter(e -> holds || isOfThis.test(e)).toList());
        whole &= isWhole(kind, source.getKey(), source.getValue());
      }
    }
    long size = size(kind, rows);
    return new MemberList(
        ofThis.stream().sorted(Comparator.comparing(MemberLists::time)).toList(),
        whole && !ofThis.isEmpty(),
        ofThis.stream().map(Event::time).filter(Objects::nonNull).max(Instant::compareTo),
        size);
  }

  private long size(Kind kind, EventQuery rows) {
    long size = context.events().count(rows);
    if (kind == Kind.FACT_GROUP_MEMBER && onlyMapping) {
      size += context.events().count(EventQuery.of(kind).with(Attribute.GROUP_FROM, "unknown"));
    }
    return context.horizon().includesTheEnd() ? size : 0;
  }

  private boolean isWhole(Kind kind, String source, List<Event> exports) {
    long counted = 0;
    for (Event export : exports) {
      if (export.attributes().get(Attribute.COMPLETE).filter("false"::equals).isPresent()) {
        return false;
      }
      counted += export.attributes().number(Attribute.RECORD_COUNT).orElse(0);
    }
    return counted == context.events().count(EventQuery.of(kind).inSource(source));
  }

  private static Instant time(Event event) {
    return event.time() == null ? Instant.MAX : event.time();
  }
}
