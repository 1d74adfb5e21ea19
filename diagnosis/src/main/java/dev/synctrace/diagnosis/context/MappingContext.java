package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.context.SubjectContext.CaseNotesEntry;
import dev.synctrace.diagnosis.coverage.KindOrigins;
import dev.synctrace.diagnosis.coverage.MachineFolder;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.ExportedList;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Data of the case on one mapping, which all its members share: facts of the group and the
 * collection, audits of the group and its owners, every log line that names the group.
 */
public class MappingContext extends SubjectContext {
  /** Results of an audited operation that changed nothing. */
  public static final Set<String> FAILED = Set.of("failure", "timeout");

  private static final Set<Kind> OF_THE_GROUP =
      EnumSet.of(
          Kind.AUDIT_GROUP_ADDED,
          Kind.AUDIT_GROUP_UPDATED,
          Kind.AUDIT_GROUP_DELETED,
          Kind.AUDIT_GROUP_RESTORED,
          Kind.AUDIT_OWNER_ADDED,
          Kind.AUDIT_OWNER_REMOVED);

  /** An audit that ends so long before the instant of the answer still tells how it is. */
  private static final Duration CURRENT = Duration.ofHours(1);

  private static final Duration RECENT = Duration.ofDays(1);

  /** Changes by hand are few; of more the newest tell. */
  private static final int MOST_CONTESTED = 500;

  private final Mapping mapping;
  private final SiteContext site;
  private final CaseAtInstant caseAt;
  private final boolean onlyGroup;
  private final List<String> otherCollections;
  private final NameOnlyMatches nameOnlyMatches;
  private final Map<Kind, List<Event>> events = new EnumMap<>(Kind.class);
  private final Lazy<ServerApp> serverApp;
  private final Lazy<MemberList> groupList;
  private final Lazy<MemberList> collectionList;
  private final Lazy<Set<String>> mappingFolders;
  private final Lazy<List<MissingEvidence>> unlistedCollections;
  private final Lazy<List<Event>> groupEvents;
  private final Lazy<Optional<ListPresence>> unmapped;
  private final Lazy<FullSyncEffect> fullSyncEffect;
  private final Lazy<Proof> writes;

  /**
   * @param mapping one of the site's
   */
  public MappingContext(Mapping mapping, SiteContext site) {
    this.mapping = mapping;
    this.site = site;
    this.caseAt = site.caseAt();
    this.onlyGroup = site.onlyGroup();
    this.otherCollections = otherCollections(mapping, site.mappings());
    this.nameOnlyMatches = new NameOnlyMatches(caseAt, mapping);
    this.serverApp = new Lazy<>(() -> new ServerAppFinder(caseAt, site).find(mapping));
    this.groupList = new Lazy<>(() -> memberLists().ofGroup(mapping));
    this.collectionList = new Lazy<>(() -> memberLists().ofCollection(mapping));
    this.mappingFolders = new Lazy<>(this::readMappingFolders);
    this.unlistedCollections = new Lazy<>(this::readUnlistedCollections);
    this.groupEvents = new Lazy<>(this::readGroupEvents);
    this.unmapped = new Lazy<>(() -> UnmappedGroup.of(mapping, caseAt, site));
    this.fullSyncEffect =
        new Lazy<>(() -> FullSyncEffect.of(site.note("site.version").map(CaseNotesEntry::value)));
    this.writes = new Lazy<>(this::readWrites);
  }

  private MemberListFinder memberLists() {
    return new MemberListFinder(caseAt, site.lists(), onlyGroup);
  }

  @Override
  public SiteContext site() {
    return site;
  }

  public Mapping mapping() {
    return mapping;
  }

  /** The app that should write to the group. */
  public ServerApp serverApp() {
    return serverApp.get();
  }

  /** What the case knows of the group's members. */
  public MemberList groupList() {
    return groupList.get();
  }

  /** What the case knows of the collection's members. */
  public MemberList collectionList() {
    return collectionList.get();
  }

  /** Whether the group is the only one of all mappings, to which records belong that name none. */
  public boolean onlyGroup() {
    return onlyGroup;
  }

  /** Other collections that are mapped to the same group, in lower case. */
  public List<String> otherCollections() {
    return otherCollections;
  }

  /**
   * What is missing where another collection that is mapped to the same group has no complete list
   * in the case: then no one is outside all of them.
   */
  public List<MissingEvidence> unlistedCollections() {
    return unlistedCollections.get();
  }

  /** What is missing where a list does not say whose it is. */
  public List<MissingEvidence> unnamedLists() {
    return UnattributedExports.missing(site.unnamedLists());
  }

  /** That no collection is mapped to the group, so that no one is in one; else empty. */
  public Optional<ListPresence> unmapped() {
    return unmapped.get();
  }

  /** What a full synchronization does to members that are not in the collection. */
  public FullSyncEffect fullSyncEffect() {
    return fullSyncEffect.get();
  }

  /** How surely Configuration Manager can write to the group. */
  public Proof writes() {
    return writes.get();
  }

  /** Audits of the group itself and the first log line that reads it, oldest first. */
  public List<Event> groupEvents() {
    return groupEvents.get();
  }

  @Override
  public List<Event> events(Kind kind) {
    return events.computeIfAbsent(kind, this::read);
  }

  private List<Event> read(Kind kind) {
    EventQuery query =
        EventQuery.of(kind)
            .naming(Attribute.GROUP_ID, mapping.groupId())
            .naming(Attribute.MENTIONS, mapping.groupId())
            .newest(MOST);
    if (mapping.collectionId() != null) {
      query = query.naming(Attribute.COLLECTION_ID, mapping.collectionId());
    }
    if (onlyGroup) {
      query = query.naming(Attribute.GROUP_FROM, "unknown");
    }
    return inOrder(kind, caseAt.list(query));
  }

  @Override
  public List<ExportedList> lists(Kind fact) {
    Attribute owner =
        switch (fact) {
          case FACT_GROUP_MEMBER, FACT_GROUP_OWNER -> Attribute.GROUP_ID;
          case FACT_COLLECTION_MEMBER -> Attribute.COLLECTION_ID;
          default -> null;
        };
    if (owner == null) {
      return super.lists(fact).stream().filter(list -> !mayBeOfOtherHierarchy(list)).toList();
    }
    @Nullable String id =
        owner == Attribute.GROUP_ID ? mapping().groupId() : mapping().collectionId();
    List<ExportedList> own = new ArrayList<>();
    if (id != null) {
      own.addAll(site().lists().of(fact, owner, id));
    }
    super.lists(fact).stream().filter(list -> !list.ownerNamed()).forEach(own::add);
    return own.stream().distinct().toList();
  }

  /**
   * Audited changes of members that others than the server app changed as well, oldest first: of
   * these, a full synchronization undoes what others did.
   */
  public List<Event> contestedChanges() {
    if (!serverApp().known()) {
      return List.of();
    }
    EventQuery changes =
        EventQuery.of(MemberEvents.AUDITS).with(Attribute.GROUP_ID, mapping.groupId());
    Set<String> members = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String actor : caseAt.events().values(changes, Attribute.ACTOR_ID).keySet()) {
      if (!serverApp().is(actor)) {
        for (Event change :
            caseAt.list(changes.with(Attribute.ACTOR_ID, actor).newest(MOST_CONTESTED))) {
          change.attributes().get(Attribute.OBJECT_ID).ifPresent(members::add);
        }
      }
    }
    return members.isEmpty()
        ? List.of()
        : AuditSorter.inOrder(
            caseAt.list(changes.naming(Attribute.OBJECT_ID, members).newest(4 * MOST_CONTESTED)));
  }

  /** Audited changes of members that Entra did not carry out, oldest first. */
  public List<Event> failedChanges() {
    return once(
        "failedChanges",
        () ->
            AuditSorter.inOrder(
                caseAt.list(
                    EventQuery.of(MemberEvents.AUDITS)
                        .with(Attribute.GROUP_ID, mapping.groupId())
                        .naming(Attribute.RESULT, FAILED)
                        .newest(MOST))));
  }

  /** Rows of the group's list that are groups themselves: nested groups. */
  public List<Event> nestedGroups() {
    return caseAt.list(
        EventQuery.of(Kind.FACT_GROUP_MEMBER)
            .with(Attribute.GROUP_ID, mapping.groupId())
            .with(Attribute.MEMBER_TYPE, "group")
            .newest(MOST_CONTESTED));
  }

  /** Passes of the hierarchy that synchronizes the group: where the case has logs of one, all. */
  public List<SyncCycle> cycles() {
    if (site.hierarchies().size() < 2) {
      return site.cycles();
    }
    Set<String> own = new HashSet<>();
    for (Kind kind : List.of(Kind.GROUPSYNC_GROUP_READ, Kind.GROUPSYNC_MEMBER_ADD)) {
      events(kind).forEach(event -> own.add(site.hierarchyOf(event.source())));
    }
    return site.cycles().stream()
        .filter(cycle -> own.contains(site.hierarchyOf(cycle.source())))
        .toList();
  }

  /** The first cycle that began at or after an instant; empty when the log shows none. */
  public Optional<SyncCycle> passAfter(Instant instant) {
    return site.cycles().stream().filter(cycle -> !cycle.from().isBefore(instant)).findFirst();
  }

  /** Whether an event that names a group names this one, or none where there is only one. */
  public boolean isOfGroup(Event event) {
    Optional<String> group = event.attributes().get(Attribute.GROUP_ID);
    return group.isPresent() ? mapping.isOfGroup(group.get()) : onlyGroup;
  }

  /** Whether an event names this group; a record that names none is no record of its members. */
  public boolean namesGroup(Event event) {
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
  public Optional<Event> mappedSince() {
    Stream<Event> byOwner =
        groupEvents().stream()
            .filter(event -> event.kind() == Kind.AUDIT_OWNER_ADDED && !AuditSorter.failed(event))
            .filter(event ->
                event.attributes().get(Attribute.OBJECT_ID).filter(serverApp()::is).isPresent());
    Stream<Event> byLog =
        groupEvents().stream().filter(event -> event.kind() == Kind.GROUPSYNC_GROUP_READ);
    return Stream.concat(byOwner, byLog)
        .filter(event -> event.time() != null)
        .min(Comparator.comparing(event -> Objects.requireNonNull(event.time())));
  }

  /** How far the audit is known at the instant of the answer; empty without an audit. */
  public Optional<Instant> auditedUpTo() {
    return coverage()
        .audit()
        .watermark()
        .map(watermark -> watermark.isBefore(at()) ? watermark : at());
  }

  /** Whether the audit reaches up to the instant of the answer, or nearly so. */
  public boolean isAuditCurrent() {
    return auditedUpTo().filter(this::isNow).isPresent();
  }

  /** Whether the audit is whole from an instant up to the instant of the answer. */
  public boolean isAuditedUntilNow(Instant from) {
    return auditedUpTo()
        .filter(this::isNow)
        .filter(upTo -> coverage().audit().covers(from, upTo.isBefore(from) ? from : upTo))
        .isPresent();
  }

  /** Whether a list of that time still tells how it is, or the audit shows every change since. */
  public boolean isQuietSince(Instant time) {
    return isNow(time) || isAuditedUntilNow(time);
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
  public boolean isNow(Instant time) {
    return !time.plus(CURRENT).isBefore(at());
  }

  /**
   * Whether what Configuration Manager removes has left the collection. Version 2303 removes what
   * it added (S41).
   */
  public boolean removesOnlyLeavers() {
    return note("site.version").filter(note -> note.value().contains("2303")).isEmpty();
  }

  /** Whether log or audit name most rows of a list that does not name its group with this one. */
  public boolean isPlausible(ExportedList list) {
    return nameOnlyMatches.overlap(list) >= 0.5;
  }

  /** Whether they name each of its rows with this group, which tells whose it is. */
  public boolean isConfirmed(ExportedList list) {
    return list.rows() > 1 && nameOnlyMatches.overlap(list) == 1;
  }

  /**
   * Whether a list that names no group may be that of another hierarchy, which can have a
   * collection of the same ID, and has clients of its own: the case may be of several hierarchies,
   * and the mapping is in another folder.
   */
  public boolean mayBeOfOtherHierarchy(ExportedList list) {
    if (!site.mayBeSeveralHierarchies()) {
      return false;
    }
    Set<String> folders = mappingFolders.get();
    return !folders.isEmpty()
        && list.sources().stream().map(MachineFolder::of).noneMatch(folders::contains);
  }

  private Set<String> readMappingFolders() {
    return events(Kind.FACT_MAPPING).stream()
        .filter(this::isOfGroup)
        .map(row -> MachineFolder.of(row.source()))
        .collect(Collectors.toSet());
  }

  /** Rows of the lists that carry a name and cannot be told apart by an id. */
  public NameOnlyMatches nameOnlyMatches() {
    return nameOnlyMatches;
  }

  private static List<String> otherCollections(Mapping mapping, List<Mapping> all) {
    return all.stream()
        .filter(other -> other.isOfGroup(mapping.groupId()))
        .map(Mapping::collectionId)
        .filter(Objects::nonNull)
        .filter(collection -> !mapping.isOfCollection(collection))
        .map(collection -> collection.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Another collection of the same group without a complete list: anybody may be in it. */
  private List<MissingEvidence> readUnlistedCollections() {
    MemberListFinder lists = memberLists();
    MissingEvidence export = KindOrigins.howToGet(Kind.FACT_COLLECTION_MEMBER);
    return otherCollections.stream()
        .filter(collection ->
            lists.ofCollection(collection).newest().stream().noneMatch(ExportedList::isComplete))
        .map(collection ->
            new MissingEvidence(
                export.what()
                    + " of "
                    + collection.toUpperCase(Locale.ROOT)
                    + ", which is mapped to the same group",
                export.how()))
        .toList();
  }

  private List<Event> readGroupEvents() {
    List<Event> found = new ArrayList<>();
    EventQuery reads =
        EventQuery.of(Kind.GROUPSYNC_GROUP_READ).with(Attribute.GROUP_ID, mapping.groupId());
    caseAt.first(reads).ifPresent(found::add);
    found.addAll(
        AuditSorter.inOrder(
            caseAt.list(
                EventQuery.of(OF_THE_GROUP)
                    .with(Attribute.GROUP_ID, mapping.groupId())
                    .newest(MOST))));
    return found;
  }

  /**
   * Whether it can write to the group now: it did within the last day, and the synchronization
   * reported no error since.
   */
  private Proof readWrites() {
    MissingEvidence audit = KindOrigins.howToGet(Kind.AUDIT_MEMBER_ADDED);
    if (!serverApp().known()) {
      return Proof.unmet(audit);
    }
    List<Event> changes =
        caseAt.list(
            EventQuery.of(MemberEvents.AUDITS)
                .with(Attribute.GROUP_ID, mapping.groupId())
                .naming(Attribute.ACTOR_ID, serverApp().servicePrincipalIds())
                .newest(20));
    for (Event write : changes.reversed()) {
      Instant time = write.time();
      if (time == null || AuditSorter.failed(write)) {
        continue;
      }
      boolean recent = !time.plus(RECENT).isBefore(at());
      return recent && !hasErrorSince(time)
          ? Proof.of(
              PremiseBasis.CONCLUSION,
              EvidenceItem.supporting(write, "The server app could write to the group"))
          : Proof.unmet(audit);
    }
    return Proof.unmet(audit);
  }

  private boolean hasErrorSince(Instant time) {
    return site.events(Kind.OTHER).stream()
        .filter(event -> event.severity() == Severity.ERROR)
        .anyMatch(event -> event.time() != null && event.time().isAfter(time));
  }
}
