package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.dossier.Mapping;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows of a list that carry a member's name while no id ties the two together, nor the row to
 * anybody else. Names never join by themselves, and they never part by themselves either: where the
 * export that joins client and directory is missing, such a row may be the member.
 */
final class Namesakes {
  private static final int LOOKED_AT = 20;

  private final CaseContext context;
  private final Mapping mapping;

  Namesakes(CaseContext context, Mapping mapping) {
    this.context = context;
    this.mapping = mapping;
  }

  /** A row of the group's list that may be the member; for one without an Entra id. */
  Optional<Event> inGroup(Identity member) {
    return named(Kind.FACT_GROUP_MEMBER, member)
        .filter(
            row -> row.attributes().get(Attribute.GROUP_ID).map(mapping::isOfGroup).orElse(true))
        .filter(row -> isFree(row, Attribute.DEVICE_ID, Attribute.SMS_ID))
        .findFirst();
  }

  /** A row of the collection's list that may be the member; for one with Entra ids only. */
  Optional<Event> inCollection(Identity member) {
    return named(Kind.FACT_COLLECTION_MEMBER, member)
        .filter(row ->
            row.attributes()
                .get(Attribute.COLLECTION_ID)
                .filter(mapping::isOfCollection)
                .isPresent())
        .filter(row -> isFree(row, Attribute.SMS_ID, Attribute.DEVICE_ID))
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

  /** Whether the site's table of clients does not tie the row to somebody on the other side. */
  private boolean isFree(Event row, Attribute own, Attribute other) {
    return row.attributes()
        .get(own)
        .map(id -> EventQuery.of(Kind.FACT_CLIENT_KEY).with(own, id))
        .map(query ->
            context.list(query).stream()
                .map(key -> key.attributes().get(other).orElse(null))
                .noneMatch(Objects::nonNull))
        .orElse(true);
  }
}
