package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.context.CaseNotesEntry;
import dev.synctrace.diagnosis.context.ClientCount;
import dev.synctrace.diagnosis.context.Hierarchy;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.diagnosis.coverage.ClockReader;
import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.coverage.CoverageReader;
import dev.synctrace.diagnosis.coverage.MeasuredClock;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.coverage.SourceCoverageReader;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.ExportedList;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.reader.AuditSorter;
import dev.synctrace.diagnosis.reader.CaseAtInstant;
import dev.synctrace.diagnosis.reader.ClientSourceFinder;
import dev.synctrace.diagnosis.reader.MachineLogs;
import dev.synctrace.diagnosis.reader.MappingReader;
import dev.synctrace.diagnosis.reader.SyncCycles;
import dev.synctrace.diagnosis.reader.UnattributedExports;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The site's context, read from the case as it is asked. */
public final class IndexedSiteContext implements SiteContext {
  /** Ten days of cycles; what is to be shown of older ones does not need each of them. */
  private static final int MOST_CYCLES = 3_000;

  private final CaseAtInstant context;
  private final Map<Kind, List<Event>> events = new EnumMap<>(Kind.class);
  private final Map<Kind, Boolean> held = new EnumMap<>(Kind.class);
  private final QueryCache queryCache = new QueryCache();
  private @Nullable Coverage coverage;
  private @Nullable ListCatalogue lists;
  private @Nullable List<SourceCoverage> sources;
  private @Nullable List<Mapping> mappings;
  private @Nullable List<SyncCycle> cycles;
  private @Nullable List<Hierarchy> hierarchies;
  private @Nullable Map<String, MeasuredClock> clocks;
  private @Nullable Map<String, CaseNotesEntry> notes;
  private @Nullable ClientSourceFinder machines;
  private @Nullable MachineLogs machineLogs;
  private @Nullable SortedMap<String, String> unnamedLists;

  public IndexedSiteContext(CaseAtInstant context) {
    this.context = context;
  }

  @Override
  public Instant at() {
    return context.asOf().at();
  }

  @Override
  public List<Event> events(Kind kind) {
    return events.computeIfAbsent(
        kind, k -> inOrder(k, context.list(EventQuery.of(k).newest(MOST))));
  }

  @Override
  public boolean listHas(Kind fact, Attribute... having) {
    EventQuery rows = EventQuery.of(fact).having(having);
    return ListCatalogue.newest(lists().of(fact)).stream()
        .flatMap(list -> list.sources().stream())
        .anyMatch(source -> context.events().count(rows.inSource(source)) > 0);
  }

  @Override
  public <T> T once(Object question, Supplier<T> answer) {
    return queryCache.once(question, answer);
  }

  @Override
  public Optional<CaseNotesEntry> note(String path) {
    if (notes == null) {
      notes = readNotes();
    }
    return Optional.ofNullable(notes.get(path));
  }

  @Override
  public Coverage coverage() {
    if (coverage == null) {
      coverage = new CoverageReader(context.events()).read(lists());
    }
    return coverage;
  }

  @Override
  public ListCatalogue lists() {
    if (lists == null) {
      lists = ListCatalogue.read(context.events(), context.asOf());
    }
    return lists;
  }

  @Override
  public List<SourceCoverage> sources() {
    if (sources == null) {
      SortedMap<String, String> troubles = new TreeMap<>(context.events().machines().conflicts());
      troubles.putAll(unnamedLists());
      sources = new SourceCoverageReader(context.events()).read(troubles, clocks());
    }
    return sources;
  }

  @Override
  public List<Mapping> mappings() {
    if (mappings == null) {
      mappings = new MappingReader(context).read();
    }
    return mappings;
  }

  @Override
  public List<SyncCycle> cycles() {
    if (cycles == null) {
      cycles =
          SyncCycles.of(
              context.list(EventQuery.of(Kind.GROUPSYNC_CYCLE_START).newest(MOST_CYCLES)),
              context.list(EventQuery.of(Kind.GROUPSYNC_CYCLE_END).newest(MOST_CYCLES)),
              this::hierarchyOf);
    }
    return cycles;
  }

  @Override
  public Map<String, MeasuredClock> clocks() {
    if (clocks == null) {
      clocks = new ClockReader(context.events(), context.asOf()).read();
    }
    return clocks;
  }

  @Override
  public Optional<ClientCount> clients() {
    List<ExportedList> lists = ListCatalogue.newest(lists().of(Kind.FACT_CLIENTKEY));
    if (lists.isEmpty()) {
      return Optional.empty();
    }
    return once(ClientCount.class, () -> Optional.of(count(lists)));
  }

  private ClientCount count(List<ExportedList> lists) {
    long verified = 0;
    long all = 0;
    for (ExportedList list : lists) {
      for (String source : list.sources()) {
        EventQuery rows = EventQuery.of(Kind.FACT_CLIENTKEY).inSource(source);
        // Agent type 0 is a full client; where the column was not exported all rows count.
        EventQuery clients = rows.with(Attribute.AGENT_TYPE, "0");
        boolean typed = context.events().count(clients) > 0;
        all += context.events().count(rows);
        verified += verified(typed ? clients : rows);
      }
    }
    boolean complete = lists.stream().allMatch(ExportedList::isComplete);
    return new ClientCount(verified, complete ? (Long) all : null);
  }

  /** Rows with an Entra device id that are not revoked. */
  private long verified(EventQuery rows) {
    return withDeviceId(rows) - withDeviceId(rows.with(Attribute.IS_REVOKED, "true"));
  }

  private long withDeviceId(EventQuery rows) {
    String none = Attribute.DEVICE_ID.label();
    return context.events().count(rows)
        - context.events().count(rows.with(Attribute.NO_VALUE, none));
  }

  @Override
  public List<Hierarchy> hierarchies() {
    if (hierarchies == null) {
      boolean several =
          Stream.of(Attribute.TENANT_ID, Attribute.SERVER_APP_ID)
              .anyMatch(id ->
                  context.events().values(EventQuery.of(Kind.DISCOVERY_START), id).size() > 1);
      // To tell that there is one, no record has to be loaded.
      hierarchies = several ? Hierarchy.of(events(Kind.DISCOVERY_START)) : List.of();
    }
    return hierarchies;
  }

  /** Whether all mappings are of one group, to which lists belong that name none. */
  boolean onlyGroup() {
    return mappedGroups() == 1;
  }

  /** What is wrong with the lists no one can give to a group, by source. */
  SortedMap<String, String> unnamedLists() {
    if (unnamedLists == null) {
      unnamedLists = UnattributedExports.problems(context, mappedGroups());
    }
    return unnamedLists;
  }

  private long mappedGroups() {
    return mappings().stream().map(m -> m.groupId().toLowerCase(Locale.ROOT)).distinct().count();
  }

  @Override
  public List<Event> ofItsMachine(Identity member, Set<Kind> kinds) {
    List<Event> found = new ArrayList<>();
    if (kinds.stream().anyMatch(this::holds)) {
      for (String source : machines().sourcesOf(member)) {
        found.addAll(context.list(EventQuery.of(kinds).inSource(source).newest(MOST)));
      }
    }
    return found;
  }

  /** Whether the case has any event of the kind: asked before each of many members is. */
  boolean holds(Kind kind) {
    return held.computeIfAbsent(kind, k -> context.events().count(EventQuery.of(k)) > 0);
  }

  /** The site's version as noted. */
  Optional<String> siteVersion() {
    return note("site.version").map(CaseNotesEntry::value);
  }

  /** Which logs the case holds of each client. */
  MachineLogs machineLogs() {
    if (machineLogs == null) {
      machineLogs = new MachineLogs(context, machines());
    }
    return machineLogs;
  }

  ClientSourceFinder machines() {
    if (machines == null) {
      machines = new ClientSourceFinder(context);
    }
    return machines;
  }

  static List<Event> inOrder(Kind kind, List<Event> events) {
    return kind.label().startsWith("audit.") ? AuditSorter.inOrder(events) : List.copyOf(events);
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
}
