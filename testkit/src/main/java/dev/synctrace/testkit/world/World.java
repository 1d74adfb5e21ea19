package dev.synctrace.testkit.world;

import dev.synctrace.testkit.site.DeviceCollection;
import dev.synctrace.testkit.site.DirectoryObject;
import dev.synctrace.testkit.site.EntraGroup;
import dev.synctrace.testkit.site.GroupMapping;
import dev.synctrace.testkit.site.LogLine;
import dev.synctrace.testkit.site.Resource;
import dev.synctrace.testkit.site.SimulatedEvent;
import dev.synctrace.testkit.site.Site;
import dev.synctrace.testkit.site.SiteLogStyle;
import dev.synctrace.testkit.site.SyncKind;
import dev.synctrace.testkit.site.WorkerBehavior;
import dev.synctrace.testkit.site.WorldState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A random world: sites, tenants, devices, users, collections and groups, and everything that
 * happened to them. The same seed gives the same world. Its truth is known at every instant.
 */
public final class World {
  private final long seed;
  private final Instant begin;
  private final Instant end;
  final Map<String, Site> sites = new LinkedHashMap<>();
  final Map<String, SiteLogStyle> styles = new LinkedHashMap<>();
  final Map<String, WorkerBehavior> habits = new LinkedHashMap<>();
  final Map<Integer, Resource> resources = new LinkedHashMap<>();
  final Map<String, DirectoryObject> objects = new LinkedHashMap<>();
  final Map<String, List<String>> byDeviceId = new LinkedHashMap<>();
  final Map<String, DeviceCollection> collections = new LinkedHashMap<>();
  final Map<String, EntraGroup> groups = new LinkedHashMap<>();
  final List<SimulatedEvent> happenings = new ArrayList<>();
  final List<LogLine> lines = new ArrayList<>();

  World(long seed, Instant begin, Instant end) {
    this.seed = seed;
    this.begin = begin;
    this.end = end;
  }

  /** Creates the world of a seed. */
  public static World of(long seed) {
    return new WorldBuilder(seed).build();
  }

  public long seed() {
    return seed;
  }

  /** When the sites' logs begin, unless rotation took more. */
  public Instant begin() {
    return begin;
  }

  /** When the exports were taken: the instant the answers are for. */
  public Instant end() {
    return end;
  }

  /** The sites; the first is the one that is asked about. */
  public List<Site> sites() {
    return List.copyOf(sites.values());
  }

  public Site mainSite() {
    return sites.values().iterator().next();
  }

  public Site site(String code) {
    return get(sites, code);
  }

  public Collection<Resource> resources() {
    return Collections.unmodifiableCollection(resources.values());
  }

  public Resource resource(int id) {
    return get(resources, id);
  }

  public boolean hasObject(String id) {
    return objects.containsKey(id);
  }

  /** What an object is, whether it still exists or not. */
  public DirectoryObject object(String id) {
    return get(objects, id);
  }

  public Collection<DirectoryObject> objects() {
    return Collections.unmodifiableCollection(objects.values());
  }

  public Collection<DeviceCollection> collections() {
    return Collections.unmodifiableCollection(collections.values());
  }

  public DeviceCollection collection(String id) {
    return get(collections, id);
  }

  public Collection<EntraGroup> groups() {
    return Collections.unmodifiableCollection(groups.values());
  }

  public boolean hasGroup(String id) {
    return groups.containsKey(id);
  }

  public EntraGroup group(String id) {
    return get(groups, id);
  }

  /** Everything that happened, oldest first. */
  public List<SimulatedEvent> happenings() {
    return Collections.unmodifiableList(happenings);
  }

  List<LogLine> lines() {
    return Collections.unmodifiableList(lines);
  }

  /** The truth at an instant. */
  public WorldState at(Instant instant) {
    WorldState state = new WorldState();
    for (SimulatedEvent event : happenings) {
      if (event.at().isAfter(instant)) {
        break;
      }
      state.apply(event);
    }
    return state;
  }

  /** The truth at the end. */
  public WorldState atEnd() {
    return at(end);
  }

  /**
   * Says who is in a group after the next synchronization of its collections, under everything that
   * is in force at the end.
   *
   * @param kind incremental: what the next cycle does, if no one changes anything; full: what
   *     Synchronize Membership does
   */
  public NextSyncForecast afterNext(SyncKind kind, String group) {
    return afterNext(kind, group, end);
  }

  /** Says the same for another instant than the end. */
  public NextSyncForecast afterNext(SyncKind kind, String group, Instant from) {
    List<Set<String>> outcomes = new ArrayList<>();
    boolean fullIsDue = kind == SyncKind.INCREMENTAL && fullIsDue(group, from);
    for (WorkerBehavior way : WorkerBehavior.all()) {
      outcomes.add(afterNext(kind, group, from, way));
      if (fullIsDue) {
        outcomes.add(afterNext(SyncKind.FULL, group, from, way));
      }
    }
    boolean faulty = false;
    for (Site site : sites.values()) {
      faulty |= site.deletesOwnMembers() && group(group).tenant().equals(site.tenant().id());
    }
    return new NextSyncForecast(outcomes, faulty);
  }

  /** The next cycle may be a full one without anybody's doing: then neither is promised. */
  private boolean fullIsDue(String group, Instant from) {
    WorldState state = at(from);
    for (GroupMapping mapping : state.mappings()) {
      WorldState.SyncState sync = state.sync(mapping);
      if (mapping.groupId().equals(group) && (!sync.synced || sync.forced || sync.fullRefused)) {
        return true;
      }
    }
    return false;
  }

  private Set<String> afterNext(SyncKind kind, String group, Instant from, WorkerBehavior way) {
    WorldState state = at(from);
    for (GroupMapping mapping : state.mappings()) {
      if (mapping.groupId().equals(group)) {
        Site site = site(collection(mapping.collectionId()).site());
        SyncWorker worker =
            new SyncWorker(
                this, site, way, state, from.plus(Duration.ofMinutes(5)), state::apply, _ -> {});
        worker.synchronize(mapping, kind, Set.of(), Set.of());
      }
    }
    return new TreeSet<>(state.groupMembers(group));
  }

  /** The bundle of an engineer who collected everything. */
  public Bundle bundle() {
    return bundle(Set.of());
  }

  /** The bundle with what usually goes wrong; the same every time. */
  public Bundle bundle(Set<BundleDefect> degradations) {
    return new BundleWriter(this, degradations).write();
  }

  public String objectByDeviceId(String deviceId, WorldState state) {
    String found = "";
    for (String object : byDeviceId.getOrDefault(deviceId, List.of())) {
      if (state.objectExists(object)) {
        found = object;
      }
    }
    return found;
  }

  String addTail(Site site) {
    return get(styles, site.code()).addTail();
  }

  boolean logsRemovals(Site site) {
    return get(styles, site.code()).logsRemovals();
  }

  boolean deniesDynamic(Site site) {
    return get(styles, site.code()).dynamicIsDenied();
  }

  int syncThread(Site site) {
    return get(styles, site.code()).thread();
  }

  private static <K, V> V get(Map<K, V> from, K key) {
    V value = from.get(key);
    if (value == null) {
      throw new IllegalArgumentException("not in this world: " + key);
    }
    return value;
  }
}
