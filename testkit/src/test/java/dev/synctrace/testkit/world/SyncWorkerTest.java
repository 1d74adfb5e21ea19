package dev.synctrace.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.testkit.site.Actor;
import dev.synctrace.testkit.site.DeviceCollection;
import dev.synctrace.testkit.site.DirectoryObject;
import dev.synctrace.testkit.site.EntraGroup;
import dev.synctrace.testkit.site.GroupMapping;
import dev.synctrace.testkit.site.Resource;
import dev.synctrace.testkit.site.SimulatedEvent;
import dev.synctrace.testkit.site.SimulatedServerApp;
import dev.synctrace.testkit.site.Site;
import dev.synctrace.testkit.site.SiteLogStyle;
import dev.synctrace.testkit.site.Tenant;
import dev.synctrace.testkit.site.WorkerBehavior;
import dev.synctrace.testkit.site.WorldState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The worker does what Microsoft's documentation says: the example of seed 001, and obstacles. */
class SyncWorkerTest {
  private static final Instant START = Instant.parse("2026-10-13T12:00:00Z");
  private static final Actor ADMIN = Actor.person("admin", "jqadmin@contoso.example");
  private static final WorkerBehavior HABITS = new WorkerBehavior(true, true, false, false);
  private static final GroupMapping MAPPING = new GroupMapping("Collection1", "Group1");

  private final Tenant tenant = new Tenant("tenant", "Contoso", "contoso.example");
  private final Map<String, Integer> resources = new LinkedHashMap<>();
  private final WorldState state = new WorldState();
  private final List<String> log = new ArrayList<>();
  private World world = new World(1, START, START.plus(Duration.ofHours(2)));
  private Site site = site(2403);
  private Instant now = START;

  private Site site(int version) {
    return new Site(
        "P01",
        "CM01",
        "MP01",
        0,
        Duration.ZERO,
        version,
        false,
        true,
        true,
        false,
        16_777_217,
        tenant,
        new SimulatedServerApp("app", "application", "principal", "ServerApp"),
        "client app",
        "hierarchy");
  }

  private void prepare(int version, String... devices) {
    site = site(version);
    world = new World(1, START, START.plus(Duration.ofHours(2)));
    world.sites.put("P01", site);
    world.styles.put("P01", new SiteLogStyle(4, "OK", false, true));
    world.habits.put("P01", HABITS);
    world.groups.put("Group1", new EntraGroup("Group1", "Group1", "tenant"));
    world.collections.put(
        "Collection1", new DeviceCollection("Collection1", "Collection1", "P01", false));
    happen(new SimulatedEvent.GroupCreated(tick(), "Group1", ADMIN));
    happen(new SimulatedEvent.OwnerAdded(tick(), "Group1", "principal", ADMIN));
    for (String device : devices) {
      int id = resources.size() + 1;
      resources.put(device, id);
      world.resources.put(id, new Resource(id, "P01", "sms" + id, device, false));
      world.objects.put(
          device, new DirectoryObject(device, "id " + device, device, "tenant", false));
      world.byDeviceId.put("id " + device, List.of(device));
      happen(new SimulatedEvent.ObjectCreated(tick(), device, device, ADMIN));
      happen(new SimulatedEvent.Joined(tick(), device, device));
      happen(new SimulatedEvent.IdentityStored(tick(), id, "tenant", "id " + device));
    }
  }

  private Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }

  private void happen(SimulatedEvent event) {
    world.happenings.add(event);
    state.apply(event);
  }

  private void enter(String device) {
    happen(new SimulatedEvent.CollectionEntered(tick(), "Collection1", id(device)));
  }

  private void leave(String device) {
    happen(new SimulatedEvent.CollectionLeft(tick(), "Collection1", id(device)));
  }

  private int id(String device) {
    return resources.getOrDefault(device, 0);
  }

  private void adminAdds(String device) {
    happen(new SimulatedEvent.MemberAdded(tick(), "Group1", device, ADMIN));
  }

  private void cycle() {
    now = now.plus(Duration.ofMinutes(5));
    new SyncWorker(world, site, HABITS, state, now, this::happen, line -> log.add(line.message()))
        .cycle(Set.of(), Set.of());
    now = now.plusSeconds(30);
  }

  private Set<String> group() {
    return new TreeSet<>(state.groupMembers("Group1"));
  }

  @Test
  void followsTheDocumentedExample() {
    prepare(2403, "DeviceA", "DeviceB", "DeviceC", "DeviceD");
    adminAdds("DeviceA");
    adminAdds("DeviceB");
    adminAdds("DeviceC");
    enter("DeviceB");
    enter("DeviceC");
    happen(new SimulatedEvent.MappingMade(tick(), MAPPING));
    cycle();
    assertThat(group()).containsExactly("DeviceB", "DeviceC");
    leave("DeviceC");
    cycle();
    assertThat(group()).containsExactly("DeviceB");
    adminAdds("DeviceD");
    cycle();
    assertThat(group()).containsExactly("DeviceB", "DeviceD");
    happen(new SimulatedEvent.FullSyncForced(tick(), "Collection1"));
    cycle();
    assertThat(group()).containsExactly("DeviceB");
  }

  @Test
  void leavesInOldVersionsWhatOthersAdded() {
    prepare(2002, "DeviceA", "DeviceB");
    adminAdds("DeviceA");
    enter("DeviceB");
    happen(new SimulatedEvent.MappingMade(tick(), MAPPING));
    cycle();
    assertThat(group()).containsExactly("DeviceA", "DeviceB");
  }

  @Test
  void doesNotRevertWhatOthersRemovedUntilAFullOne() {
    prepare(2403, "DeviceA");
    enter("DeviceA");
    happen(new SimulatedEvent.MappingMade(tick(), MAPPING));
    cycle();
    happen(new SimulatedEvent.MemberRemoved(tick(), "Group1", "DeviceA", ADMIN));
    cycle();
    assertThat(group()).isEmpty();
    assertThat(world.at(now).groupMembers("Group1")).isEmpty();
    happen(new SimulatedEvent.FullSyncForced(tick(), "Collection1"));
    cycle();
    assertThat(group()).containsExactly("DeviceA");
  }

  @Test
  void passesOverDevicesWithoutAVerifiedIdentity() {
    prepare(2403, "DeviceA");
    happen(new SimulatedEvent.IdentityStored(tick(), id("DeviceA"), "", ""));
    enter("DeviceA");
    happen(new SimulatedEvent.MappingMade(tick(), MAPPING));
    cycle();
    assertThat(group()).isEmpty();
    assertThat(log).noneMatch(line -> line.contains("id DeviceA"));
    happen(new SimulatedEvent.IdentityStored(tick(), id("DeviceA"), "tenant", "id DeviceA"));
    cycle();
    assertThat(group()).containsExactly("DeviceA");
  }

  @Test
  void changesNothingWithoutOwnership() {
    prepare(2403, "DeviceA");
    happen(new SimulatedEvent.OwnerRemoved(tick(), "Group1", "principal", ADMIN));
    enter("DeviceA");
    happen(new SimulatedEvent.MappingMade(tick(), MAPPING));
    cycle();
    assertThat(group()).isEmpty();
    assertThat(log).anyMatch(line -> line.contains("(403)"));
  }

  @Test
  void writesNothingWhileTheSecretIsExpiredAndCatchesUpAfterwards() {
    prepare(2403, "DeviceA");
    enter("DeviceA");
    happen(new SimulatedEvent.MappingMade(tick(), MAPPING));
    happen(new SimulatedEvent.SecretExpired(tick(), "P01"));
    cycle();
    assertThat(group()).isEmpty();
    happen(new SimulatedEvent.SecretRenewed(tick(), "P01", ADMIN));
    cycle();
    assertThat(group()).containsExactly("DeviceA");
  }

  @Test
  void keepsAMemberThatAnotherCollectionOfTheGroupHas() {
    prepare(2403, "DeviceA");
    world.collections.put(
        "Collection2", new DeviceCollection("Collection2", "Collection2", "P01", false));
    enter("DeviceA");
    happen(new SimulatedEvent.CollectionEntered(tick(), "Collection2", id("DeviceA")));
    happen(new SimulatedEvent.MappingMade(tick(), MAPPING));
    happen(new SimulatedEvent.MappingMade(tick(), new GroupMapping("Collection2", "Group1")));
    cycle();
    leave("DeviceA");
    cycle();
    assertThat(group()).containsExactly("DeviceA");
  }
}
