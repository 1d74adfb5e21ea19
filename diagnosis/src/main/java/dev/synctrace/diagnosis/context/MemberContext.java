package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.context.SubjectContext.CaseNotesEntry;
import dev.synctrace.diagnosis.coverage.Coverage.Family;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.ExportedList;
import dev.synctrace.diagnosis.identity.EventIdentifiers;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdQueries;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Data of the case on one member of one mapping: {@link #events} gives its facts, its audits (also
 * of its device objects) and every log line that names one of its ids. Events that name a group as
 * well are those of this mapping's group only. Lives as long as its member is judged; its own
 * events are loaded before, the rest is read from the case as it is asked.
 */
public class MemberContext extends SubjectContext {
  private static final String DEVICE_NOTE = "device.";

  private final MappingContext mapping;
  private final MemberEvents member;
  private final @Nullable MembershipStatus status;
  private final Map<Kind, List<Event>> events = new EnumMap<>(Kind.class);
  private final Map<Kind, List<Event>> nameOnlyMatches = new EnumMap<>(Kind.class);

  /** A member that is yet to be judged. */
  public MemberContext(MappingContext mapping, MemberEvents member) {
    this(mapping, member, null);
  }

  private MemberContext(
      MappingContext mapping, MemberEvents member, @Nullable MembershipStatus status) {
    this.mapping = mapping;
    this.member = member;
    this.status = status;
  }

  /** The same member when it has been judged. */
  public MemberContext withStatus(MembershipStatus judged) {
    return new MemberContext(mapping, member, judged);
  }

  public MappingContext mapping() {
    return mapping;
  }

  @Override
  public SiteContext site() {
    return mapping.site();
  }

  private CaseAtInstant caseAt() {
    return site().caseAt();
  }

  /** Which ids are the member's, and which records say so. */
  public Identity identity() {
    return member.identity();
  }

  /**
   * What became of it: verdict, grade, timeline.
   *
   * @throws IllegalStateException when it has not been judged
   */
  public MembershipStatus status() {
    if (status == null) {
      throw new IllegalStateException("the member has not been judged");
    }
    return status;
  }

  @Override
  public List<ExportedList> lists(Kind fact) {
    return mapping().lists(fact);
  }

  @Override
  public List<Event> events(Kind kind) {
    return events.computeIfAbsent(kind, this::read);
  }

  /** Every event of a kind that names the member, oldest first, whichever group it names. */
  public List<Event> eventsOfAnyMapping(Kind kind) {
    return member.of(kind);
  }

  /** As {@link #eventsOfAnyMapping(Kind)}, kind by kind. */
  public List<Event> eventsOfAnyMapping(Set<Kind> kinds) {
    return member.of(kinds);
  }

  /** The kinds that {@link #eventsOfAnyMapping(Kind)} has events of. */
  public Set<Kind> kinds() {
    return member.kinds();
  }

  /** Whether the member is in another collection that is mapped to the same group. */
  public boolean isOfOtherCollection() {
    return member.collections().stream().anyMatch(mapping.otherCollections()::contains);
  }

  /**
   * Events of a kind that carry the member's name and none of its ids: perhaps the member after a
   * re-join, perhaps another device. Names never join by themselves.
   */
  public List<Event> nameOnlyMatches(Kind kind) {
    return nameOnlyMatches.computeIfAbsent(kind, this::readNameOnlyMatches);
  }

  /** Whether only the name of a folder says that an event was written on the member's machine. */
  public boolean isOfItsMachineByName(Event event) {
    return Family.of(event.kind()) == Family.LOG
        && !namesAnId(event)
        && site().machines().isKnownByNameOnly(event.source())
        && site().machines().sourcesOf(identity()).contains(event.source());
  }

  /** Whether ClientKeyData trusts a device id for other clients, and not for this member. */
  public boolean isOfAnotherClient(String deviceId) {
    List<Event> trusted =
        caseAt().list(EventQuery.of(Kind.FACT_CLIENTKEY).with(Attribute.DEVICE_ID, deviceId));
    return !trusted.isEmpty()
        && trusted.stream()
            .flatMap(row -> row.attributes().get(Attribute.SMS_ID).stream())
            .noneMatch(client -> identity().has(IdType.SMS_ID, client));
  }

  /**
   * Whether the case holds a log of that name, without case, of the member's device; also one of a
   * machine that nothing names, which may be any device's.
   */
  public boolean holdsOwnLog(String log) {
    return site().machines().holdsLog(identity(), log);
  }

  /** Whether a fact of this kind about the member's device is in the case. */
  public boolean showsOfItself(Kind kind) {
    return !events(kind).isEmpty() || !nameOnlyMatches(kind).isEmpty();
  }

  /** Rows of lists of other groups that have the member. */
  public List<Event> otherMemberships() {
    return eventsOfAnyMapping(Kind.FACT_GROUP_MEMBER).stream()
        .filter(row -> row.attributes().get(Attribute.GROUP_ID).isPresent())
        .filter(row -> !mapping.isOfGroup(row))
        .toList();
  }

  @Override
  public Optional<CaseNotesEntry> note(String path) {
    return path.startsWith(DEVICE_NOTE)
        ? deviceNote(path, path.substring(DEVICE_NOTE.length()))
        : mapping.note(path);
  }

  private List<Event> read(Kind kind) {
    List<Event> own = new ArrayList<>();
    for (Event event : kind == Kind.AUDIT_DEVICE_UPDATED ? updates() : eventsOfAnyMapping(kind)) {
      boolean ofAnotherGroup =
          event.attributes().get(Attribute.GROUP_ID).isPresent() && !mapping.isOfGroup(event);
      boolean ofAnotherCollection =
          kind == Kind.FACT_COLLECTION_MEMBER && !mapping.isOfCollection(event);
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
    return AuditSorter.inOrder(caseAt().list(query));
  }

  private List<Event> fromItsMachine(Kind kind) {
    List<Event> found = new ArrayList<>();
    ClientSourceFinder machines = site().machines();
    for (String source : machines.sourcesOf(identity())) {
      if (kind == Kind.FACT_DSREGCMD && machines.isKnownByNameOnly(source)) {
        // It names its device itself; the folder says no more.
        continue;
      }
      found.addAll(caseAt().list(EventQuery.of(kind).inSource(source).newest(MOST)));
    }
    return found;
  }

  private List<Event> readNameOnlyMatches(Kind kind) {
    List<String> names = identity().names();
    if (names.isEmpty() || !site().holds(kind)) {
      return List.of();
    }
    return inOrder(
        kind,
        named(kind, names).stream()
            .filter(event -> isNamed(event, names) && !namesAnId(event))
            .toList());
  }

  private List<Event> named(Kind kind, List<String> names) {
    if (kind == Kind.FACT_DSREGCMD) {
      // Few of them, and a device may name itself with its domain.
      return site().events(kind);
    }
    return caseAt()
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
    for (Event event : site().events(Kind.FACT_NOTE)) {
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
