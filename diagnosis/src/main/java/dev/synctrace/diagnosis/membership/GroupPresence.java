package dev.synctrace.diagnosis.membership;

import dev.synctrace.diagnosis.context.ListPresence;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.coverage.KindOrigins;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.membership.MembershipHistory.MembershipChange;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a member is in the group at the instant of the answer: what the lists and the audit come
 * to together.
 *
 * @param listed whether a list states it
 * @param contradiction how the lists, or list and audit, contradict each other; empty where they do
 *     not
 */
public record GroupPresence(
    Presence presence, Proof proof, boolean listed, Optional<String> contradiction) {
  public static GroupPresence of(MembershipSignals signals, MappingContext mapping) {
    ListPresence list = signals.group();
    MembershipHistory history = signals.membershipHistory();
    if (!list.isKnown()) {
      return byAudit(signals, mapping);
    }
    MembershipChange last = history.last();
    if (last == null || history.presence() == list.presence()) {
      return new GroupPresence(list.presence(), dated(list, mapping), true, Optional.empty());
    }
    return listAgainstAudit(list, history, last, mapping);
  }

  /**
   * A list that states its time tells only of then, unless the audit shows that nothing changed.
   */
  private static Proof dated(ListPresence list, MappingContext mapping) {
    Optional<Instant> asOf = list.asOf();
    return asOf.isEmpty() || mapping.isQuietSince(asOf.get())
        ? list.proof()
        : list.proof().restingOn(PremiseBasis.LIMITED_LIST);
  }

  private static GroupPresence byAudit(MembershipSignals signals, MappingContext mapping) {
    ListPresence list = signals.group();
    MembershipHistory history = signals.membershipHistory();
    List<MissingEvidence> lists = list.proof().missing();
    if (history.presence() == Presence.UNKNOWN) {
      return new GroupPresence(
          Presence.UNKNOWN,
          list.proof(),
          false,
          list.basis() == ListPresence.Basis.CONTRADICTED
              ? Optional.of("Two member lists of the group contradict each other")
              : Optional.empty());
    }
    MembershipChange last = history.last();
    boolean current =
        last == null ? mapping.isAuditCurrent() : mapping.isAuditedUntilNow(last.time());
    PremiseBasis surest =
        current && !removedSince(signals, last)
            ? PremiseBasis.CONCLUSION
            : PremiseBasis.ONE_OF_SEVERAL;
    Proof proof =
        last == null
            ? Proof.of(PremiseBasis.AUDIT_SILENCE)
            : last.proof(
                history.presence() == Presence.IN
                    ? "The audit records that it was added and not removed"
                    : VerdictSentences.step(last));
    return new GroupPresence(
        history.presence(), proof.restingOn(surest).lacking(lists), false, Optional.empty());
  }

  /** Whether the log requests a removal that the audit does not record, or not yet. */
  private static boolean removedSince(MembershipSignals signals, @Nullable MembershipChange last) {
    return signals
        .removal()
        .map(Event::time)
        .filter(time -> last == null || time.isAfter(last.time()))
        .isPresent();
  }

  /** The later of the two tells; where nothing says which is later, neither does. */
  private static GroupPresence listAgainstAudit(
      ListPresence list, MembershipHistory history, MembershipChange last, MappingContext mapping) {
    Optional<Instant> asOf = list.asOf();
    boolean listIsNewer = asOf.isPresent() && asOf.get().isAfter(last.time());
    if (listIsNewer) {
      Proof listed = dated(list, mapping).contradictedBy(List.of(last.against()));
      // An audit that is whole in between would have recorded the change.
      boolean recorded = mapping.coverage().audit().covers(last.time(), asOf.get());
      return new GroupPresence(
          list.presence(),
          recorded ? listed.restingOn(PremiseBasis.ONE_OF_SEVERAL) : listed,
          true,
          Optional.empty());
    }
    if (asOf.isPresent()) {
      Proof later = last.proof(VerdictSentences.step(last) + ", later than the member list");
      return audited(history, later);
    }
    if (mapping.isAuditedUntilNow(last.time())) {
      Proof unchanged =
          last.proof(VerdictSentences.step(last) + "; the audit records no change since then");
      return audited(history, unchanged.contradictedBy(against(list)));
    }
    EvidenceItem step = EvidenceItem.supporting(last.event(), VerdictSentences.step(last));
    Proof both =
        Proof.all(
            list.proof().restated(EvidenceItem::contradicting),
            Proof.of(PremiseBasis.AUDIT, step),
            Proof.unmet(newerList()));
    return new GroupPresence(
        Presence.UNKNOWN,
        both,
        false,
        Optional.of(
            VerdictSentences.step(last)
                + ", but the member list shows the opposite, and the time of its export is not known"));
  }

  /** The audit tells, and a list from after it would settle it. */
  private static GroupPresence audited(MembershipHistory history, Proof change) {
    Proof proof = change.restingOn(PremiseBasis.CONCLUSION).lacking(List.of(newerList()));
    return new GroupPresence(history.presence(), proof, false, Optional.empty());
  }

  private static List<EvidenceItem> against(ListPresence list) {
    return list.proof().restated(EvidenceItem::contradicting).evidence();
  }

  private static MissingEvidence newerList() {
    MissingEvidence list = KindOrigins.howToGet(Kind.FACT_GROUP_MEMBER);
    return new MissingEvidence(list.what() + ", exported now", list.how());
  }
}
