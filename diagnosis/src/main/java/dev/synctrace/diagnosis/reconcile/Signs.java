package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.dossier.MemberList;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.diagnosis.verdict.Evidence;
import dev.synctrace.diagnosis.verdict.Grade;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that the case says of one member's place in the collection and in the group.
 *
 * @param collection by the collection's list; else as concluded from what the sync did
 * @param listed by the group's list
 * @param trail by the audit
 * @param request the newest logged request to add it; empty when none is in the log
 */
record Signs(Sign collection, Sign listed, Trail trail, Optional<Event> request) {

  static Signs of(MemberEvents member, MappingContext mapping) {
    Trail trail = Trail.of(member, mapping);
    Optional<Event> request = request(member, mapping);
    Sign collection = inCollection(member, mapping);
    if (!collection.isKnown()) {
      Sign concluded = concluded(trail, request);
      collection = concluded.isKnown() ? concluded : collection;
    }
    return new Signs(collection, inGroup(member, mapping), trail, request);
  }

  /** Whether the member is in another collection that is mapped to the same group. */
  static boolean isOfOtherCollection(MemberEvents member, MappingContext mapping) {
    return member.collections().stream().anyMatch(mapping.otherCollections()::contains);
  }

  private static Sign inCollection(MemberEvents member, MappingContext mapping) {
    Optional<Event> row =
        member.of(Kind.FACT_COLLECTION_MEMBER).stream()
            .filter(mapping::isOfCollection)
            .reduce((first, second) -> second);
    return row.map(event ->
            Sign.of(
                Presence.IN,
                Grade.PROVEN,
                Evidence.supporting(event, "Listed as a member of the collection")))
        .orElseGet(() -> notInCollectionList(member, mapping));
  }

  private static Sign notInCollectionList(MemberEvents member, MappingContext mapping) {
    Identity identity = member.identity();
    Sign absent =
        notListed(
            mapping.collectionList(), "The collection's members, all of them: it is not listed");
    if (!absent.isKnown() || hasClientId(identity)) {
      return absent;
    }
    return mapping
        .namesakes()
        .inCollection(identity)
        .map(row ->
            Sign.untied(
                Evidence.supporting(
                    row, "A member of the collection has its name, and no id tells")))
        .orElseGet(() -> mapping.coverage().shows(tying(identity)) ? absent : absent.likely());
  }

  private static Sign inGroup(MemberEvents member, MappingContext mapping) {
    Optional<Event> row =
        member.of(Kind.FACT_GROUP_MEMBER).stream()
            .filter(mapping::isOfGroup)
            .reduce((first, second) -> second);
    return row.map(event ->
            Sign.of(
                Presence.IN,
                Grade.PROVEN,
                Evidence.supporting(event, "Listed as a member of the group")))
        .orElseGet(() -> notInGroupList(member, mapping));
  }

  private static Sign notInGroupList(MemberEvents member, MappingContext mapping) {
    Identity identity = member.identity();
    Sign absent =
        notListed(mapping.groupList(), "The group's members, all of them: it is not listed");
    if (!absent.isKnown() || hasDirectoryId(identity)) {
      return absent;
    }
    return mapping
        .namesakes()
        .inGroup(identity)
        .map(row ->
            Sign.untied(
                Evidence.supporting(row, "A member of the group has its name, and no id tells")))
        .orElseGet(() -> member.of(tying(identity)).isEmpty() ? absent.likely() : absent);
  }

  /** The export that ties a member of the collection to its object in the directory. */
  static Kind tying(Identity identity) {
    return identity.memberType() == MemberType.USER ? Kind.FACT_USER : Kind.FACT_CLIENT_KEY;
  }

  private static boolean hasClientId(Identity identity) {
    return !identity.all(IdType.SMS_ID).isEmpty() || !identity.all(IdType.RESOURCE_ID).isEmpty();
  }

  private static boolean hasDirectoryId(Identity identity) {
    return !identity.all(IdType.DEVICE_ID).isEmpty() || !identity.all(IdType.OBJECT_ID).isEmpty();
  }

  private static Sign notListed(MemberList list, String says) {
    if (!list.whole()) {
      return Sign.NONE;
    }
    List<Evidence> exports =
        list.exports().stream().map(export -> Evidence.supporting(export, says)).toList();
    return new Sign(Presence.OUT, Grade.PROVEN, exports);
  }

  /** What Configuration Manager adds was in the collection then; what it takes out was not. */
  private static Sign concluded(Trail trail, Optional<Event> request) {
    Optional<Step> ours =
        trail.steps().stream()
            .filter(step -> step.actor() == ActorRole.SERVER_APP)
            .reduce((first, second) -> second);
    if (ours.isPresent()) {
      boolean in = ours.get().type() == Step.Type.ADDED;
      return Sign.of(
          in ? Presence.IN : Presence.OUT,
          Grade.LIKELY,
          Evidence.supporting(
              ours.get().event(),
              in
                  ? "Configuration Manager added it, so it was in the collection then"
                  : "Configuration Manager removed it, so it had left the collection"));
    }
    return request
        .map(event ->
            Sign.of(
                Presence.IN,
                Grade.LIKELY,
                Evidence.supporting(
                    event, "Configuration Manager asked to add it, so it was in the collection")))
        .orElse(Sign.NONE);
  }

  private static Optional<Event> request(MemberEvents member, MappingContext mapping) {
    Optional<Event> newest =
        member.of(SyncKinds.REQUESTS).stream()
            .filter(event ->
                event
                    .attributes()
                    .get(Attribute.GROUP_ID)
                    .filter(mapping.mapping()::isOfGroup)
                    .isPresent())
            .max(Comparator.comparing(Signs::orderTime));
    return newest.filter(event -> event.kind() == Kind.GROUPSYNC_MEMBER_ADD);
  }

  private static Instant orderTime(Event event) {
    return event.orderTime() == null ? Instant.MIN : event.orderTime();
  }
}
