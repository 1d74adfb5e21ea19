package dev.synctrace.diagnosis.cause;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.synctrace.diagnosis.InMemoryCaseEvents;
import dev.synctrace.diagnosis.cause.condition.Scope;
import dev.synctrace.diagnosis.context.CaseAtInstant;
import dev.synctrace.diagnosis.context.Hierarchy;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.MemberEvents;
import dev.synctrace.diagnosis.context.MemberList;
import dev.synctrace.diagnosis.context.ServerApp;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.context.SubjectContext.CaseNotesEntry;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.diagnosis.coverage.ClockReader.MeasuredClock;
import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.coverage.Coverage.AuditCoverage;
import dev.synctrace.diagnosis.coverage.KindOrigins;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.coverage.TimeWindow;
import dev.synctrace.diagnosis.evidence.AsOf;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdLink;
import dev.synctrace.diagnosis.identity.IdLink.Confidence;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.identity.Identity.IdConflict;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a case holds on one member, written down in YAML:
 *
 * <pre>
 * verdict: NOT_SYNCED               what became of the member
 * inCollection: IN                  IN, OUT or UNKNOWN
 * type: device                      or user
 * serverApp: sp-app                 its service principal; none when the case has not enough data
 * serverAppGuessed: true            its application id is not known
 * conflicts: [...]                  contradictions of the member's ids
 * notes: {site.version: 2303}       case notes
 * logs: [CCM_STS]                   logs without a line of interest
 * exports: [fact.device]            exports without a row of interest
 * unsure: [fact.device]             of these, exports that may leave out rows
 * partial: [fact.device]            of these, exports that are cut
 * clockAheadSeconds: 420            the measured clock of the machine whose logs are in no folder
 * audit: true                       a directory audit without a record of interest
 * member: [...]                     events of the member, each {kind, at: "10:05", message, attributes}
 * namesakes: [...]                  events that carry the member's name only
 * elsewhere: [...]                  rows of lists of other groups that have the member
 * mapping: [...]                    events of the group and the collection
 * site: [...]                       all other events; of an action its own
 * </pre>
 */
public final class HandMadeCase {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String DAY = "2026-10-20T";
  private static final Instant AT = Instant.parse(DAY + "12:00:00Z");
  private static final Comparator<Event> OLDEST_FIRST =
      Comparator.comparing(event -> Objects.requireNonNullElse(event.time(), Instant.MAX));

  private static final Mapping MAPPING =
      new Mapping("group-1", "SG-Test", "P0100017", "Test", 16777217L);

  private final JsonNode written;
  private final List<Event> ofMember = new ArrayList<>();
  private final List<Event> namesakes = new ArrayList<>();
  private final List<Event> elsewhere = new ArrayList<>();
  private final List<Event> ofMapping = new ArrayList<>();
  private final List<Event> ofSite = new ArrayList<>();
  private long lines;

  private HandMadeCase(JsonNode written) {
    this.written = written;
    read("member", ofMember);
    read("namesakes", namesakes);
    read("elsewhere", elsewhere);
    read("mapping", ofMapping);
    read("site", ofSite);
    exports().forEach(kind -> ofSite.add(export(kind)));
  }

  public static HandMadeCase of(JsonNode written) {
    return new HandMadeCase(written);
  }

  /** Reads a case from YAML. */
  public static HandMadeCase of(String yaml) {
    try {
      return new HandMadeCase(YAML.readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The context a cause of that scope is judged by. */
  public SubjectContext context(Scope scope) {
    return switch (scope) {
      case MEMBER -> member();
      case MAPPING -> mapping();
      case SITE, ACTION -> site();
    };
  }

  public SiteContext site() {
    return new Site();
  }

  public MappingContext mapping() {
    return new OfMapping();
  }

  public MemberContext member() {
    return new Member();
  }

  private final class Site extends SiteContext {
    Site() {
      super(new CaseAtInstant(new InMemoryCaseEvents(List.of(), List.of()), new AsOf(AT, AT)));
    }

    @Override
    public List<Event> events(Kind kind) {
      return of(kind, Stream.of(ofSite, ofMapping, ofMember, namesakes).flatMap(List::stream));
    }

    @Override
    public Optional<CaseNotesEntry> note(String path) {
      JsonNode value = written.path("notes").path(path);
      return value.isMissingNode()
          ? Optional.empty()
          : Optional.of(new CaseNotesEntry(path, value.asText(), noteEvent(path, value.asText())));
    }

    @Override
    public Coverage coverage() {
      return HandMadeCase.this.coverage();
    }

    @Override
    public ListCatalogue lists() {
      List<Event> all = new ArrayList<>(ofSite);
      all.removeIf(event -> event.kind() != Kind.FACT_EXPORT && event.kind() != Kind.FACT_NOTE);
      return ListCatalogue.read(new InMemoryCaseEvents(all, List.of()), new AsOf(AT, AT));
    }

    @Override
    public boolean listHas(Kind fact, Attribute... having) {
      return events(fact).stream()
          .anyMatch(row -> Stream.of(having).allMatch(a -> row.attributes().get(a).isPresent()));
    }

    @Override
    public List<Hierarchy> hierarchies() {
      return Hierarchy.of(events(Kind.DISCOVERY_START));
    }

    @Override
    public List<SourceCoverage> sources() {
      return List.of();
    }

    @Override
    public List<Mapping> mappings() {
      return List.of(MAPPING);
    }

    @Override
    public Map<String, MeasuredClock> clocks() {
      JsonNode ahead = written.path("clockAheadSeconds");
      return ahead.isMissingNode()
          ? Map.of()
          : Map.of(
              "",
              new MeasuredClock(
                  Duration.ofSeconds(ahead.asLong()),
                  4,
                  events(Kind.GROUPSYNC_MEMBER_ADD).getFirst(),
                  events(Kind.AUDIT_MEMBER_ADDED).getFirst()));
    }

    @Override
    public List<SyncCycle> cycles() {
      List<SyncCycle> cycles = new ArrayList<>();
      @Nullable Event open = null;
      for (Event event :
          Stream.of(Kind.GROUPSYNC_CYCLE_START, Kind.GROUPSYNC_CYCLE_END)
              .flatMap(kind -> events(kind).stream())
              .sorted(OLDEST_FIRST)
              .toList()) {
        boolean start = event.kind() == Kind.GROUPSYNC_CYCLE_START;
        if (!start || open != null) {
          cycles.add(
              new SyncCycle(
                  Optional.ofNullable(open), start ? Optional.empty() : Optional.of(event)));
        }
        open = start ? event : null;
      }
      if (open != null) {
        cycles.add(new SyncCycle(Optional.of(open), Optional.empty()));
      }
      return cycles;
    }
  }

  private final class OfMapping extends MappingContext {
    OfMapping() {
      super(MAPPING, HandMadeCase.this.site());
    }

    @Override
    public List<Event> events(Kind kind) {
      Stream<Event> named =
          ofMember.stream().filter(e -> e.attributes().get(Attribute.GROUP_ID).isPresent());
      return of(kind, Stream.concat(ofMapping.stream(), named));
    }

    @Override
    public List<Event> failedChanges() {
      return Stream.of(Kind.AUDIT_MEMBER_ADDED, Kind.AUDIT_MEMBER_REMOVED)
          .flatMap(kind -> events(kind).stream())
          .filter(change ->
              change
                  .attributes()
                  .get(Attribute.RESULT)
                  .filter(result -> FAILED.contains(result.toLowerCase(Locale.ROOT)))
                  .isPresent())
          .toList();
    }

    @Override
    public List<Event> nestedGroups() {
      return events(Kind.FACT_GROUP_MEMBER).stream()
          .filter(row ->
              row.attributes()
                  .get(Attribute.MEMBER_TYPE)
                  .filter("group"::equalsIgnoreCase)
                  .isPresent())
          .toList();
    }

    @Override
    public ServerApp serverApp() {
      String id = written.path("serverApp").asText("sp-app");
      return id.equals("none")
          ? ServerApp.UNKNOWN
          : new ServerApp(
              Set.of(id),
              Set.of("app"),
              Proof.of(
                  written.path("serverAppGuessed").asBoolean()
                      ? PremiseBasis.PROBABLE_ROLE
                      : PremiseBasis.RECORD));
    }

    @Override
    public MemberList groupList() {
      return MemberList.NONE;
    }

    @Override
    public MemberList collectionList() {
      return MemberList.NONE;
    }
  }

  private final class Member extends MemberContext {
    Member() {
      super(HandMadeCase.this.mapping(), new MemberEvents(HandMadeCase.this.identity(), List.of()));
    }

    @Override
    public List<Event> events(Kind kind) {
      return of(kind, ofMember.stream());
    }

    @Override
    public List<Event> otherMemberships() {
      return elsewhere;
    }

    @Override
    public List<Event> nameOnlyMatches(Kind kind) {
      return of(kind, namesakes.stream());
    }

    @Override
    public boolean isOfAnotherClient(String deviceId) {
      return of(Kind.FACT_CLIENTKEY, ofSite.stream()).stream()
          .flatMap(key -> key.attributes().get(Attribute.DEVICE_ID).stream())
          .anyMatch(deviceId::equalsIgnoreCase);
    }

    @Override
    public boolean holdsOwnLog(String log) {
      return coverage().hasLog(log);
    }

    @Override
    public MembershipStatus status() {
      return new MembershipStatus(
          verdict(),
          Proof.of(
              PremiseBasis.ROW,
              ofMember.stream().map(event -> EvidenceItem.supporting(event, "seen")).toList()),
          Presence.valueOf(written.path("inCollection").asText("IN")),
          Presence.UNKNOWN,
          Presence.UNKNOWN,
          "as the test says",
          List.of(),
          List.of());
    }
  }

  private Identity identity() {
    TreeSet<Id> ids = new TreeSet<>();
    ids.add(new Id(IdType.OBJECT_ID, "object-1"));
    boolean user = written.path("type").asText("device").equals("user");
    if (!user) {
      ids.add(new Id(IdType.SMS_ID, "sms-1"));
    }
    List<IdConflict> conflicts = new ArrayList<>();
    written
        .path("conflicts")
        .forEach(type ->
            conflicts.add(
                new IdConflict(
                    IdConflict.Type.valueOf(type.asText()),
                    type.asText(),
                    List.of(tie("sms-1", "object-1"), tie("sms-2", "object-1")))));
    return new Identity(
        user ? Identity.MemberType.USER : Identity.MemberType.DEVICE,
        ids,
        List.of("PC-1"),
        user ? List.of() : List.of(tie("sms-1", "object-1")),
        conflicts);
  }

  private static IdLink tie(String client, String object) {
    return new IdLink(
        new Id(IdType.SMS_ID, client),
        new Id(IdType.OBJECT_ID, object),
        Confidence.STATED,
        "sql/ClientKeyData.csv",
        2,
        null,
        null);
  }

  private VerdictState verdict() {
    return VerdictState.valueOf(written.path("verdict").asText("NOT_SYNCED"));
  }

  private Coverage coverage() {
    Set<String> logs = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    written.path("logs").forEach(log -> logs.add(log.asText()));
    boolean audited = written.path("audit").asBoolean();
    for (Event event : all()) {
      switch (Coverage.Family.of(event.kind())) {
        case LOG -> logs.add(event.log());
        case AUDIT -> audited = true;
        case FACT -> {
          // Exports are told by exports().
        }
      }
    }
    TimeWindow day = new TimeWindow(Instant.parse(DAY + "00:00:00Z"), AT);
    return new Coverage(new AuditCoverage(audited ? List.of(day) : List.of()), logs, exports());
  }

  private Set<Kind> exports() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    written.path("exports").forEach(name -> kinds.add(Kind.byLabel(name.asText()).orElseThrow()));
    all().stream()
        .map(Event::kind)
        .filter(kind -> Coverage.Family.of(kind) == Coverage.Family.FACT)
        .filter(kind -> kind != Kind.FACT_EXPORT)
        .forEach(kinds::add);
    return kinds;
  }

  private List<Event> all() {
    return Stream.of(ofMember, namesakes, ofMapping, ofSite).flatMap(List::stream).toList();
  }

  private static List<Event> of(Kind kind, Stream<Event> events) {
    return events.filter(event -> event.kind() == kind).sorted(OLDEST_FIRST).toList();
  }

  private void read(String list, List<Event> events) {
    written.path(list).forEach(event -> events.add(event(event)));
  }

  private Event event(JsonNode event) {
    Kind kind =
        Kind.byLabel(event.path("kind").asText())
            .orElseThrow(() -> new IllegalArgumentException("no kind in " + event));
    Attributes.Builder attributes = Attributes.builder();
    event
        .properties()
        .forEach(said -> {
          if (!Set.of("kind", "at", "message", "log", "source").contains(said.getKey())) {
            attributes.put(
                Attribute.byLabel(said.getKey())
                    .orElseThrow(() -> new IllegalArgumentException(said.getKey())),
                said.getValue().asText());
          }
        });
    String message = event.path("message").asText(kind.label());
    String log =
        event.path("log").asText(KindOrigins.logsOf(kind).stream().findFirst().orElse("SomeLog"));
    String source = event.path("source").asText(log);
    return event(time(event.path("at")), source, log, kind, message, attributes.build());
  }

  private Event export(Kind kind) {
    Attributes attributes =
        Attributes.builder()
            .put(Attribute.FACT, kind.label())
            .put(
                Attribute.COMPLETE,
                isNamed("partial", kind) ? "false" : isNamed("unsure", kind) ? "unknown" : "true")
            .put(Attribute.ID_TYPES, "deviceId objectId userId smsId resourceId appId")
            .put(Attribute.GROUP_ID, "group-1")
            .put(Attribute.COLLECTION_ID, "P0100017")
            .build();
    return event(null, "export", Kind.FACT_EXPORT, "export of " + kind.label(), attributes);
  }

  private boolean isNamed(String list, Kind kind) {
    for (JsonNode name : written.path(list)) {
      if (name.asText().equals(kind.label())) {
        return true;
      }
    }
    return false;
  }

  private static Event noteEvent(String path, String value) {
    Attributes attributes =
        Attributes.builder().put(Attribute.NOTE_KEY, path).put(Attribute.NOTE_VALUE, value).build();
    return new Event(
        null,
        null,
        null,
        "case-notes.yaml",
        1,
        1,
        "case-notes",
        null,
        null,
        Kind.FACT_NOTE.severity(),
        Kind.FACT_NOTE,
        path + " " + value,
        attributes);
  }

  private Event event(
      @Nullable Instant time, String log, Kind kind, String message, Attributes attributes) {
    return event(time, log, log, kind, message, attributes);
  }

  private Event event(
      @Nullable Instant time,
      String source,
      String log,
      Kind kind,
      String message,
      Attributes attributes) {
    lines++;
    return new Event(
        time,
        time,
        null,
        source,
        lines,
        lines,
        log,
        null,
        null,
        kind.severity(),
        kind,
        message,
        attributes);
  }

  private static @Nullable Instant time(JsonNode at) {
    if (at.isMissingNode()) {
      return null;
    }
    String text = at.asText();
    return Instant.parse(text.contains("T") ? text : DAY + text + ":00Z");
  }
}
