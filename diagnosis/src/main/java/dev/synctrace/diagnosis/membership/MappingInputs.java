package dev.synctrace.diagnosis.membership;

import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.context.MemberList;
import dev.synctrace.diagnosis.context.ServerApp;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.evidence.AsOf;
import dev.synctrace.diagnosis.evidence.ExportedList;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.reader.AuditSorter;
import dev.synctrace.diagnosis.reader.NameOnlyMatches;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Data that all members of one mapping share.
 *
 * @param otherCollections other collections that are mapped to the same group, in lower case
 * @param groupEvents audits of the group itself and log lines that read it, oldest first
 * @param site for what is seldom asked: cycles of the group synchronization worker
 * @param onlyMapping whether the case has one mapping only
 * @param unlistedCollections what is missing where another collection that is mapped to the same
 *     group has no complete list in the case: then no one is outside all of them
 * @param unmapped that no collection is mapped to the group, so that no one is in one; else empty
 * @param writes how surely Configuration Manager can write to the group; seldom asked
 * @param unnamedLists what is missing where a list does not say whose it is
 * @param nameOnlyMatches rows of the lists that carry a name and cannot be told apart by an id
 */
public record MappingInputs(
    Mapping mapping,
    List<String> otherCollections,
    MemberList groupList,
    MemberList collectionList,
    ServerApp serverApp,
    List<Event> groupEvents,
    SiteContext site,
    AsOf asOf,
    FullSyncEffect rule,
    boolean onlyMapping,
    List<MissingEvidence> unlistedCollections,
    Optional<ListPresence> unmapped,
    Supplier<Proof> writes,
    List<MissingEvidence> unnamedLists,
    NameOnlyMatches nameOnlyMatches) {

  public Coverage coverage() {
    return site.coverage();
  }

  /** Whether an event that names a group names this one, or none where there is only one. */
  public boolean isOfGroup(Event event) {
    Optional<String> group = event.attributes().get(Attribute.GROUP_ID);
    return group.isPresent() ? mapping.isOfGroup(group.get()) : onlyMapping;
  }

  /** Whether an event names this group; a record that names none is no record of its members. */
  boolean namesGroup(Event event) {
    return event.attributes().get(Attribute.GROUP_ID).filter(mapping::isOfGroup).isPresent();
  }

  public boolean isOfCollection(Event event) {
    return event
        .attributes()
        .get(Attribute.COLLECTION_ID)
        .filter(mapping::isOfCollection)
        .isPresent();
  }

  /** Since when the group is surely synchronized; empty when nothing tells. */
  Optional<Event> mappedSince() {
    Stream<Event> byOwner =
        groupEvents.stream()
            .filter(event -> event.kind() == Kind.AUDIT_OWNER_ADDED && !AuditSorter.failed(event))
            .filter(event ->
                event.attributes().get(Attribute.OBJECT_ID).filter(serverApp::is).isPresent());
    Stream<Event> byLog =
        groupEvents.stream().filter(event -> event.kind() == Kind.GROUPSYNC_GROUP_READ);
    return Stream.concat(byOwner, byLog)
        .filter(event -> event.time() != null)
        .min(Comparator.comparing(event -> Objects.requireNonNull(event.time())));
  }

  /** The first cycle that began at or after an instant; empty when the log shows none. */
  Optional<SyncCycle> passAfter(Instant instant) {
    return site.cycles().stream().filter(cycle -> !cycle.from().isBefore(instant)).findFirst();
  }

  /** How far the audit is known at the instant of the answer; empty without an audit. */
  Optional<Instant> auditedUpTo() {
    return coverage()
        .audit()
        .watermark()
        .map(watermark -> watermark.isBefore(asOf.at()) ? watermark : asOf.at());
  }

  /** Whether the audit reaches up to the instant of the answer, or nearly so. */
  public boolean isAuditCurrent() {
    return auditedUpTo().filter(this::isNow).isPresent();
  }

  /** Whether the audit is whole from an instant up to the instant of the answer. */
  boolean isAuditedUntilNow(Instant from) {
    return auditedUpTo()
        .filter(this::isNow)
        .filter(upTo -> coverage().audit().covers(from, upTo.isBefore(from) ? from : upTo))
        .isPresent();
  }

  /** Whether a list of that time still tells how it is, or the audit shows every change since. */
  boolean isQuietSince(Instant asOf) {
    return isNow(asOf) || isAuditedUntilNow(asOf);
  }

  /** Whether the audit would show what became of a request. */
  public boolean isAuditedAt(Event request) {
    Instant time = request.time();
    return time != null
        && auditedUpTo()
            .filter(upTo -> !upTo.isBefore(time) && coverage().audit().covers(time, upTo))
            .isPresent();
  }

  public boolean isAuditedSinceMapping() {
    return mappedSince()
        .map(event -> Objects.requireNonNull(event.time()))
        .filter(this::isAuditedUntilNow)
        .isPresent();
  }

  /** Whether an instant is the answer's, or so shortly before it that it tells the same. */
  boolean isNow(Instant time) {
    return !time.plus(MembershipSignals.CURRENT).isBefore(asOf.at());
  }

  /**
   * Whether what Configuration Manager removes has left the collection. Version 2303 removes what
   * it added (S41).
   */
  boolean removesOnlyLeavers() {
    return site.note("site.version").filter(note -> note.value().contains("2303")).isEmpty();
  }

  /** Whether log or audit name most rows of a list that does not name its group with this one. */
  boolean isPlausible(ExportedList list) {
    return nameOnlyMatches.overlap(list) >= 0.5;
  }

  /** Whether they name each of its rows with this group, which tells whose it is. */
  boolean isConfirmed(ExportedList list) {
    return list.rows() > 1 && nameOnlyMatches.overlap(list) == 1;
  }

  /** Whether a list has rows that no trusted source ties to the other side. */
  boolean untiedRows(ExportedList list) {
    return nameOnlyMatches.hasUntiedRows(list);
  }

  /** Whether a list has rows that are tied to no client and have no name to tell them apart by. */
  boolean namelessRows(ExportedList list) {
    return nameOnlyMatches.hasNamelessRows(list);
  }
}
