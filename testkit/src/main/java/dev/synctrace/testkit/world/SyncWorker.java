package dev.synctrace.testkit.world;

import dev.synctrace.testkit.site.Actor;
import dev.synctrace.testkit.site.GroupMapping;
import dev.synctrace.testkit.site.LogLine;
import dev.synctrace.testkit.site.SimulatedEvent;
import dev.synctrace.testkit.site.Site;
import dev.synctrace.testkit.site.SyncKind;
import dev.synctrace.testkit.site.WorkerBehavior;
import dev.synctrace.testkit.site.WorldState;
import dev.synctrace.testkit.site.WorldState.StoredIdentity;
import dev.synctrace.testkit.site.WorldState.SyncState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The worker that carries collections to groups, as documented for current and older versions: an
 * incremental cycle carries what changed in the collection and leaves what others did to the group;
 * a full one makes the group equal to the members of its collections that can be synchronized. Who
 * has no verified identity is passed over silently. Where the documentation is silent, {@link
 * WorkerBehavior} decide.
 */
final class SyncWorker {
  /** Short, so that a cycle of a large collection ends before anything else happens. */
  private static final Duration STEP = Duration.ofMillis(30);

  private static final Duration SHORT_STEP = Duration.ofMillis(4);
  private static final int LARGE = 300;
  private static final String DENIED =
      "Graph request failed with status (403) Forbidden. {\"error\":{\"code\":"
          + "\"Authorization_RequestDenied\",\"message\":\"Insufficient privileges to complete the"
          + " operation.\"}}";
  private static final String DYNAMIC =
      "Graph request failed with status (400) Bad Request. {\"error\":{\"code\":"
          + "\"Request_BadRequest\",\"message\":\"Cannot update the members of a group with dynamic"
          + " membership.\"}}";

  private final World world;
  private final Site site;
  private final WorkerBehavior habits;
  private final WorldState state;
  private final Consumer<SimulatedEvent> happened;
  private final Consumer<LogLine> log;
  private Instant now;

  /**
   * @param state changes by what {@code happened} is told, so the caller must apply it
   */
  SyncWorker(
      World world,
      Site site,
      WorkerBehavior habits,
      WorldState state,
      Instant start,
      Consumer<SimulatedEvent> happened,
      Consumer<LogLine> log) {
    this.world = world;
    this.site = site;
    this.habits = habits;
    this.state = state;
    this.now = start;
    this.happened = happened;
    this.log = log;
  }

  /** Runs one cycle over all mappings of the site, as due. */
  void cycle(Set<Integer> deletedByFault, Set<String> quotaExceeded) {
    if (!site.groupSyncEnabled()) {
      return;
    }
    say("Collection to AAD group sync worker starts.");
    if (state.secretExpired(site.code())) {
      say(
          "ERROR: Failed to get token: AADSTS7000222: The provided client secret keys for app '"
              + site.app().appId()
              + "' are expired.");
    } else if (state.stopOf(site.code()).isPresent()) {
      state.stopOf(site.code()).get().messages(site.app().appId()).forEach(this::say);
    } else {
      for (GroupMapping mapping : mappings()) {
        SyncState due = state.sync(mapping);
        boolean full =
            !due.synced || due.forced || (due.fullRefused && habits.repeatsRefusedFull());
        synchronize(
            mapping, full ? SyncKind.FULL : SyncKind.INCREMENTAL, deletedByFault, quotaExceeded);
      }
    }
    say("Collection to AAD group sync worker ends.");
  }

  /** Synchronizes one mapping as asked, if nothing prevents it. */
  void synchronize(
      GroupMapping mapping, SyncKind kind, Set<Integer> deletedByFault, Set<String> quotaExceeded) {
    if (!site.groupSyncEnabled()
        || state.secretExpired(site.code())
        || state.stopOf(site.code()).isPresent()) {
      return;
    }
    say(
        "Get group members for group: https://graph.microsoft.com/v1.0/groups/"
            + mapping.groupId()
            + "/members?$select=id&$top=500");
    if (!canRead(mapping)) {
      return;
    }
    Set<Integer> adds = due(mapping, kind);
    Set<Integer> refusedAdds = new LinkedHashSet<>();
    for (int resource : adds) {
      if (!add(mapping, resource, quotaExceeded)) {
        refusedAdds.add(resource);
      }
    }
    Set<Integer> refusedRemoves = new LinkedHashSet<>();
    if (kind == SyncKind.FULL && !site.additive()) {
      overwrite(mapping, refusedRemoves);
    } else {
      for (int resource : List.copyOf(state.sync(mapping).left)) {
        if (!removeLeft(mapping, resource)) {
          refusedRemoves.add(resource);
        }
      }
    }
    faultRemoves(mapping, deletedByFault);
    tell(
        new SimulatedEvent.MappingSynchronized(
            now,
            mapping,
            kind,
            refusedAdds,
            refusedRemoves,
            kind == SyncKind.FULL || habits.carriesNewIdentity()));
  }

  private List<GroupMapping> mappings() {
    List<GroupMapping> ours = new ArrayList<>();
    for (GroupMapping mapping : state.mappings()) {
      if (world.collection(mapping.collectionId()).site().equals(site.code())) {
        ours.add(mapping);
      }
    }
    return ours;
  }

  private boolean canRead(GroupMapping mapping) {
    int status = state.trouble(site.code());
    if (status == 429) {
      say(
          "Graph request failed with status (429) Too Many Requests. {\"error\":{\"code\":"
              + "\"TooManyRequests\",\"message\":\"Too many requests\"}} Retry-After: 150");
      return false;
    }
    if (status == 401) {
      say(
          "Graph request failed with status (401) Unauthorized. {\"error\":{\"code\":"
              + "\"InvalidAuthenticationToken\",\"message\":\"Access token has expired or is not"
              + " yet valid.\"}}");
      return false;
    }
    if (!state.groupExists(mapping.groupId())) {
      say(
          "Graph request failed with status (404) Not Found. {\"error\":{\"code\":"
              + "\"Request_ResourceNotFound\",\"message\":\"Resource '"
              + mapping.groupId()
              + "' does not exist or one of its queried reference-property objects are not"
              + " present.\"}}");
      return false;
    }
    return true;
  }

  private Set<Integer> due(GroupMapping mapping, SyncKind kind) {
    SyncState sync = state.sync(mapping);
    Set<Integer> due = new LinkedHashSet<>();
    if (kind == SyncKind.FULL) {
      due.addAll(state.collectionMembers(mapping.collectionId()));
    } else {
      due.addAll(sync.entered);
      if (habits.retriesRefused()) {
        due.addAll(sync.refused);
      }
      if (habits.carriesNewIdentity()) {
        due.addAll(sync.newIdentity);
      }
    }
    due.removeIf(resource -> !synchronizable(resource, mapping));
    return new TreeSet<>(due);
  }

  /** Only verified identities of the group's own tenant count; causes.md S01, S07, S08. */
  private boolean synchronizable(int resource, GroupMapping mapping) {
    StoredIdentity identity = state.identity(resource);
    return identity.verified()
        && !state.isRevoked(resource)
        && identity.tenantId().equals(world.group(mapping.groupId()).tenant());
  }

  private boolean add(GroupMapping mapping, int resource, Set<String> quotaExceeded) {
    String object = lookUp(resource);
    if (object.isEmpty()) {
      return false;
    }
    if (state.groupMembers(mapping.groupId()).contains(object)) {
      tell(new SimulatedEvent.MemberCarried(now, mapping, resource, object));
      return true;
    }
    if (!world.resource(resource).user()) {
      say(
          "Add device "
              + object
              + " to group "
              + mapping.groupId()
              + " request "
              + world.addTail(site));
    }
    if (!mayWrite(mapping.groupId())) {
      return false;
    }
    if (!state.objectExists(object)) {
      say(
          "Graph request failed with status (404) Not Found. {\"error\":{\"code\":"
              + "\"Request_ResourceNotFound\",\"message\":\"Resource '"
              + object
              + "' does not exist or one of its queried reference-property objects are not"
              + " present.\"}}");
      return false;
    }
    if (quotaExceeded.contains(object)) {
      tell(
          new SimulatedEvent.AddFailed(
              now,
              mapping.groupId(),
              object,
              appActor(),
              "The directory object quota limit for the Tenant has been exceeded."));
      return false;
    }
    tell(new SimulatedEvent.MemberAdded(now, mapping.groupId(), object, appActor()));
    tell(new SimulatedEvent.MemberCarried(now, mapping, resource, object));
    return true;
  }

  private boolean mayWrite(String group) {
    if (state.isDynamic(group)) {
      say(world.deniesDynamic(site) ? DENIED : DYNAMIC);
      return false;
    }
    if (!site.writesAnyGroup() && !state.owners(group).contains(site.app().principalId())) {
      say(DENIED);
      return false;
    }
    return true;
  }

  private String lookUp(int resource) {
    String id = state.identity(resource).entraId();
    if (world.resource(resource).user()) {
      return state.objectExists(id) ? id : "";
    }
    String known = habits.remembersObjects() ? state.remembered(site.code(), id) : "";
    if (!known.isEmpty()) {
      return known;
    }
    say(
        "Request device object ID https://graph.microsoft.com/v1.0/devices?$filter=deviceId eq '"
            + id
            + "'&$select=id");
    String found = world.objectByDeviceId(id, state);
    if (!found.isEmpty()) {
      say("Device object ID: " + found);
      say("Add device object ID " + found + " for device " + id + " to cache");
      tell(new SimulatedEvent.ObjectLookedUp(now, site.code(), id, found));
    }
    return found;
  }

  /** Who left this collection stays while another collection of the group has it. */
  private boolean removeLeft(GroupMapping mapping, int resource) {
    String object = state.sync(mapping).carried.getOrDefault(resource, "");
    if (object.isEmpty() || wanted(mapping.groupId()).containsValue(object)) {
      return true;
    }
    if (state.groupMembers(mapping.groupId()).contains(object)) {
      sayRemoval(object, mapping.groupId());
      if (!mayWrite(mapping.groupId())) {
        return false;
      }
      tell(new SimulatedEvent.MemberRemoved(now, mapping.groupId(), object, appActor()));
    }
    tell(new SimulatedEvent.MemberCarried(now, mapping, resource, ""));
    return true;
  }

  private void overwrite(GroupMapping mapping, Set<Integer> refusedRemoves) {
    Map<Integer, String> wanted = wanted(mapping.groupId());
    for (String object : sorted(state.groupMembers(mapping.groupId()))) {
      if (!wanted.containsValue(object)) {
        sayRemoval(object, mapping.groupId());
        if (mayWrite(mapping.groupId())) {
          tell(new SimulatedEvent.MemberRemoved(now, mapping.groupId(), object, appActor()));
        } else {
          refusedRemoves.addAll(state.sync(mapping).left);
        }
      }
    }
  }

  /** The objects of all members that can be synchronized, over every collection of the group. */
  private Map<Integer, String> wanted(String group) {
    Map<Integer, String> wanted = new LinkedHashMap<>();
    for (GroupMapping mapping : state.mappings()) {
      if (mapping.groupId().equals(group)) {
        for (int resource : state.collectionMembers(mapping.collectionId())) {
          if (synchronizable(resource, mapping)) {
            String object = quietLookUp(resource);
            if (!object.isEmpty()) {
              wanted.put(resource, object);
            }
          }
        }
      }
    }
    return wanted;
  }

  private String quietLookUp(int resource) {
    String id = state.identity(resource).entraId();
    if (world.resource(resource).user()) {
      return id;
    }
    String known = habits.remembersObjects() ? state.remembered(site.code(), id) : "";
    return known.isEmpty() ? world.objectByDeviceId(id, state) : known;
  }

  /** The fault of 2303: members go though the collection lists them. */
  private void faultRemoves(GroupMapping mapping, Set<Integer> deletedByFault) {
    for (int resource : deletedByFault) {
      String object = state.sync(mapping).carried.getOrDefault(resource, "");
      if (!object.isEmpty()
          && state.groupMembers(mapping.groupId()).contains(object)
          && !state.isDynamic(mapping.groupId())
          && (site.writesAnyGroup()
              || state.owners(mapping.groupId()).contains(site.app().principalId()))) {
        sayRemoval(object, mapping.groupId());
        tell(new SimulatedEvent.MemberRemoved(now, mapping.groupId(), object, appActor()));
      }
    }
  }

  private void sayRemoval(String object, String group) {
    if (world.logsRemovals(site)) {
      say("Remove device " + object + " from group " + group + " request " + world.addTail(site));
    } else {
      now = now.plus(step());
    }
  }

  private Actor appActor() {
    return Actor.app(site.app().principalId(), site.app().name());
  }

  private static List<String> sorted(Set<String> ids) {
    return ids.stream().sorted().toList();
  }

  private void tell(SimulatedEvent event) {
    happened.accept(event);
  }

  private void say(String message) {
    log.accept(
        new LogLine(
            now,
            site.server(),
            site.syncLog(),
            world.syncThread(site),
            severity(message),
            message));
    now = now.plus(step());
  }

  private Duration step() {
    return world.resources.size() > LARGE ? SHORT_STEP : STEP;
  }

  private static int severity(String message) {
    return message.startsWith("ERROR") ? 3 : 1;
  }
}
