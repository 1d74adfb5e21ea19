package dev.synctrace.testkit.site;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The truth of a world at one instant. Grows by applying what happens, in order of time. */
public final class WorldState {
  private final Map<String, Set<Integer>> collections = new HashMap<>();
  private final Map<String, Set<String>> groups = new HashMap<>();
  private final Map<String, Set<String>> deletedGroups = new HashMap<>();
  private final Set<String> dynamicGroups = new HashSet<>();
  private final Map<String, Set<String>> owners = new HashMap<>();
  private final Map<String, String> objects = new LinkedHashMap<>();
  private final Set<String> disabled = new HashSet<>();
  private final Map<String, String> joined = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Integer, StoredIdentity> identities = new HashMap<>();
  private final Map<Integer, StoredIdentity> heartbeats = new HashMap<>();
  private final Set<Integer> revoked = new HashSet<>();
  private final Map<Integer, InjectedFailure> failures = new HashMap<>();
  private final Map<String, InjectedFailure> stopped = new HashMap<>();
  private final Map<GroupMapping, SyncState> mappings = new LinkedHashMap<>();
  private final Set<String> expired = new HashSet<>();
  private final Map<String, Integer> trouble = new HashMap<>();
  private final Map<String, Map<String, String>> remembered = new HashMap<>();

  /**
   * Entra ids that a row of the site database holds.
   *
   * @param tenantId empty when the row has none
   * @param entraId device id, or a user's object id; empty when the row has none
   */
  public record StoredIdentity(String tenantId, String entraId) {
    static final StoredIdentity NONE = new StoredIdentity("", "");

    public boolean verified() {
      return !tenantId.isEmpty() && !entraId.isEmpty();
    }
  }

  /** What the worker still has to carry for one mapping. */
  public static final class SyncState {
    public boolean synced;
    public boolean forced;
    public boolean fullRefused;
    public final Set<Integer> entered = new LinkedHashSet<>();
    public final Set<Integer> left = new LinkedHashSet<>();
    public final Set<Integer> refused = new LinkedHashSet<>();
    public final Set<Integer> newIdentity = new LinkedHashSet<>();
    public final Map<Integer, String> carried = new HashMap<>();
  }

  /** Applies the next thing that happened. */
  public void apply(SimulatedEvent event) {
    switch (event) {
      case SimulatedEvent.CollectionEntered h -> enter(h.collection(), h.resource());
      case SimulatedEvent.CollectionLeft h -> leave(h.collection(), h.resource());
      case SimulatedEvent.MemberAdded h -> members(h.group()).add(h.object());
      case SimulatedEvent.MemberRemoved h -> members(h.group()).remove(h.object());
      case SimulatedEvent.AddFailed _, SimulatedEvent.Unrelated _ -> {}
      case SimulatedEvent.ObjectCreated h -> objects.put(h.object(), h.name());
      case SimulatedEvent.ObjectDeleted h -> delete(h.object());
      case SimulatedEvent.ObjectDisabled h -> disabled.add(h.object());
      case SimulatedEvent.ObjectRenamed h -> objects.replace(h.object(), h.name());
      case SimulatedEvent.Joined h -> joined.put(h.machine(), h.object());
      case SimulatedEvent.ResourceNamed h -> names.put(h.resource(), h.name());
      case SimulatedEvent.IdentityStored h -> store(h);
      case SimulatedEvent.ClientRevoked h -> revoked.add(h.resource());
      case SimulatedEvent.Heartbeat h ->
          heartbeats.put(h.resource(), new StoredIdentity(h.tenantId(), h.deviceId()));
      case SimulatedEvent.TokenAccepted h -> failures.remove(h.resource());
      case SimulatedEvent.IdentityFailed h -> failures.put(h.resource(), h.failure());
      case SimulatedEvent.TokenIssued _ -> {}
      case SimulatedEvent.SyncStopped h -> stopped.put(h.site(), h.failure());
      case SimulatedEvent.GroupCreated h -> groups.put(h.group(), new LinkedHashSet<>());
      case SimulatedEvent.GroupDeleted h -> deletedGroups.put(h.group(), removeGroup(h.group()));
      case SimulatedEvent.GroupRestored h -> groups.put(h.group(), restored(h.group()));
      case SimulatedEvent.GroupMadeDynamic h -> dynamicGroups.add(h.group());
      case SimulatedEvent.OwnerAdded h ->
          owners.computeIfAbsent(h.group(), _ -> new LinkedHashSet<>()).add(h.principal());
      case SimulatedEvent.OwnerRemoved h -> owners(h.group()).remove(h.principal());
      case SimulatedEvent.MappingMade h -> mappings.put(h.mapping(), new SyncState());
      case SimulatedEvent.MappingRemoved h -> mappings.remove(h.mapping());
      case SimulatedEvent.FullSyncForced h ->
          mappings.forEach(
              (mapping, state) -> state.forced |= mapping.collectionId().equals(h.collection()));
      case SimulatedEvent.SecretExpired h -> expired.add(h.site());
      case SimulatedEvent.SecretRenewed h -> expired.remove(h.site());
      case SimulatedEvent.TroubleBegan h -> trouble.put(h.site(), h.status());
      case SimulatedEvent.TroubleEnded h -> trouble.remove(h.site());
      case SimulatedEvent.MappingSynchronized h -> synchronizedNow(h);
      case SimulatedEvent.MemberCarried h -> carried(h);
      case SimulatedEvent.ObjectLookedUp h ->
          remembered.computeIfAbsent(h.site(), _ -> new HashMap<>()).put(h.deviceId(), h.object());
    }
  }

  private void enter(String collection, int resource) {
    if (collections.computeIfAbsent(collection, _ -> new LinkedHashSet<>()).add(resource)) {
      mappings.forEach((mapping, state) -> {
        if (mapping.collectionId().equals(collection)) {
          state.left.remove(resource);
          state.entered.add(resource);
        }
      });
    }
  }

  private void leave(String collection, int resource) {
    if (inCollection(collection).remove(resource)) {
      mappings.forEach((mapping, state) -> {
        if (mapping.collectionId().equals(collection)) {
          state.entered.remove(resource);
          state.refused.remove(resource);
          state.newIdentity.remove(resource);
          state.left.add(resource);
        }
      });
    }
  }

  private void store(SimulatedEvent.IdentityStored stored) {
    StoredIdentity now = new StoredIdentity(stored.tenantId(), stored.entraId());
    StoredIdentity before = identities.put(stored.resource(), now);
    if (now.verified() && !now.equals(before)) {
      mappings.forEach((mapping, state) -> {
        if (inCollection(mapping.collectionId()).contains(stored.resource())) {
          state.newIdentity.add(stored.resource());
        }
      });
    }
  }

  private void delete(String object) {
    objects.remove(object);
    disabled.remove(object);
    groups.values().forEach(members -> members.remove(object));
    deletedGroups.values().forEach(members -> members.remove(object));
  }

  private Set<String> removeGroup(String group) {
    Set<String> members = groups.remove(group);
    return members == null ? new LinkedHashSet<>() : members;
  }

  private Set<String> restored(String group) {
    Set<String> members = deletedGroups.remove(group);
    return members == null ? new LinkedHashSet<>() : members;
  }

  private void synchronizedNow(SimulatedEvent.MappingSynchronized now) {
    SyncState state = sync(now.mapping());
    if (now.kind() == SyncKind.FULL) {
      state.synced = true;
      state.forced = false;
      state.fullRefused = !now.refusedAdds().isEmpty() || !now.refusedRemoves().isEmpty();
    }
    state.entered.clear();
    state.left.clear();
    state.left.addAll(now.refusedRemoves());
    state.refused.clear();
    state.refused.addAll(now.refusedAdds());
    if (now.identitiesCarried()) {
      state.newIdentity.clear();
    }
  }

  private void carried(SimulatedEvent.MemberCarried carried) {
    if (carried.object().isEmpty()) {
      sync(carried.mapping()).carried.remove(carried.resource());
    } else {
      sync(carried.mapping()).carried.put(carried.resource(), carried.object());
    }
  }

  public SyncState sync(GroupMapping mapping) {
    SyncState state = mappings.get(mapping);
    if (state == null) {
      throw new IllegalStateException("not mapped: " + mapping);
    }
    return state;
  }

  private Set<String> members(String group) {
    return groups.getOrDefault(group, new LinkedHashSet<>());
  }

  private Set<Integer> inCollection(String collection) {
    return collections.getOrDefault(collection, new LinkedHashSet<>());
  }

  /** Resource ids of a collection's members. */
  public Set<Integer> collectionMembers(String collection) {
    return new LinkedHashSet<>(inCollection(collection));
  }

  /** Object ids of a group's direct members; none when the group does not exist. */
  public Set<String> groupMembers(String group) {
    return new LinkedHashSet<>(members(group));
  }

  public boolean groupExists(String group) {
    return groups.containsKey(group);
  }

  public boolean isDynamic(String group) {
    return dynamicGroups.contains(group);
  }

  /** Object ids of a group's owners. */
  public Set<String> owners(String group) {
    return owners.getOrDefault(group, new LinkedHashSet<>());
  }

  public boolean objectExists(String object) {
    return objects.containsKey(object);
  }

  public boolean isDisabled(String object) {
    return disabled.contains(object);
  }

  /** Display name of an object; empty when it does not exist. */
  public String objectName(String object) {
    return objects.getOrDefault(object, "");
  }

  /** Object ids of every object that exists. */
  public Set<String> objects() {
    return new LinkedHashSet<>(objects.keySet());
  }

  /** The object a machine or person uses; empty when it is not joined or not in the directory. */
  public String objectOf(String machine) {
    return joined.getOrDefault(machine, "");
  }

  public String name(int resource) {
    return names.getOrDefault(resource, "");
  }

  /** The verified ids that the site has. */
  public StoredIdentity identity(int resource) {
    return identities.getOrDefault(resource, StoredIdentity.NONE);
  }

  /** The ids that the last heartbeat reported. */
  public StoredIdentity heartbeat(int resource) {
    return heartbeats.getOrDefault(resource, StoredIdentity.NONE);
  }

  /** Why the last attempt of a client to get an identity failed; empty when none did. */
  public Optional<InjectedFailure> failureOf(int resource) {
    return Optional.ofNullable(failures.get(resource));
  }

  /** Why a site synchronizes no group; empty when it does. */
  public Optional<InjectedFailure> stopOf(String site) {
    return Optional.ofNullable(stopped.get(site));
  }

  public boolean isRevoked(int resource) {
    return revoked.contains(resource);
  }

  public Set<GroupMapping> mappings() {
    return new LinkedHashSet<>(mappings.keySet());
  }

  public boolean secretExpired(String site) {
    return expired.contains(site);
  }

  /** HTTP status with which Graph refuses every request of the site; 0 when it does not. */
  public int trouble(String site) {
    return trouble.getOrDefault(site, 0);
  }

  /** The object the worker remembers for a device id; empty when it does not. */
  public String remembered(String site, String deviceId) {
    return remembered.getOrDefault(site, Map.of()).getOrDefault(deviceId, "");
  }
}
