package dev.synctrace.diagnosis.collect;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.collect.CollectItem.Data;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.IndexedEvents;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionDevice;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.index.Case;
import dev.synctrace.index.source.Machine;
import dev.synctrace.index.source.MachineNameRules;
import dev.synctrace.index.source.MachineRole;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.bundle.file.MemberName;
import dev.synctrace.parsers.bundle.file.RotatedName;
import dev.synctrace.parsers.fact.CollectManifestFormat;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a case has of the things that can be collected, and which computers it names. Where devices
 * are named, it is about these alone: other computers of its clients, members and mappings do not
 * count.
 */
final class CaseInventory {
  /** More computers than these are collected from by name as little as none. */
  private static final int MOST_DEVICES = 50;

  private static final Pattern VERSION = Pattern.compile("\\d{4}");

  private final List<SourceSummary> sources;
  private final SourceMachines machines;
  private final CaseEvents events;
  private final Diagnosis diagnosis;
  private final Set<String> memberTypes = new HashSet<>();
  private boolean hasVerdicts;
  private final Map<String, String> devices = new TreeMap<>();
  private final Map<String, String> undecided = new TreeMap<>();
  private final Set<String> absent = new HashSet<>();
  private final boolean isNarrowed;
  private final Set<String> groupsOfNamed = new HashSet<>();

  CaseInventory(
      Case opened, Diagnosis diagnosis, Set<CollectScenario> scenarios, List<String> named) {
    this.sources = opened.sources();
    this.machines = opened.machines();
    this.events = new IndexedEvents(opened);
    this.diagnosis = diagnosis;
    this.isNarrowed = !named.isEmpty();
    named.forEach(name -> devices.putIfAbsent(key(name), name));
    if (scenarios.contains(CollectScenario.GROUP_SYNC)) {
      diagnosis.explain(ExplainRequest.all(), isNarrowed ? this::addGroup : this::addMember);
    }
    if (isNarrowed) {
      memberTypes.add("DEVICE");
    } else {
      addAffected(opened, scenarios);
    }
    readManifests();
  }

  /** Adds the computers that the case shows to be affected, and the types of its members. */
  private void addAffected(Case opened, Set<CollectScenario> scenarios) {
    for (Machine machine : machines.all()) {
      if (machine.roles().equals(Set.of(MachineRole.CLIENT))) {
        addDevice(machine.name());
      }
    }
    events
        .values(EventQuery.of(Kind.FACT_COLLECTION_MEMBER), Attribute.MEMBER_TYPE)
        .keySet()
        .forEach(type -> memberTypes.add(type.toUpperCase(Locale.ROOT)));
    if (memberTypes.isEmpty()) {
      // Who collected the table of one sort of members asks about these.
      addTypes("DEVICE", Kind.FACT_CLIENTKEY, Kind.FACT_DEVICE);
      addTypes("USER", Kind.FACT_USER, Kind.FACT_ENTRA_USER);
    }
    if (scenarios.contains(CollectScenario.TENANT_ATTACH)) {
      new Traces(opened).all().forEach(this::addTargets);
      // Actions name their devices by numbers; the engineer knows which devices it is about.
      EventQuery notes = EventQuery.of(Kind.FACT_NOTE);
      events.values(notes, Attribute.HOST_NAME).keySet().forEach(this::addDevice);
    }
  }

  /** The questions that a case is about; both where nothing shows one. */
  static Set<CollectScenario> scenarios(Case opened, Diagnosis diagnosis) {
    Set<CollectScenario> found = EnumSet.noneOf(CollectScenario.class);
    if (!diagnosis.mappings().isEmpty()) {
      found.add(CollectScenario.GROUP_SYNC);
    }
    for (CollectItem item : CollectCatalogue.all()) {
      if (item.scenarios().size() == 1
          && opened.sources().stream().anyMatch(source -> isOf(source, item.data()))) {
        found.addAll(item.scenarios());
      }
    }
    return CollectPlan.orAll(found);
  }

  private void addDevice(String name) {
    add(name, devices);
  }

  private static void add(String name, Map<String, String> names) {
    if (names.size() < MOST_DEVICES) {
      names.putIfAbsent(key(name), name);
    }
  }

  /** Takes the devices of unknown verdicts for affected: nothing else can decide them. */
  void addUndecided() {
    undecided.values().forEach(this::addDevice);
  }

  private void addTypes(String type, Kind... facts) {
    if (events.count(EventQuery.of(facts)) > 0) {
      memberTypes.add(type);
    }
  }

  /** Computers of members that are not as they should be have what tells why. */
  private void addMember(MemberVerdict verdict) {
    hasVerdicts = true;
    memberTypes.add(verdict.identity().memberType().name());
    boolean asItShouldBe =
        verdict.status().verdict() == VerdictState.SYNCED || verdict.status().isExpected();
    if (!asItShouldBe && isDevice(verdict)) {
      boolean unknown = verdict.status().verdict() == VerdictState.UNKNOWN;
      verdict.identity().name().ifPresent(name -> add(name, unknown ? undecided : devices));
    }
  }

  private static boolean isDevice(MemberVerdict verdict) {
    return verdict.identity().memberType().name().equals("DEVICE");
  }

  private void addGroup(MemberVerdict verdict) {
    Optional<String> name = verdict.identity().name();
    if (isDevice(verdict) && name.isPresent() && devices.containsKey(key(name.get()))) {
      groupsOfNamed.add(verdict.mapping().groupId());
    }
  }

  private void addTargets(Trace trace) {
    diagnosis.actionSubjects().devicesOf(trace).stream()
        .map(ActionDevice::name)
        .filter(Objects::nonNull)
        .forEach(this::addDevice);
  }

  private void readManifests() {
    EventQuery items =
        EventQuery.of(Kind.FACT_EXPORT)
            .with(Attribute.FACT, CollectManifestFormat.FACT)
            .with(Attribute.STATE, CollectManifestFormat.ABSENT);
    for (Event item : events.find(items)) {
      Optional<String> machine = item.attributes().get(Attribute.HOST_NAME);
      Optional<String> file = item.attributes().get(Attribute.FILE);
      if (machine.isPresent() && file.isPresent()) {
        absent.add(fileOf(machine.get(), MemberName.last(file.get())));
      }
    }
  }

  private static String fileOf(String machine, String file) {
    return key(machine) + "/" + file.toLowerCase(Locale.ROOT);
  }

  private static String key(String machine) {
    int dot = machine.indexOf('.');
    return (dot < 0 ? machine : machine.substring(0, dot)).toLowerCase(Locale.ROOT);
  }

  /** Whether the collection script found that a computer has no such file. */
  boolean isAbsent(String machine, String file) {
    return absent.contains(fileOf(machine, file));
  }

  /** The names of the computers that a role has in this case, sorted. */
  List<String> machinesOf(CollectRole role) {
    if (role.isOfClients()) {
      return List.copyOf(devices.values());
    }
    List<String> known =
        machines.all().stream()
            .filter(machine -> machine.roles().contains(role.machineRole()))
            .map(Machine::name)
            .toList();
    return known.isEmpty() && role.machineRole() == MachineRole.MANAGEMENT_POINT
        ? namedManagementPoints()
        : known;
  }

  /** Management points that clients ask for a token, where no log of one is in the case. */
  private List<String> namedManagementPoints() {
    return events
        .values(EventQuery.of(Kind.CCMTOKEN_REQUESTED), Attribute.HOST_NAME)
        .keySet()
        .stream()
        .map(name -> name.contains(".") ? name.substring(0, name.indexOf('.')) : name)
        .distinct()
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .toList();
  }

  /**
   * The sources that an item has on a computer. What nothing gives to a computer may be any one's.
   *
   * @param machine null for any
   */
  List<SourceSummary> sourcesOf(Data data, @Nullable String machine) {
    return sources.stream()
        .filter(source -> isOf(source, data))
        .filter(source -> {
          String own = machines.nameOf(source.path());
          return machine == null || own == null || MachineNameRules.isSameHost(own, machine);
        })
        .toList();
  }

  private static boolean isOf(SourceSummary source, Data data) {
    return switch (data) {
      case Data.Log log -> log.name().equalsIgnoreCase(source.log());
      case Data.EventLog log -> log.channel().equalsIgnoreCase(source.log());
      case Data.Fact fact -> fact.kind() == Kind.FACT_DSREGCMD && "dsregcmd".equals(source.log());
      case Data.Audit _ -> source.framing().equals("audit");
    };
  }

  /** Whether a name is that of a file which its log was rotated to. */
  static boolean isRotated(SourceSummary source) {
    RotatedName name = RotatedName.of(source.path());
    return name.previous() || name.time().isPresent() || name.number() > 0;
  }

  /** Whether the case has any row or list of a fact. */
  boolean has(Kind fact) {
    return diagnosis.coverage().exports().contains(fact) || events.count(EventQuery.of(fact)) > 0;
  }

  /** Whether the case has a list or rows that an owner has. */
  boolean has(Kind fact, Attribute owner, String id) {
    return !diagnosis.site().lists().of(fact, owner, id).isEmpty()
        || events.count(EventQuery.of(fact).naming(owner, id)) > 0
        || (mappingIds(owner).size() == 1 && has(fact));
  }

  private Set<String> mappingIds(Attribute owner) {
    Function<Mapping, @Nullable String> id =
        owner == Attribute.GROUP_ID ? Mapping::groupId : Mapping::collectionId;
    return byId(diagnosis.mappings(), id, id).keySet();
  }

  /** The groups that collections are synchronized to, with their names where these are known. */
  Map<String, Optional<String>> groups() {
    return byId(asked(), Mapping::groupId, Mapping::groupName);
  }

  /** The collections that are synchronized, with their names where these are known. */
  Map<String, Optional<String>> collections() {
    return byId(asked(), Mapping::collectionId, Mapping::collectionName);
  }

  /** All mappings, or those to the groups that the named devices are in or belong in. */
  private List<Mapping> asked() {
    return groupsOfNamed.isEmpty()
        ? diagnosis.mappings()
        : diagnosis.mappings().stream().filter(m -> groupsOfNamed.contains(m.groupId())).toList();
  }

  private static Map<String, Optional<String>> byId(
      List<Mapping> mappings,
      Function<Mapping, @Nullable String> id,
      Function<Mapping, @Nullable String> name) {
    Map<String, Optional<String>> byId = new LinkedHashMap<>();
    for (Mapping mapping : mappings) {
      String own = id.apply(mapping);
      if (own != null) {
        byId.putIfAbsent(own, Optional.ofNullable(name.apply(mapping)));
      }
    }
    return byId;
  }

  /** Whether an item is about members, and each member is as it should be. */
  boolean allMembersAreWell(CollectItem item) {
    return item.members() != null && hasVerdicts && devices.isEmpty();
  }

  /** Whether a type of member is in the case, or nothing shows which types are. */
  boolean mayHaveMembers(String type) {
    return memberTypes.isEmpty() || memberTypes.contains(type.toUpperCase(Locale.ROOT));
  }

  /** The version of the site as it is noted; empty where it is not. */
  OptionalInt version() {
    return diagnosis
        .site()
        .note("site.version")
        .map(note -> VERSION.matcher(note.value()))
        .filter(Matcher::find)
        .map(found -> OptionalInt.of(Integer.parseInt(found.group())))
        .orElseGet(OptionalInt::empty);
  }

  /**
   * Whether a site of unknown version may write a log: the case has it, or nothing in its place.
   */
  boolean mayWrite(CollectItem item) {
    return !sourcesOf(item.data(), null).isEmpty() || !showsGroupSync();
  }

  private boolean showsGroupSync() {
    return events.count(EventQuery.of(Kind.GROUPSYNC_CYCLE_START, Kind.GROUPSYNC_MEMBER_ADD)) > 0;
  }
}
