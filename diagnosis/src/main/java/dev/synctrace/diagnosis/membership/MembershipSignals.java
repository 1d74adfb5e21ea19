package dev.synctrace.diagnosis.membership;

import dev.synctrace.diagnosis.context.AuditSorter;
import dev.synctrace.diagnosis.context.ListPresence;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.MemberEvents;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.evidence.UnboundedInstants;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.diagnosis.membership.MembershipHistory.MembershipChange;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * All that the case states of one member's place in the collection and in the group.
 *
 * @param collection by the lists of the collection; else as it follows from what the
 *     synchronization did
 * @param group by the lists of the group
 * @param membershipHistory by the audit
 * @param request the newest logged request to add it; empty when none is in the log, or a later one
 *     to remove it
 * @param removal the newest logged request to remove it; empty when a later one adds it
 * @param refused the newest audited add that Entra refused, where no later one succeeded
 */
public record MembershipSignals(
    ListPresence collection,
    ListPresence group,
    MembershipHistory membershipHistory,
    Optional<Event> request,
    Optional<Event> removal,
    Optional<Event> refused) {
  public static MembershipSignals of(MemberContext member) {
    MappingContext mapping = member.mapping();
    MembershipHistory history = MembershipHistory.of(member);
    Optional<Event> newest = newestRequest(member);
    Optional<Event> request = newest.filter(e -> e.kind() == Kind.GROUPSYNC_MEMBER_ADD);
    Optional<Event> removal = newest.filter(e -> e.kind() != Kind.GROUPSYNC_MEMBER_ADD);
    ListPresenceReader reader = new ListPresenceReader(member);
    ListPresence collection = reader.inCollection();
    if (!collection.isKnown()) {
      ListPresence undecided = collection;
      collection =
          mapping.unmapped().orElseGet(() -> concluded(undecided, history, request, mapping));
    }
    return new MembershipSignals(
        collection, reader.inGroup(), history, request, removal, refused(member, history));
  }

  /** What the console's status tabs say last of the member; empty where they do not list it. */
  public static Optional<Event> consoleRow(MemberContext member) {
    return member.eventsOfAnyMapping(Kind.FACT_CONSOLE_MEMBER).stream()
        .filter(member.mapping()::isOfCollection)
        .reduce((first, last) -> last);
  }

  /** The export that ties a member of the collection to its object in the directory. */
  public static Kind tying(Identity identity) {
    return identity.memberType() == MemberType.USER ? Kind.FACT_USER : Kind.FACT_CLIENTKEY;
  }

  /** What Configuration Manager adds was in the collection then; what it removes was not. */
  private static ListPresence concluded(
      ListPresence unknown,
      MembershipHistory history,
      Optional<Event> request,
      MappingContext mapping) {
    if (unknown.basis() == ListPresence.Basis.NAME_ONLY
        || unknown.basis() == ListPresence.Basis.CONTRADICTED) {
      return unknown;
    }
    Optional<MembershipChange> ours =
        history.steps().stream()
            .filter(change -> change.actor().isServerApp())
            .filter(change ->
                change.type() == MembershipChange.Type.ADDED
                    || change.type() == MembershipChange.Type.REMOVED)
            .reduce((first, last) -> last);
    if (ours.isPresent()) {
      // What happened since may hide that it left or entered the collection.
      return ours.get().equals(history.steps().getLast())
          ? concluded(ours.get(), mapping, unknown)
          : unknown;
    }
    return request
        .map(event ->
            ListPresence.concluded(
                Presence.IN,
                Proof.of(
                        PremiseBasis.CONCLUSION,
                        EvidenceItem.supporting(
                            event,
                            "Configuration Manager requested to add the member, so it was in the collection at that time"))
                    .restingOn(
                        event.time() != null
                                && mapping.isNow(event.time())
                                && mapping.otherCollections().isEmpty()
                            ? PremiseBasis.CONCLUSION
                            : PremiseBasis.ONE_OF_SEVERAL)
                    .lacking(unknown.proof().missing())))
        .orElse(unknown);
  }

  private static ListPresence concluded(
      MembershipChange ours, MappingContext mapping, ListPresence unknown) {
    boolean in = ours.type() == MembershipChange.Type.ADDED;
    boolean current =
        mapping.isAuditedUntilNow(ours.time()) && mapping.otherCollections().isEmpty();
    // Version 2303 removes what it added (S41), so there a removal says nothing of the collection.
    boolean sure = current && (in || mapping.removesOnlyLeavers());
    Proof proof =
        Proof.of(
                PremiseBasis.CONCLUSION,
                EvidenceItem.supporting(
                    ours.event(),
                    in
                        ? "Configuration Manager added the member, so it was in the collection at that time"
                        : "Configuration Manager removed the member, so it was not in the collection at that time"))
            .restingOn(sure ? ours.actor().ground() : PremiseBasis.ONE_OF_SEVERAL);
    return ListPresence.concluded(
        in ? Presence.IN : Presence.OUT, proof.lacking(unknown.proof().missing()));
  }

  private static Optional<Event> newestRequest(MemberContext member) {
    MappingContext mapping = member.mapping();
    return member.eventsOfAnyMapping(MemberEvents.REQUESTS).stream()
        .filter(mapping::isOfGroup)
        .max(Comparator.comparing(MembershipSignals::orderTime));
  }

  private static Optional<Event> refused(MemberContext member, MembershipHistory history) {
    MappingContext mapping = member.mapping();
    Optional<Event> newest =
        member.eventsOfAnyMapping(Kind.AUDIT_MEMBER_ADDED).stream()
            .filter(mapping::isOfGroup)
            .filter(AuditSorter::failed)
            .filter(event -> ActorRole.of(event, mapping.serverApp()).mayBeServerApp())
            .max(Comparator.comparing(MembershipSignals::orderTime));
    return newest.filter(refusal ->
        history.steps().stream()
            .filter(change -> change.type() == MembershipChange.Type.ADDED)
            .noneMatch(change -> !change.time().isBefore(orderTime(refusal))));
  }

  private static Instant orderTime(Event event) {
    Instant time = event.time() == null ? event.orderTime() : event.time();
    return time == null ? UnboundedInstants.BEFORE_ALL : time;
  }
}
