package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.context.SubjectContext.CaseNotesEntry;
import dev.synctrace.diagnosis.coverage.ClockReader;
import dev.synctrace.diagnosis.coverage.ClockReader.MeasuredClock;
import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.coverage.CoverageReader;
import dev.synctrace.diagnosis.coverage.MachineFolder;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.coverage.SourceCoverageReader;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.ExportedList;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.diagnosis.evidence.UnboundedInstants;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Data of the case on the site and the tenant: all its events, whichever member or group they name.
 */
public class SiteContext extends SubjectContext {
  /** Ten days of cycles; what is to be shown of older ones does not need each of them. */
  private static final int MOST_CYCLES = 3_000;

  private final CaseAtInstant caseAt;
  private final Map<Kind, List<Event>> events;
  private final Map<Kind, Boolean> held;
  private final Function<Kind, List<Event>> eventReader;
  private final Function<String, Optional<CaseNotesEntry>> noteReader;
  private final Lazy<Coverage> coverage;
  private final Lazy<ListCatalogue> lists;
  private final Lazy<List<SourceCoverage>> sources;
  private final Lazy<List<Mapping>> mappings;
  private final Lazy<List<SyncCycle>> cycles;
  private final Lazy<List<Hierarchy>> hierarchies;
  private final Lazy<Boolean> severalHierarchies;
  private final Lazy<Map<String, MeasuredClock>> clocks;
  private final Lazy<ClientSourceFinder> machines;
  private final Lazy<SortedMap<String, String>> unnamedLists;

  public SiteContext(CaseAtInstant caseAt) {
    this.caseAt = caseAt;
    this.events = new EnumMap<>(Kind.class);
    this.held = new EnumMap<>(Kind.class);
    this.eventReader = kind -> inOrder(kind, caseAt.list(EventQuery.of(kind).newest(MOST)));
    this.coverage = new Lazy<>(() -> new CoverageReader(caseAt.events()).read(lists()));
    this.lists = new Lazy<>(() -> ListCatalogue.read(caseAt.events(), caseAt.asOf()));
    this.sources = new Lazy<>(this::readSources);
    this.mappings = new Lazy<>(() -> new MappingReader(caseAt).read());
    this.cycles = new Lazy<>(this::readCycles);
    this.hierarchies = new Lazy<>(this::readHierarchies);
    this.severalHierarchies = new Lazy<>(this::readSeveralHierarchies);
    this.clocks = new Lazy<>(() -> new ClockReader(caseAt.events(), caseAt.asOf()).read());
    Lazy<Map<String, CaseNotesEntry>> notes = new Lazy<>(this::readNotes);
    this.noteReader = path -> Optional.ofNullable(notes.get().get(path));
    this.machines = new Lazy<>(() -> new ClientSourceFinder(caseAt));
    this.unnamedLists = new Lazy<>(() -> UnattributedExports.problems(caseAt, mappedGroups()));
  }

  /** The same site, for a class that answers some questions in another way. */
  protected SiteContext(SiteContext same) {
    this.caseAt = same.caseAt;
    this.events = new EnumMap<>(Kind.class);
    this.held = same.held;
    this.eventReader = same::events;
    this.noteReader = same::note;
    this.coverage = new Lazy<>(same::coverage);
    this.lists = new Lazy<>(same::lists);
    this.sources = new Lazy<>(same::sources);
    this.mappings = new Lazy<>(same::mappings);
    this.cycles = new Lazy<>(same::cycles);
    this.hierarchies = new Lazy<>(same::hierarchies);
    this.severalHierarchies = new Lazy<>(same::mayBeSeveralHierarchies);
    this.clocks = new Lazy<>(same::clocks);
    this.machines = new Lazy<>(same::machines);
    this.unnamedLists = new Lazy<>(same::unnamedLists);
  }

  /** The case that all contexts of the site are read from. */
  CaseAtInstant caseAt() {
    return caseAt;
  }

  @Override
  public SiteContext site() {
    return this;
  }

  @Override
  public Instant at() {
    return caseAt.asOf().at();
  }

  @Override
  public List<Event> events(Kind kind) {
    return events.computeIfAbsent(kind, eventReader);
  }

  @Override
  public Optional<CaseNotesEntry> note(String path) {
    return noteReader.apply(path);
  }

  @Override
  public Coverage coverage() {
    return coverage.get();
  }

  /** All lists of the case and what each of them states. */
  public ListCatalogue lists() {
    return lists.get();
  }

  /** Whether any row of the newest lists of a fact has a value in each of the attributes. */
  public boolean listHas(Kind fact, Attribute... having) {
    EventQuery rows = EventQuery.of(fact).having(having);
    return ListCatalogue.newest(lists().of(fact)).stream()
        .flatMap(list -> list.sources().stream())
        .anyMatch(source -> caseAt.events().count(rows.inSource(source)) > 0);
  }

  /** Events of the logs that were written on a member's own machine; none where it is not known. */
  public List<Event> ofItsMachine(Identity member, Set<Kind> kinds) {
    List<Event> found = new ArrayList<>();
    if (kinds.stream().anyMatch(this::holds)) {
      for (String source : machines().sourcesOf(member)) {
        found.addAll(caseAt.list(EventQuery.of(kinds).inSource(source).newest(MOST)));
      }
    }
    return found;
  }

  /** Whether the case has any event of the kind: asked before each of many members is. */
  boolean holds(Kind kind) {
    return held.computeIfAbsent(kind, k -> caseAt.events().count(EventQuery.of(k)) > 0);
  }

  /** Which sources each client wrote. */
  public ClientSourceFinder machines() {
    return machines.get();
  }

  /** What each source of the case can tell, by path. */
  public List<SourceCoverage> sources() {
    return sources.get();
  }

  private List<SourceCoverage> readSources() {
    SortedMap<String, String> troubles = new TreeMap<>(caseAt.events().machines().conflicts());
    troubles.putAll(unnamedLists());
    return new SourceCoverageReader(caseAt.events()).read(troubles, clocks());
  }

  /** Every mapping the case knows, by group and collection. */
  public List<Mapping> mappings() {
    return mappings.get();
  }

  /** Whether all mappings are of one group, to which lists belong that name none. */
  public boolean onlyGroup() {
    return mappedGroups() == 1;
  }

  private long mappedGroups() {
    return mappings().stream().map(m -> m.groupId().toLowerCase(Locale.ROOT)).distinct().count();
  }

  /** Lists of members or owners no one can give to a group: what is wrong with each, by source. */
  public SortedMap<String, String> unnamedLists() {
    return unnamedLists.get();
  }

  /**
   * The newest cycles of the group synchronization worker that the log shows, ten days at most,
   * oldest first.
   */
  public List<SyncCycle> cycles() {
    return cycles.get();
  }

  private List<SyncCycle> readCycles() {
    return SyncCycle.paired(
        caseAt.list(EventQuery.of(Kind.GROUPSYNC_CYCLE_START).newest(MOST_CYCLES)),
        caseAt.list(EventQuery.of(Kind.GROUPSYNC_CYCLE_END).newest(MOST_CYCLES)),
        this::hierarchyOf);
  }

  /** Clocks of machines that differ from Entra's, by the folder of their logs. */
  public Map<String, MeasuredClock> clocks() {
    return clocks.get();
  }

  /**
   * When a record of a log happened by Entra's clock, as far as the difference was measured; what
   * has no time counts as the end of the case.
   */
  public Instant entraTime(Event record) {
    Instant time = record.time();
    if (time == null) {
      return UnboundedInstants.AFTER_ALL;
    }
    return Optional.ofNullable(clocks().get(MachineFolder.of(record.source())))
        .map(clock -> time.minus(clock.ahead()))
        .orElse(time);
  }

  /** The hierarchies whose logs are in the case, as far as their discovery tells them apart. */
  public List<Hierarchy> hierarchies() {
    return hierarchies.get();
  }

  private List<Hierarchy> readHierarchies() {
    boolean several =
        Stream.of(Attribute.TENANT_ID, Attribute.SERVER_APP_ID)
            .anyMatch(
                id -> caseAt.events().values(EventQuery.of(Kind.DISCOVERY_START), id).size() > 1);
    // To tell that there is one, no record has to be loaded.
    return several ? Hierarchy.of(events(Kind.DISCOVERY_START)) : List.of();
  }

  /**
   * What is equal for sources of one hierarchy and differs for those of two. Where the case has one
   * hierarchy only, all sources are its own.
   */
  public String hierarchyOf(String source) {
    List<Hierarchy> all = hierarchies();
    if (all.size() < 2) {
      return "";
    }
    for (Hierarchy hierarchy : all) {
      if (hierarchy.hasSource(source)) {
        return "hierarchy " + all.indexOf(hierarchy);
      }
    }
    return "folder " + MachineFolder.of(source);
  }

  /**
   * Whether exports and logs may be of several hierarchies: they are of different tenants, and no
   * discovery shows that these are of one hierarchy. A source is of the tenant that most of its
   * records name; others are those of devices that were joined elsewhere.
   */
  public boolean mayBeSeveralHierarchies() {
    return severalHierarchies.get();
  }

  private boolean readSeveralHierarchies() {
    EventQuery naming = EventQuery.of(Kind.DISCOVERY_START, Kind.FACT_CLIENTKEY, Kind.FACT_USER);
    if (caseAt.events().distinct(naming, Attribute.TENANT_ID).size() < 2) {
      return false;
    }
    Set<String> tenants = new HashSet<>();
    for (SourceSummary source : caseAt.events().sources()) {
      caseAt
          .events()
          .values(naming.inSource(source.path()), Attribute.TENANT_ID)
          .entrySet()
          .stream()
          .max(Map.Entry.comparingByValue())
          .ifPresent(most -> tenants.add(most.getKey().toLowerCase(Locale.ROOT)));
    }
    return tenants.size() > 1
        && hierarchies().stream().noneMatch(one -> one.tenants().containsAll(tenants));
  }

  /** How many clients have a verified identity; empty without an export of ClientKeyData. */
  public Optional<ClientCount> clients() {
    List<ExportedList> keys = ListCatalogue.newest(lists().of(Kind.FACT_CLIENTKEY));
    return keys.isEmpty()
        ? Optional.empty()
        : once(ClientCount.class, () -> Optional.of(count(keys)));
  }

  private ClientCount count(List<ExportedList> keys) {
    long verified = 0;
    long all = 0;
    for (ExportedList list : keys) {
      for (String source : list.sources()) {
        EventQuery rows = EventQuery.of(Kind.FACT_CLIENTKEY).inSource(source);
        // Agent type 0 is a full client; where the column was not exported all rows count.
        EventQuery clients = rows.with(Attribute.AGENT_TYPE, "0");
        boolean typed = caseAt.events().count(clients) > 0;
        all += caseAt.events().count(rows);
        verified += verified(typed ? clients : rows);
      }
    }
    boolean complete = keys.stream().allMatch(ExportedList::isComplete);
    return new ClientCount(verified, complete ? (Long) all : null);
  }

  /** Rows with an Entra device id that are not revoked. */
  private long verified(EventQuery rows) {
    return withDeviceId(rows) - withDeviceId(rows.with(Attribute.IS_REVOKED, "true"));
  }

  private long withDeviceId(EventQuery rows) {
    String none = Attribute.DEVICE_ID.label();
    return caseAt.events().count(rows) - caseAt.events().count(rows.with(Attribute.NO_VALUE, none));
  }

  /** What is noted of one device is under its name, not under a path. */
  private Map<String, CaseNotesEntry> readNotes() {
    Map<String, CaseNotesEntry> read = new LinkedHashMap<>();
    for (Event event : events(Kind.FACT_NOTE)) {
      Optional<String> path = event.attributes().get(Attribute.NOTE_KEY);
      Optional<String> value = event.attributes().get(Attribute.NOTE_VALUE);
      if (path.isPresent() && value.isPresent()) {
        read.put(path.get(), new CaseNotesEntry(path.get(), value.get(), event));
      }
    }
    return read;
  }

  /**
   * Number of clients of the site, and of those that have a verified Entra identity: the count
   * query of seed 000.
   *
   * @param verified clients with an Entra device ID in ClientKeyData, not revoked, of agent type 0
   * @param all rows of ClientKeyData; null where the export may leave out clients
   */
  public record ClientCount(long verified, @Nullable Long all) {}
}
