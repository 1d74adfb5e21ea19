package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.context.CaseNotesEntry;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberList;
import dev.synctrace.diagnosis.context.ServerApp;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.coverage.KindOrigins;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.ExportedList;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.membership.FullSyncEffect;
import dev.synctrace.diagnosis.membership.MappingInputs;
import dev.synctrace.diagnosis.reader.AuditSorter;
import dev.synctrace.diagnosis.reader.CaseAtInstant;
import dev.synctrace.diagnosis.reader.MemberEventKinds;
import dev.synctrace.diagnosis.reader.MemberListFinder;
import dev.synctrace.diagnosis.reader.NameOnlyMatches;
import dev.synctrace.diagnosis.reader.ServerAppFinder;
import dev.synctrace.diagnosis.reader.UnattributedExports;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A mapping's context, read from the case as it is asked. */
final class IndexedMappingContext implements MappingContext {
  private static final Set<Kind> OF_THE_GROUP =
      EnumSet.of(
          Kind.AUDIT_GROUP_ADDED,
          Kind.AUDIT_GROUP_UPDATED,
          Kind.AUDIT_GROUP_DELETED,
          Kind.AUDIT_GROUP_RESTORED,
          Kind.AUDIT_OWNER_ADDED,
          Kind.AUDIT_OWNER_REMOVED);

  private static final Duration RECENT = Duration.ofDays(1);

  /** Changes by hand are few; of more the newest tell. */
  private static final int MOST_CONTESTED = 500;

  /** Asks whether Configuration Manager can write to the group of a mapping. */
  private record Writes(Mapping mapping) {}

  private final CaseAtInstant context;
  private final IndexedSiteContext site;
  private final MappingInputs mapping;
  private final Map<Kind, List<Event>> events = new EnumMap<>(Kind.class);
  private final QueryCache queryCache = new QueryCache();

  private IndexedMappingContext(
      CaseAtInstant context, IndexedSiteContext site, MappingInputs mapping) {
    this.context = context;
    this.site = site;
    this.mapping = mapping;
  }

  static IndexedMappingContext of(Mapping mapping, CaseAtInstant context, IndexedSiteContext site) {
    boolean only = site.onlyGroup();
    MemberListFinder lists = new MemberListFinder(context, site.lists(), only);
    ServerApp serverApp = new ServerAppFinder(context, site).find(mapping);
    List<String> others = otherCollections(mapping, site.mappings());
    MappingInputs read =
        new MappingInputs(
            mapping,
            others,
            lists.ofGroup(mapping),
            lists.ofCollection(mapping),
            serverApp,
            groupEvents(mapping, context),
            site,
            context.asOf(),
            FullSyncEffect.of(site.siteVersion()),
            only,
            unlisted(others, lists),
            UnmappedGroup.of(mapping, context, site),
            () -> site.once(new Writes(mapping), () -> writes(mapping, serverApp, context, site)),
            UnattributedExports.missing(site.unnamedLists()),
            new NameOnlyMatches(context, mapping));
    return new IndexedMappingContext(context, site, read);
  }

  MappingInputs context() {
    return mapping;
  }

  @Override
  public Mapping mapping() {
    return mapping.mapping();
  }

  @Override
  public ServerApp serverApp() {
    return mapping.serverApp();
  }

  @Override
  public MemberList groupList() {
    return mapping.groupList();
  }

  @Override
  public MemberList collectionList() {
    return mapping.collectionList();
  }

  @Override
  public Instant at() {
    return context.asOf().at();
  }

  @Override
  public SiteContext site() {
    return site;
  }

  IndexedSiteContext caseSite() {
    return site;
  }

  CaseAtInstant caseContext() {
    return context;
  }

  @Override
  public <T> T once(Object question, Supplier<T> answer) {
    return queryCache.once(question, answer);
  }

  @Override
  public Optional<CaseNotesEntry> note(String path) {
    return site.note(path);
  }

  @Override
  public List<Event> nestedGroups() {
    return context.list(
        EventQuery.of(Kind.FACT_GROUP_MEMBER)
            .with(Attribute.GROUP_ID, mapping().groupId())
            .with(Attribute.MEMBER_TYPE, "group")
            .newest(MOST_CONTESTED));
  }

  @Override
  public List<Event> failedChanges() {
    return once(
        "failedChanges",
        () ->
            AuditSorter.inOrder(
                context.list(
                    EventQuery.of(MemberEventKinds.AUDITS)
                        .with(Attribute.GROUP_ID, mapping().groupId())
                        .naming(Attribute.RESULT, FAILED)
                        .newest(MOST))));
  }

  @Override
  public List<Event> contestedChanges() {
    if (!serverApp().known()) {
      return List.of();
    }
    EventQuery changes =
        EventQuery.of(MemberEventKinds.AUDITS).with(Attribute.GROUP_ID, mapping().groupId());
    Set<String> members = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String actor : context.events().values(changes, Attribute.ACTOR_ID).keySet()) {
      if (!serverApp().is(actor)) {
        for (Event change :
            context.list(changes.with(Attribute.ACTOR_ID, actor).newest(MOST_CONTESTED))) {
          change.attributes().get(Attribute.OBJECT_ID).ifPresent(members::add);
        }
      }
    }
    return members.isEmpty()
        ? List.of()
        : AuditSorter.inOrder(
            context.list(changes.naming(Attribute.OBJECT_ID, members).newest(4 * MOST_CONTESTED)));
  }

  @Override
  public List<Event> events(Kind kind) {
    return events.computeIfAbsent(kind, this::read);
  }

  private List<Event> read(Kind kind) {
    Mapping asked = mapping();
    EventQuery query =
        EventQuery.of(kind)
            .naming(Attribute.GROUP_ID, asked.groupId())
            .naming(Attribute.MENTIONS, asked.groupId())
            .newest(MOST);
    if (asked.collectionId() != null) {
      query = query.naming(Attribute.COLLECTION_ID, asked.collectionId());
    }
    if (mapping.onlyMapping()) {
      query = query.naming(Attribute.GROUP_FROM, "unknown");
    }
    return IndexedSiteContext.inOrder(kind, context.list(query));
  }

  /** Another collection of the same group without a complete list: anybody may be in it. */
  private static List<MissingEvidence> unlisted(List<String> collections, MemberListFinder lists) {
    List<MissingEvidence> missing = new ArrayList<>();
    for (String collection : collections) {
      boolean listed =
          lists.ofCollection(collection).newest().stream().anyMatch(ExportedList::isComplete);
      if (!listed) {
        MissingEvidence export = KindOrigins.howToGet(Kind.FACT_COLLECTION_MEMBER);
        missing.add(
            new MissingEvidence(
                export.what()
                    + " of "
                    + collection.toUpperCase(Locale.ROOT)
                    + ", which is mapped to the same group",
                export.how()));
      }
    }
    return missing;
  }

  /**
   * Whether it can write to the group now: it did within the last day, and the synchronization
   * reported no error since.
   */
  private static Proof writes(
      Mapping mapping, ServerApp serverApp, CaseAtInstant context, SiteContext site) {
    MissingEvidence audit = KindOrigins.howToGet(Kind.AUDIT_MEMBER_ADDED);
    if (!serverApp.known()) {
      return Proof.unmet(audit);
    }
    List<Event> writes =
        context.list(
            EventQuery.of(MemberEventKinds.AUDITS)
                .with(Attribute.GROUP_ID, mapping.groupId())
                .naming(Attribute.ACTOR_ID, serverApp.servicePrincipalIds())
                .newest(20));
    for (Event write : writes.reversed()) {
      Instant time = write.time();
      if (time == null || AuditSorter.failed(write)) {
        continue;
      }
      boolean recent = !time.plus(RECENT).isBefore(context.asOf().at());
      return recent && errorsSince(time, site).isEmpty()
          ? Proof.of(
              PremiseBasis.CONCLUSION,
              EvidenceItem.supporting(write, "The server app could write to the group"))
          : Proof.unmet(audit);
    }
    return Proof.unmet(audit);
  }

  private static Optional<Event> errorsSince(Instant time, SiteContext site) {
    return site.events(Kind.OTHER).stream()
        .filter(event -> event.severity() == Severity.ERROR)
        .filter(event -> event.time() != null && event.time().isAfter(time))
        .findFirst();
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

  private static List<Event> groupEvents(Mapping mapping, CaseAtInstant context) {
    List<Event> found = new ArrayList<>();
    EventQuery reads =
        EventQuery.of(Kind.GROUPSYNC_GROUP_READ).with(Attribute.GROUP_ID, mapping.groupId());
    context.first(reads).ifPresent(found::add);
    found.addAll(
        AuditSorter.inOrder(
            context.list(
                EventQuery.of(OF_THE_GROUP)
                    .with(Attribute.GROUP_ID, mapping.groupId())
                    .newest(MOST))));
    return found;
  }
}
