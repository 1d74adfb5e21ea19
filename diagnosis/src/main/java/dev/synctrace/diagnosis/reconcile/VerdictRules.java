package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.context.ListPresence;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.coverage.KindOrigins;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.membership.GroupPresence;
import dev.synctrace.diagnosis.membership.MembershipHistory.MembershipChange;
import dev.synctrace.diagnosis.membership.MembershipSignals;
import dev.synctrace.diagnosis.membership.PendingChange;
import dev.synctrace.diagnosis.membership.SyncPrediction;
import dev.synctrace.diagnosis.membership.Timelines;
import dev.synctrace.diagnosis.membership.VerdictSentences;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.parsers.fact.row.StatedEmptyAttributes;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives one member of one mapping its verdict.
 *
 * <p>A verdict is a proof made of where the member is: in the collection, in the group, and what
 * the audit records of it. A member list or the collection's rows state where it is; the audit,
 * which may lack records, makes it likely; a request in the log proves nothing.
 */
final class VerdictRules {
  private final MappingContext mapping;
  private final MemberContext member;
  private final MembershipSignals signals;
  private final ListPresence collection;
  private final GroupPresence group;

  private VerdictRules(MemberContext member) {
    this.member = member;
    this.mapping = member.mapping();
    this.signals = MembershipSignals.of(member);
    this.collection = signals.collection();
    this.group = GroupPresence.of(signals, mapping);
  }

  /**
   * The member's status; empty when it has nothing to do with the mapping: in neither list, never a
   * member, or a member through another collection of the same group.
   */
  static Optional<MembershipStatus> judge(MemberContext member) {
    return new VerdictRules(member).judge();
  }

  private Optional<MembershipStatus> judge() {
    boolean elsewhere = member.isOfOtherCollection();
    return switch (collection.presence()) {
      case IN -> Optional.of(inCollection());
      case OUT -> elsewhere ? Optional.empty() : notInCollection();
      case UNKNOWN -> elsewhere ? Optional.empty() : Optional.of(collectionUnknown());
    };
  }

  private MembershipStatus inCollection() {
    if (signals.group().basis() == ListPresence.Basis.NAME_ONLY
        && group.presence() == Presence.UNKNOWN) {
      return unknown(
          "In the collection. A member of the group has the same name, but no export shows whether it is"
              + " the same device.");
    }
    return switch (group.presence()) {
      case IN -> synced();
      case OUT -> absent();
      case UNKNOWN -> group.contradiction().isPresent() ? contradicted() : undecided();
    };
  }

  private MembershipStatus synced() {
    Proof proof = collection.proof().and(group.proof());
    boolean onlyConcluded = collection.basis() == ListPresence.Basis.CONCLUDED && !group.listed();
    return status(
        VerdictState.SYNCED,
        onlyConcluded ? proof.restingOn(PremiseBasis.ONE_OF_SEVERAL) : proof,
        group.listed()
            ? "In the collection and in the group."
            : "In the collection; the audit records that it was added to the group and not removed.");
  }

  /** In the collection and not in the group. */
  private MembershipStatus absent() {
    Proof proof = collection.proof().and(group.proof());
    Optional<MembershipChange> end = signals.membershipHistory().end();
    if (end.isPresent()) {
      return removed(end.get(), proof);
    }
    if (signals.membershipHistory().presence() == Presence.IN) {
      return status(
          VerdictState.REMOVED,
          proof.lacking(List.of(auditAfter("the record that ended the membership"))),
          "Added, but no longer in the group; no record in the case shows who removed the member.");
    }
    if (signals.refused().isPresent()) {
      return refused(signals.refused().get(), proof);
    }
    Optional<PendingChange> waiting = PendingChange.forPass(member);
    return waiting.isPresent() ? pending(waiting.get(), proof) : notSynced(proof);
  }

  private MembershipStatus notSynced(Proof proof) {
    if (signals.request().isEmpty()) {
      return status(
          VerdictState.NOT_SYNCED,
          proof,
          group.listed()
              ? "In the collection, but not in the group."
              : "In the collection; the audit covers the group since its creation and records no addition.");
    }
    Event request = signals.request().get();
    boolean answered = mapping.isAuditedAt(request) || isListedAfter(request);
    return status(
        VerdictState.NOT_SYNCED,
        answered
            ? proof
            : proof
                .restingOn(PremiseBasis.ONE_OF_SEVERAL)
                .lacking(List.of(KindOrigins.howToGet(Kind.AUDIT_MEMBER_ADDED))),
        "In the collection, but not in the group, although the log shows a request to add the member.");
  }

  private boolean isListedAfter(Event request) {
    Instant time = request.time();
    return time != null && signals.group().asOf().filter(asOf -> asOf.isAfter(time)).isPresent();
  }

  /** Entra refused to add it, and no later add succeeded. */
  private MembershipStatus refused(Event refusal, Proof proof) {
    Proof refused =
        Proof.of(
            PremiseBasis.AUDIT,
            EvidenceItem.supporting(refusal, VerdictSentences.refusal(refusal)));
    return status(
        VerdictState.NOT_SYNCED,
        proof.and(refused),
        "Not in the group: " + VerdictSentences.refusal(refusal) + ".");
  }

  private MembershipStatus contradicted() {
    return unknown("In the collection. " + group.contradiction().orElseThrow() + ".");
  }

  /** In the collection, and neither list nor audit says whether it is in the group. */
  private MembershipStatus undecided() {
    Proof proof = collection.proof().and(group.proof());
    if (signals.refused().isPresent()) {
      Event refusal = signals.refused().get();
      Proof refused =
          Proof.of(
                  PremiseBasis.AUDIT,
                  EvidenceItem.supporting(refusal, VerdictSentences.refusal(refusal)))
              .restingOn(
                  mapping.isAuditCurrent() ? PremiseBasis.CONCLUSION : PremiseBasis.ONE_OF_SEVERAL);
      return status(
          VerdictState.NOT_SYNCED,
          Presence.OUT,
          collection.proof().and(refused).lacking(group.proof().missing()),
          "Not in the group: " + VerdictSentences.refusal(refusal) + ".");
    }
    Optional<PendingChange> waiting =
        PendingChange.forAudit(member, signals).or(() -> PendingChange.forPass(member));
    if (waiting.isPresent()) {
      return pending(waiting.get(), collection.proof().lacking(group.proof().missing()));
    }
    if (mapping.isAuditedSinceMapping() && signals.membershipHistory().knowsObject()) {
      return status(
          VerdictState.NOT_SYNCED,
          proof,
          "In the collection; the audit since the start of the mapping records no addition.");
    }
    Optional<Event> unverified = withoutVerifiedId();
    if (unverified.isPresent()) {
      return status(
          VerdictState.NOT_SYNCED,
          proof.and(
              Proof.of(
                  PremiseBasis.ROW,
                  EvidenceItem.supporting(
                      unverified.get(),
                      "The site has no verified Microsoft Entra device ID for this device"))),
          "In the collection, but not synchronized: the site has no verified Microsoft Entra device ID.");
    }
    MissingEvidence audit = KindOrigins.howToGet(Kind.AUDIT_MEMBER_ADDED);
    return unknown(
        signals.request().isPresent()
            ? "In the collection; the log shows a request to add the member, but the case has no answer from Entra."
            : "In the collection; not enough data in this case to show whether it is in the group.",
        mapping.coverage().shows(Kind.AUDIT_MEMBER_ADDED) && signals.request().isPresent()
            ? new MissingEvidence(audit.what() + ", newer than the log", audit.how())
            : audit);
  }

  private Optional<MembershipStatus> notInCollection() {
    Proof proof = collection.proof().and(group.proof());
    if (group.presence() == Presence.IN) {
      return Optional.of(unexpected(proof));
    }
    if (group.contradiction().isPresent()) {
      return Optional.of(
          unknown("Not in the collection. " + group.contradiction().orElseThrow() + "."));
    }
    Optional<MembershipChange> end = signals.membershipHistory().end();
    if (group.presence() == Presence.OUT && end.isPresent()) {
      return Optional.of(removed(end.get(), proof));
    }
    return signals.request().isPresent() || signals.membershipHistory().wasIn()
        ? Optional.of(wasRequested(proof))
        : Optional.empty();
  }

  private MembershipStatus wasRequested(Proof proof) {
    List<Proof> parts = new ArrayList<>(List.of(proof));
    signals
        .request()
        .ifPresent(event ->
            parts.add(
                Proof.of(
                    PremiseBasis.ONE_OF_SEVERAL,
                    EvidenceItem.supporting(event, "The log shows a request to add the member"))));
    lastStep().ifPresent(change -> parts.add(change.proof(VerdictSentences.step(change))));
    return status(
        VerdictState.REMOVED,
        new Proof.All(parts)
            .restingOn(PremiseBasis.ONE_OF_SEVERAL)
            .lacking(List.of(auditAfter("the record that ended the membership"))),
        (mapping.unmapped().isPresent()
                ? "Not in the group, and no collection is mapped to the group any more"
                : "Neither in the collection nor in the group")
            + "; probably a former member.");
  }

  private MembershipStatus collectionUnknown() {
    if (collection.basis() == ListPresence.Basis.NAME_ONLY) {
      return unknown(
          "A member of the collection has the same name, but no export shows whether it is the same"
              + " device.");
    }
    if (collection.basis() == ListPresence.Basis.CONTRADICTED) {
      return unknown("Two lists of the collection's members contradict each other.");
    }
    Optional<MembershipChange> end = signals.membershipHistory().end();
    if (group.presence() == Presence.OUT && end.isPresent()) {
      return removed(
          end.get(),
          group.proof().restingOn(PremiseBasis.CONCLUSION).lacking(collection.proof().missing()));
    }
    return unknown(
        group.contradiction().isPresent()
            ? group.contradiction().get() + "."
            : switch (group.presence()) {
              case IN ->
                  "In the group; not enough data in this case to show whether it is in the collection.";
              case OUT ->
                  "Not in the group; not enough data in this case to show whether it should be.";
              case UNKNOWN ->
                  "Not enough data in this case to show whether it is in the collection or the group.";
            });
  }

  private MembershipStatus removed(MembershipChange end, Proof proof) {
    return status(
        VerdictState.REMOVED,
        proof.and(end.proof(VerdictSentences.step(end))),
        VerdictSentences.step(end) + ".");
  }

  private MembershipStatus unexpected(Proof proof) {
    Optional<MembershipChange> begin =
        signals.membershipHistory().presence() == Presence.IN ? lastStep() : Optional.empty();
    Proof known =
        begin.isPresent()
            ? proof
            : proof.lacking(List.of(auditAfter("the record of who added it")));
    return status(
        VerdictState.UNEXPECTED,
        known,
        (mapping.unmapped().isPresent()
                ? "In the group, but no collection is mapped to the group"
                : "In the group, but not in the collection")
            + begin
                .map(change -> ": " + VerdictSentences.lower(VerdictSentences.step(change)))
                .orElse("")
            + ".");
  }

  private MembershipStatus pending(PendingChange pendingChange, Proof proof) {
    MissingEvidence later =
        new MissingEvidence(
            "logs, audit and member lists from after "
                + VerdictSentences.time(pendingChange.until()),
            "collect them again after that time, and ingest them into the same case");
    return status(
        VerdictState.PENDING,
        proof
            .and(Proof.of(PremiseBasis.CONCLUSION, pendingChange.evidence()))
            .lacking(List.of(later)),
        pendingChange.evidence().says()
            + "; check again after "
            + VerdictSentences.time(pendingChange.until())
            + ".");
  }

  /** Shows both sides as far as they are known, and what to collect. */
  private MembershipStatus unknown(String summary, MissingEvidence... missing) {
    Proof proof =
        Proof.all(collection.proof(), group.proof(), Proof.unmet(missing))
            .restingOn(PremiseBasis.ONE_OF_SEVERAL);
    return status(VerdictState.UNKNOWN, proof, summary);
  }

  private MembershipStatus status(VerdictState verdict, Proof proof, String summary) {
    return status(verdict, group.presence(), proof, summary);
  }

  private MembershipStatus status(
      VerdictState verdict, Presence inGroup, Proof proof, String summary) {
    Proof told = consoleReason().map(reason -> withReason(verdict, proof, reason)).orElse(proof);
    List<MissingEvidence> more = new ArrayList<>();
    if (verdict == VerdictState.NOT_SYNCED || verdict == VerdictState.UNKNOWN) {
      // Whether the site knows its identity is the first question.
      addUnseen(more, MembershipSignals.tying(member.identity()));
    }
    more.addAll(proof.missing());
    if (!group.listed()) {
      more.addAll(mapping.unnamedLists());
    }
    if (verdict != VerdictState.SYNCED) {
      addUnseen(more, Kind.AUDIT_MEMBER_ADDED);
    }
    Proof complete = told.lackingFirst(more);
    return new MembershipStatus(
        verdict,
        complete,
        collection.presence(),
        inGroup,
        SyncPrediction.expected(signals, mapping),
        worded(verdict, complete, summary),
        Timelines.of(member),
        PathReader.read(member, signals, group));
  }

  /** Pending and unknown say what is not known yet; the others are as sure as their proof. */
  private static String worded(VerdictState verdict, Proof proof, String summary) {
    return switch (verdict) {
      case PENDING, UNKNOWN -> summary;
      case SYNCED, NOT_SYNCED, REMOVED, UNEXPECTED -> proof.grade().qualify(summary);
    };
  }

  /** The row of the console's Failed tab, which says why it was not synchronized. */
  private Optional<Event> consoleReason() {
    return MembershipSignals.consoleRow(member)
        .filter(row -> row.attributes().get(Attribute.REASON).isPresent());
  }

  /** The console agrees that it is not synchronized; where nothing decides, it is shown. */
  private static Proof withReason(VerdictState verdict, Proof proof, Event reason) {
    boolean shown = proof.evidence().stream().anyMatch(piece -> piece.event().equals(reason));
    Proof row =
        Proof.of(
            PremiseBasis.ROW, EvidenceItem.supporting(reason, VerdictSentences.consoleRow(reason)));
    return switch (verdict) {
      case NOT_SYNCED -> shown ? proof : new Proof.Corroborated(proof, List.of(row));
      case UNKNOWN -> shown ? proof : proof.and(row);
      default -> proof;
    };
  }

  private void addUnseen(List<MissingEvidence> missing, Kind kind) {
    if (!mapping.coverage().shows(kind)) {
      missing.add(KindOrigins.howToGet(kind));
    }
  }

  private Optional<MembershipChange> lastStep() {
    return Optional.ofNullable(signals.membershipHistory().last());
  }

  private Optional<Event> withoutVerifiedId() {
    return member.eventsOfAnyMapping(Kind.FACT_CLIENTKEY).stream()
        .filter(row ->
            StatedEmptyAttributes.isStated(row.attributes(), Attribute.DEVICE_ID)
                || StatedEmptyAttributes.isStated(row.attributes(), Attribute.TENANT_ID))
        .findFirst();
  }

  private static MissingEvidence auditAfter(String what) {
    MissingEvidence audit = KindOrigins.howToGet(Kind.AUDIT_MEMBER_ADDED);
    return new MissingEvidence(audit.what() + ": " + what, audit.how());
  }
}
