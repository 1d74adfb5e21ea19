package dev.synctrace.diagnosis.membership;

import dev.synctrace.diagnosis.context.AuditSorter;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.MemberEvents;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.evidence.UnboundedInstants;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.parsers.audit.AuditOrder;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The recorded changes of one member's membership in one group, and what they come to. Failed
 * changes are none. A deleted object or group ends memberships without a record of its own;
 * graph.md section 1.4.
 *
 * @param steps oldest first
 * @param presence as of the last record; unknown where no record tells
 * @param last the step that made it so; null when none did
 * @param wasIn whether it was a member at any recorded time
 * @param knowsObject whether a trusted source knows the member's object, which audits name: without
 *     it their silence says nothing of the member
 */
public record MembershipHistory(
    List<MembershipChange> steps,
    Presence presence,
    @Nullable MembershipChange last,
    boolean wasIn,
    boolean knowsObject) {
  private static final Comparator<MembershipChange> ORDER =
      Comparator.comparing(MembershipChange::event, AuditOrder.INSTANCE);

  public static MembershipHistory of(MemberContext member) {
    MappingContext mapping = member.mapping();
    List<MembershipChange> steps = new ArrayList<>();
    Set<Id> trusted = member.identity().trustedIds();
    for (Event audit : member.eventsOfAnyMapping(MemberEvents.AUDITS)) {
      if (mapping.namesGroup(audit) && !AuditSorter.failed(audit)) {
        steps.add(step(audit, mapping, trusted));
      }
    }
    for (Event audit : member.eventsOfAnyMapping(Kind.AUDIT_DEVICE_DELETED)) {
      if (!AuditSorter.failed(audit)) {
        steps.add(
            new MembershipChange(
                MembershipChange.Type.OBJECT_DELETED,
                objectOf(audit),
                ActorRole.of(audit, mapping.serverApp()),
                isTied(audit, trusted),
                audit));
      }
    }
    for (Event audit : mapping.groupEvents()) {
      boolean deleted = audit.kind() == Kind.AUDIT_GROUP_DELETED;
      if ((deleted || audit.kind() == Kind.AUDIT_GROUP_RESTORED) && !AuditSorter.failed(audit)) {
        steps.add(
            new MembershipChange(
                deleted
                    ? MembershipChange.Type.GROUP_DELETED
                    : MembershipChange.Type.GROUP_RESTORED,
                "",
                ActorRole.of(audit, mapping.serverApp()),
                true,
                audit));
      }
    }
    steps.sort(ORDER);
    boolean knowsObject = trusted.stream().anyMatch(id -> id.type() == IdType.OBJECT_ID);
    return replay(steps, knowsObject, mapping);
  }

  /** The last recorded end of a membership that is not followed by a new one. */
  public Optional<MembershipChange> end() {
    return Optional.ofNullable(last).filter(MembershipChange::isEnd).filter(change -> wasIn);
  }

  private static MembershipChange step(Event audit, MappingContext mapping, Set<Id> trusted) {
    return new MembershipChange(
        audit.kind() == Kind.AUDIT_MEMBER_ADDED
            ? MembershipChange.Type.ADDED
            : MembershipChange.Type.REMOVED,
        objectOf(audit),
        ActorRole.of(audit, mapping.serverApp()),
        isTied(audit, trusted),
        audit);
  }

  private static boolean isTied(Event audit, Set<Id> trusted) {
    return trusted.contains(new Id(IdType.OBJECT_ID, objectOf(audit)))
        || audit
            .attributes()
            .get(Attribute.DEVICE_ID)
            .filter(device -> trusted.contains(new Id(IdType.DEVICE_ID, device)))
            .isPresent();
  }

  private static String objectOf(Event audit) {
    return audit
        .attributes()
        .get(Attribute.OBJECT_ID)
        .or(() -> audit.attributes().get(Attribute.USER_ID))
        .map(id -> id.toLowerCase(Locale.ROOT))
        .orElse("");
  }

  private static MembershipHistory replay(
      List<MembershipChange> steps, boolean knowsObject, MappingContext mapping) {
    Map<String, Boolean> in = new HashMap<>();
    Map<String, Boolean> beforeDeletion = new HashMap<>();
    MembershipChange end = null;
    MembershipChange begin = null;
    boolean wasIn = false;
    for (MembershipChange change : steps) {
      switch (change.type()) {
        case ADDED -> {
          in.put(change.objectId(), true);
          begin = change;
          wasIn = true;
        }
        case REMOVED -> {
          in.put(change.objectId(), false);
          end = change;
          wasIn = true;
        }
        case OBJECT_DELETED -> {
          end = in.getOrDefault(change.objectId(), false) ? change : end;
          in.replace(change.objectId(), false);
        }
        case GROUP_DELETED -> {
          end = in.containsValue(true) ? change : end;
          beforeDeletion = new HashMap<>(in);
          in.replaceAll((object, member) -> false);
        }
        case GROUP_RESTORED -> {
          in.putAll(beforeDeletion);
          begin = in.containsValue(true) ? change : begin;
        }
      }
    }
    if (in.containsValue(true)) {
      return new MembershipHistory(List.copyOf(steps), Presence.IN, begin, true, knowsObject);
    }
    boolean out = in.containsValue(false) || (knowsObject && startsEmpty(mapping));
    return new MembershipHistory(
        List.copyOf(steps),
        out ? Presence.OUT : Presence.UNKNOWN,
        out ? end : null,
        wasIn,
        knowsObject);
  }

  /** Whether the audit shows the group's whole life: then who was never added is no member. */
  private static boolean startsEmpty(MappingContext mapping) {
    Optional<Instant> upTo = mapping.auditedUpTo();
    return mapping.groupEvents().stream()
        .filter(event -> event.kind() == Kind.AUDIT_GROUP_ADDED && !AuditSorter.failed(event))
        .map(Event::time)
        .filter(Objects::nonNull)
        .anyMatch(made ->
            upTo.filter(known -> mapping.coverage().audit().covers(made, known)).isPresent());
  }

  /**
   * One recorded change of a membership.
   *
   * @param objectId the directory object whose membership it is, in lower case
   * @param tied whether a trusted source ties that object to the member
   */
  public record MembershipChange(
      Type type, String objectId, ActorRole actor, boolean tied, Event event) {
    public enum Type {
      ADDED,
      REMOVED,
      /** The directory object was deleted, and its memberships with it: no record of its own. */
      OBJECT_DELETED,
      GROUP_DELETED,
      /** The group was restored, and its memberships with it. */
      GROUP_RESTORED
    }

    boolean isEnd() {
      return type != Type.ADDED && type != Type.GROUP_RESTORED;
    }

    Instant time() {
      return Objects.requireNonNullElse(event.time(), UnboundedInstants.BEFORE_ALL);
    }

    /** The record as proof of the change; no more than possible where only a heartbeat ties it. */
    public Proof proof(String says) {
      Proof recorded = Proof.of(PremiseBasis.AUDIT, EvidenceItem.supporting(event, says));
      return tied ? recorded : recorded.restingOn(PremiseBasis.HEARTBEAT);
    }

    EvidenceItem against() {
      return EvidenceItem.against(event, VerdictSentences.step(this));
    }
  }
}
