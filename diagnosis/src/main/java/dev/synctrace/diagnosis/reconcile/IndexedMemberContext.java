package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.context.CaseNotesEntry;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.coverage.Coverage.Family;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.identity.EventIdentifiers;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdQueries;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.reader.AuditSorter;
import dev.synctrace.diagnosis.reader.ClientSourceFinder;
import dev.synctrace.diagnosis.reader.MemberEvents;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A member's context: its events are available, the rest is read from the case as it is asked. */
final class IndexedMemberContext implements MemberContext {
  private static final String DEVICE_NOTE = "device.";

  private final IndexedMappingContext mapping;
  private final MemberEvents member;
  private final MembershipStatus status;
  private final Map<Kind, List<Event>> events = new EnumMap<>(Kind.class);
  private final Map<Kind, List<Event>> namesakes = new EnumMap<>(Kind.class);
  private final QueryCache queryCache = new QueryCache();

  IndexedMemberContext(
      IndexedMappingContext mapping, MemberEvents member, MembershipStatus status) {
    this.mapping = mapping;
    this.member = member;
    this.status = status;
  }

  @Override
  public MappingContext mapping() {
    return mapping;
  }

  @Override
  public Identity identity() {
    return member.identity();
  }

  @Override
  public MembershipStatus status() {
    return status;
  }

  @Override
  public Instant at() {
    return mapping.at();
  }

  @Override
  public SiteContext site() {
    return mapping.site();
  }

  @Override
  public List<Event> events(Kind kind) {
    return events.computeIfAbsent(kind, this::read);
  }

  @Override
  public List<Event> nameOnlyMatches(Kind kind) {
    return namesakes.computeIfAbsent(kind, this::readNamesakes);
  }

  @Override
  public boolean isOfItsMachineByName(Event event) {
    return Family.of(event.kind()) == Family.LOG
        && !namesAnId(event)
        && mapping.caseSite().machines().isKnownByNameOnly(event.source())
        && mapping.caseSite().machines().sourcesOf(identity()).contains(event.source());
  }

  @Override
  public boolean isOfAnotherClient(String deviceId) {
    List<Event> trusted =
        mapping
            .caseContext()
            .list(EventQuery.of(Kind.FACT_CLIENTKEY).with(Attribute.DEVICE_ID, deviceId));
    return !trusted.isEmpty()
        && trusted.stream()
            .flatMap(row -> row.attributes().get(Attribute.SMS_ID).stream())
            .noneMatch(client -> identity().has(IdType.SMS_ID, client));
  }

  @Override
  public boolean holdsOwnLog(String log) {
    return mapping.caseSite().machineLogs().holds(identity(), log);
  }

  @Override
  public List<Event> otherMemberships() {
    return member.of(Kind.FACT_GROUP_MEMBER).stream()
        .filter(row -> row.attributes().get(Attribute.GROUP_ID).isPresent())
        .filter(row -> !mapping.context().isOfGroup(row))
        .toList();
  }

  @Override
  public <T> T once(Object question, Supplier<T> answer) {
    return queryCache.once(question, answer);
  }

  @Override
  public Optional<CaseNotesEntry> note(String path) {
    return path.startsWith(DEVICE_NOTE)
        ? deviceNote(path, path.substring(DEVICE_NOTE.length()))
        : mapping.note(path);
  }

  private List<Event> read(Kind kind) {
    List<Event> own = new ArrayList<>();
    for (Event event : kind == Kind.AUDIT_DEVICE_UPDATED ? updates() : member.of(kind)) {
      boolean ofAnotherGroup =
          event.attributes().get(Attribute.GROUP_ID).isPresent()
              && !mapping.context().isOfGroup(event);
      boolean ofAnotherCollection =
          kind == Kind.FACT_COLLECTION_MEMBER && !mapping.context().isOfCollection(event);
      if (!ofAnotherGroup && !ofAnotherCollection) {
        own.add(event);
      }
    }
    if (Family.of(kind) == Family.LOG || kind == Kind.FACT_DSREGCMD) {
      fromItsMachine(kind).stream().filter(event -> !own.contains(event)).forEach(own::add);
    }
    return List.copyOf(own);
  }

  /** With the heartbeats, which are not loaded before they are asked for. */
  private List<Event> updates() {
    EventQuery query =
        IdQueries.naming(EventQuery.of(Kind.AUDIT_DEVICE_UPDATED), identity().ids(), false)
            .newest(MOST);
    return AuditSorter.inOrder(mapping.caseContext().list(query));
  }

  private List<Event> fromItsMachine(Kind kind) {
    List<Event> found = new ArrayList<>();
    ClientSourceFinder machines = mapping.caseSite().machines();
    for (String source : machines.sourcesOf(identity())) {
      if (kind == Kind.FACT_DSREGCMD && machines.isKnownByNameOnly(source)) {
        // It names its device itself; the folder says no more.
        continue;
      }
      found.addAll(mapping.caseContext().list(EventQuery.of(kind).inSource(source).newest(MOST)));
    }
    return found;
  }

  private List<Event> readNamesakes(Kind kind) {
    List<String> names = identity().names();
    if (names.isEmpty() || !mapping.caseSite().holds(kind)) {
      return List.of();
    }
    return IndexedSiteContext.inOrder(
        kind,
        named(kind, names).stream()
            .filter(event -> isNamed(event, names) && !namesAnId(event))
            .toList());
  }

  private List<Event> named(Kind kind, List<String> names) {
    if (kind == Kind.FACT_DSREGCMD) {
      // Few of them, and a device may name itself with its domain.
      return mapping.site().events(kind);
    }
    return mapping
        .caseContext()
        .list(
            EventQuery.of(kind)
                .naming(Attribute.HOST_NAME, names)
                .naming(Attribute.NAME, names)
                .newest(MOST));
  }

  private static boolean isNamed(Event event, List<String> names) {
    return EventIdentifiers.name(event)
        .filter(name -> names.stream().anyMatch(own -> isSameHost(own, name)))
        .isPresent();
  }

  /** With or without the domain; two different domains are two hosts. */
  private static boolean isSameHost(String one, String other) {
    return one.equalsIgnoreCase(other)
        || (one.indexOf('.') < 0 && host(other).equalsIgnoreCase(one))
        || (other.indexOf('.') < 0 && host(one).equalsIgnoreCase(other));
  }

  private static String host(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private boolean namesAnId(Event event) {
    return identity().ids().stream().anyMatch(id -> isNamedIn(id, event));
  }

  private static boolean isNamedIn(Id id, Event event) {
    return event
        .attributes()
        .get(id.type().attribute())
        .filter(id.value()::equalsIgnoreCase)
        .isPresent();
  }

  /** Notes of a device are under its name, the only thing an engineer has to call it by. */
  private Optional<CaseNotesEntry> deviceNote(String path, String key) {
    Pattern written = Pattern.compile("(?:^|, )" + Pattern.quote(key) + "=([^,]*)");
    for (Event event : mapping.site().events(Kind.FACT_NOTE)) {
      if (isNamed(event, identity().names())) {
        Matcher value = written.matcher(event.messageHead());
        if (value.find()) {
          return Optional.of(new CaseNotesEntry(path, value.group(1), event));
        }
      }
    }
    return Optional.empty();
  }
}
