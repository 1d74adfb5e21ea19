package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.condition.DecisionRule.of;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.mapping;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.member;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.fails;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.holds;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.time;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.unknown;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.value;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.cause.condition.DecisionRule;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the group is there and mapped, and has groups in it; causes.md S14, S29, S55. */
final class GroupStatePredicates {
  /** Graph's words for an object that is not there; which one, the line names. */
  private static final Pattern NOT_FOUND =
      Pattern.compile(
          "Resource '([^']+)' does not exist or one of its queried reference-property objects",
          Pattern.CASE_INSENSITIVE);

  /** What only a group that exists has recorded. */
  private static final List<Kind> ALIVE =
      List.of(
          Kind.AUDIT_GROUP_RESTORED,
          Kind.AUDIT_GROUP_UPDATED,
          Kind.AUDIT_MEMBER_ADDED,
          Kind.AUDIT_MEMBER_REMOVED,
          Kind.AUDIT_OWNER_ADDED,
          Kind.AUDIT_OWNER_REMOVED);

  private GroupStatePredicates() {}

  /** The predicates of this class, each with the ways in which it can hold. */
  static List<NamedPredicate<?>> all() {
    return List.of(
        member(
            "memberThroughNestedGroup",
            GroupStatePredicates::mayBeIn,
            of(
                PremiseBasis.ROW,
                "the member list of a nested group contains the member",
                Kind.FACT_GROUP_MEMBER),
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "the group contains a nested group whose members are not in the case",
                Kind.FACT_GROUP_MEMBER)),
        mapping(
            "groupDeleted",
            GroupStatePredicates::deleted,
            of(
                PremiseBasis.ROW,
                "the audit records that the group was deleted, and no later change of the group",
                Kind.AUDIT_GROUP_DELETED)),
        mapping(
            "groupNotFound",
            GroupStatePredicates::notFound,
            DecisionRule.unread(
                PremiseBasis.UNREAD_MESSAGE,
                "Graph did not find the group, and the group was not changed later")),
        mapping(
            "groupOfSameName",
            GroupStatePredicates::sameNameAgain,
            of(
                PremiseBasis.NAME,
                "a group with the same name has another object ID",
                Kind.AUDIT_GROUP_ADDED,
                Kind.FACT_GROUP)),
        mapping(
            "groupNotMapped",
            GroupStatePredicates::notMapped,
            of(
                PremiseBasis.COMPLETE_LIST,
                "a complete export of the mappings has no row for the group",
                Kind.FACT_MAPPING),
            of(
                PremiseBasis.LIMITED_LIST,
                "a possibly incomplete export of the mappings has no row for the group",
                Kind.FACT_MAPPING)),
        mapping(
            "groupNeverRead",
            GroupStatePredicates::neverRead,
            of(
                PremiseBasis.CONCLUSION,
                "the synchronization reads other groups, but never this group",
                Kind.GROUPSYNC_GROUP_READ)));
  }

  /** The group was deleted, and nothing shows that it exists again. */
  static ConditionResult deleted(MappingContext mapping) {
    Optional<Event> deletion = newest(mapping, List.of(Kind.AUDIT_GROUP_DELETED));
    if (deletion.isEmpty()) {
      return mapping.coverage().shows(Kind.AUDIT_GROUP_DELETED)
          ? ConditionResult.fails(PremiseBasis.AUDIT_SILENCE)
          : unknown(Kind.AUDIT_GROUP_DELETED);
    }
    Optional<Event> alive = lifeAfter(mapping, time(deletion.get()));
    return alive
        .map(sign ->
            ConditionResult.fails(
                PremiseBasis.AUDIT,
                EvidenceItem.against(sign, "the group still exists after the recorded deletion")))
        .orElseGet(() ->
            ConditionResult.holds(
                PremiseBasis.AUDIT,
                EvidenceItem.supporting(deletion.get(), "the group was deleted")));
  }

  /** Graph does not find the group, as the line says, and the group was not changed since. */
  static ConditionResult notFound(MappingContext mapping) {
    List<Event> lines =
        mapping.events(Kind.OTHER).stream()
            .filter(event -> namesAsMissing(mapping.mapping(), event))
            .toList();
    if (lines.isEmpty()) {
      return ConditionResult.fails(PremiseBasis.LOG_SILENCE);
    }
    return lifeAfter(mapping, time(lines.getLast()))
        .map(sign ->
            ConditionResult.fails(
                PremiseBasis.AUDIT,
                EvidenceItem.against(sign, "the group was changed later, so it exists")))
        .orElseGet(() -> holds(PremiseBasis.UNREAD_MESSAGE, lines, "Graph did not find the group"));
  }

  /** Another group has its name: it was created again, and the mapping has the old object id. */
  static ConditionResult sameNameAgain(MappingContext mapping) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Optional.ofNullable(mapping.mapping().groupName()).ifPresent(names::add);
    mapping.events(Kind.AUDIT_GROUP_DELETED).stream()
        .map(event -> value(event, Attribute.GROUP_NAME))
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    List<Event> others =
        Stream.of(Kind.AUDIT_GROUP_ADDED, Kind.FACT_GROUP)
            .flatMap(kind -> mapping.site().events(kind).stream())
            .filter(RowQueries::succeeded)
            .filter(event -> names.contains(value(event, Attribute.GROUP_NAME)))
            .filter(event -> !value(event, Attribute.GROUP_ID).isEmpty())
            .filter(event -> !mapping.mapping().isOfGroup(value(event, Attribute.GROUP_ID)))
            .toList();
    return others.isEmpty()
        ? ConditionResult.fails(PremiseBasis.AUDIT_SILENCE)
        : holds(PremiseBasis.NAME, others, "a group of the same name has another object ID");
  }

  /** When the group was last deleted or not found, as far as nothing shows that it exists since. */
  static Optional<Instant> goneSince(MappingContext mapping) {
    return Stream.of(deleted(mapping), notFound(mapping))
        .filter(ConditionResult.Holds.class::isInstance)
        .flatMap(conditionResult -> ((ConditionResult.Holds) conditionResult).evidence().stream())
        .map(piece -> time(piece.event()))
        .min(Instant::compareTo);
  }

  private static boolean namesAsMissing(Mapping mapping, Event event) {
    Matcher line = NOT_FOUND.matcher(event.messageHead());
    return line.find() && mapping.isOfGroup(line.group(1));
  }

  private static Optional<Event> lifeAfter(MappingContext mapping, Instant trouble) {
    return newest(mapping, ALIVE).filter(event -> time(event).isAfter(trouble));
  }

  private static Optional<Event> newest(MappingContext mapping, List<Kind> kinds) {
    return kinds.stream()
        .flatMap(kind -> mapping.events(kind).stream())
        .filter(RowQueries::succeeded)
        .max(Comparator.comparing(RowQueries::time));
  }

  /** No list of the mappings has a row for the group. */
  static ConditionResult notMapped(MappingContext mapping) {
    List<Event> rows = mapping.events(Kind.FACT_MAPPING);
    if (!rows.isEmpty()) {
      return fails(PremiseBasis.ROW, rows, "the collection is mapped to the group");
    }
    return RowQueries.absence(mapping, Kind.FACT_MAPPING)
        .map(ground ->
            holds(
                ground,
                RowQueries.export(mapping, Kind.FACT_MAPPING),
                "this export of mappings has no row for the group"))
        .orElseGet(() -> unknown(Kind.FACT_MAPPING));
  }

  /** The worker reads other groups and never this one. */
  static ConditionResult neverRead(MappingContext mapping) {
    List<Event> own = mapping.events(Kind.GROUPSYNC_GROUP_READ);
    if (!own.isEmpty()) {
      return fails(PremiseBasis.AUDIT, own, "the synchronization reads this group");
    }
    List<Event> mapped = mapping.events(Kind.FACT_MAPPING);
    if (!mapped.isEmpty()) {
      return fails(PremiseBasis.ROW, mapped, "the collection is mapped to the group");
    }
    List<Event> others = mapping.site().events(Kind.GROUPSYNC_GROUP_READ);
    if (!others.isEmpty()) {
      return holds(
          PremiseBasis.AUDIT_SILENCE,
          others,
          "the synchronization reads other groups, but never this group");
    }
    return mapping.coverage().shows(Kind.GROUPSYNC_GROUP_READ)
        ? ConditionResult.fails(PremiseBasis.LOG_SILENCE)
        : unknown(Kind.GROUPSYNC_GROUP_READ);
  }

  /** The group has a group as a member; certain where a list of that group has the member. */
  static ConditionResult mayBeIn(MemberContext member) {
    List<Event> groups =
        member.mapping().once(GroupStatePredicates.class, () -> member.mapping().nestedGroups());
    if (groups.isEmpty()) {
      return member.coverage().shows(Kind.FACT_GROUP_MEMBER)
          ? ConditionResult.fails(PremiseBasis.LIMITED_LIST)
          : RowQueries.unknown(Kind.FACT_GROUP_MEMBER);
    }
    if (member.status().inGroup() == Presence.IN) {
      return ConditionResult.fails(PremiseBasis.ROW);
    }
    List<EvidenceItem> nested =
        groups.stream()
            .limit(3)
            .map(
                row -> EvidenceItem.supporting(row, "a nested group that is a member of the group"))
            .toList();
    List<EvidenceItem> own =
        member.otherMemberships().stream()
            .filter(row -> groups.stream().anyMatch(group -> isOf(row, group)))
            .map(row -> EvidenceItem.supporting(row, "a member of the nested group"))
            .toList();
    return own.isEmpty()
        ? new ConditionResult.Holds(Proof.of(PremiseBasis.ONE_OF_SEVERAL, nested))
        : new ConditionResult.Holds(
            Proof.of(PremiseBasis.ROW, Stream.concat(own.stream(), nested.stream()).toList()));
  }

  private static boolean isOf(Event row, Event group) {
    return RowQueries.is(row, Attribute.GROUP_ID, RowQueries.value(group, Attribute.OBJECT_ID));
  }
}
