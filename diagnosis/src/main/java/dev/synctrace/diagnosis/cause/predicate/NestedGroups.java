package dev.synctrace.diagnosis.cause.predicate;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.stream.Stream;

/** Members that a group has through groups in it; causes S55. */
final class NestedGroups {
  private NestedGroups() {}

  /** The group has a group as a member; certain where a list of that group has the member. */
  static ConditionResult mayBeIn(MemberContext member) {
    List<Event> groups =
        member.mapping().once(NestedGroups.class, () -> member.mapping().nestedGroups());
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
