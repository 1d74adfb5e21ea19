package dev.synctrace.testkit.world;

import dev.synctrace.testkit.site.Actor;
import dev.synctrace.testkit.site.DeviceCollection;
import dev.synctrace.testkit.site.DirectoryObject;
import dev.synctrace.testkit.site.EntraGroup;
import dev.synctrace.testkit.site.GroupMapping;
import dev.synctrace.testkit.site.InjectedFailure;
import dev.synctrace.testkit.site.RandomSource;
import dev.synctrace.testkit.site.Resource;
import dev.synctrace.testkit.site.SimulatedEvent;
import dev.synctrace.testkit.site.Site;
import dev.synctrace.testkit.site.WorldState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Draws the devices, users, collections and groups of one site, and what happens to them. */
final class SiteGenerator {
  private static final List<String> ADMINS = List.of("jqadmin", "megan.bowen", "adele.vance");

  private final WorldBuilder builder;
  private final World world;
  private final RandomSource random;
  private final Site site;
  private final int deviceCount;
  private final int crowdCount;
  private final boolean stories;
  private final List<Device> devices = new ArrayList<>();
  private final List<Device> people = new ArrayList<>();
  private final List<DirectoryObject> outsiders = new ArrayList<>();
  private final List<GroupMapping> mappings = new ArrayList<>();
  private final List<Actor> persons = new ArrayList<>();
  private final Actor bot;
  private final Actor connect;
  private final Actor approval;
  private final Instant longAgo;
  private int nextCollection = 0x17;

  /** A machine or person with its record and its object, as they are when the window begins. */
  private record Device(String name, Resource resource, DirectoryObject object, boolean verified) {}

  SiteGenerator(WorldBuilder builder, Site site, int deviceCount, int crowdCount, boolean stories) {
    this.builder = builder;
    this.world = builder.world();
    this.random = builder.dice();
    this.site = site;
    this.deviceCount = deviceCount;
    this.crowdCount = crowdCount;
    this.stories = stories;
    for (String admin : ADMINS) {
      persons.add(Actor.person(random.guid(), admin + "@" + site.tenant().domain()));
    }
    this.bot = Actor.app(random.guid(), site.tenant().name() + " Lifecycle Bot");
    this.connect =
        Actor.app(random.guid(), "ConnectSyncProvisioning_" + site.code() + "-AADC_" + "8f2e1c");
    this.approval = Actor.app(random.guid(), "Microsoft Approval Management");
    this.longAgo = world.begin().minus(Duration.ofDays(60));
  }

  /** Draws everything; what happens in the window is put on the agenda. */
  List<GroupMapping> prepare() {
    for (int i = 0; i < deviceCount; i++) {
      device(i);
    }
    int others = random.between(0, 4);
    for (int i = 0; i < others; i++) {
      outsider(i);
    }
    map();
    if (stories && random.percent(15)) {
      mapUsers();
    }
    noise();
    if (stories) {
      int count = random.between(0, 8);
      for (int i = 0; i < count; i++) {
        story();
      }
    } else if (random.percent(50)) {
      story();
    }
    return List.copyOf(mappings);
  }

  private Instant before(int maximumDays) {
    return longAgo.plusSeconds(random.between(0, maximumDays * 86_400));
  }

  private void device(int number) {
    String machine = builder.newMachine();
    String name =
        random.percent(4) && !devices.isEmpty()
            ? devices.getFirst().name()
            : site.code() + "-PC%03d".formatted(number * 3 + random.between(1, 3));
    Resource client = builder.newClient(site, machine);
    DirectoryObject object = builder.newObject(site, machine, false);
    boolean joined = random.percent(94);
    boolean verified = joined && site.enhancedHttp() && random.percent(86);
    Device device = new Device(name, client, object, verified);
    devices.add(device);
    Instant made = before(20);
    if (joined) {
      builder.later(new SimulatedEvent.ObjectCreated(made, object.objectId(), name, connect));
      builder.later(new SimulatedEvent.Joined(made, machine, object.objectId()));
    }
    Instant registered = before(20).plus(Duration.ofDays(21));
    builder.later(new SimulatedEvent.ResourceNamed(registered, client.id(), name));
    builder.later(
        new SimulatedEvent.IdentityStored(
            registered,
            client.id(),
            verified ? site.tenant().id() : "",
            verified ? object.deviceId() : ""));
    if (random.percent(4)) {
      builder.later(new SimulatedEvent.ClientRevoked(registered.plusSeconds(5), client.id()));
    }
    heartbeat(device, joined, registered.plusSeconds(60));
    if (!verified && random.percent(60)) {
      failure(client, joined);
    }
  }

  /** Heartbeats are not verified: some report the id of another device. */
  private void heartbeat(Device device, boolean joined, Instant at) {
    int draw = random.between(0, 99);
    if (draw < 6 && devices.size() > 1) {
      builder.later(
          new SimulatedEvent.Heartbeat(
              at,
              device.resource().id(),
              site.tenant().id(),
              random.one(devices).object().deviceId()));
    } else if (draw < 90 && joined) {
      builder.later(
          new SimulatedEvent.Heartbeat(
              at, device.resource().id(), site.tenant().id(), device.object().deviceId()));
    }
  }

  private void failure(Resource client, boolean joined) {
    InjectedFailure failure = random.one(WorldBuilder.FREQUENT_FAILURES);
    Instant at = builder.quietTime();
    if (joined) {
      builder.later(
          new SimulatedEvent.IdentityFailed(
              at, client.id(), failure, failure.codes().getFirst(), false));
    }
  }

  private void outsider(int number) {
    DirectoryObject object = builder.newObject(site, builder.newMachine(), false);
    outsiders.add(object);
    String name =
        random.percent(15)
            ? random.one(devices).name()
            : site.tenant().name().toUpperCase(Locale.ROOT) + "-KIOSK" + (number + 1);
    Instant made = before(40);
    builder.later(new SimulatedEvent.ObjectCreated(made, object.objectId(), name, connect));
    builder.later(new SimulatedEvent.Joined(made, object.machine(), object.objectId()));
  }

  // Collections, groups and mappings.

  private DeviceCollection collection(String name, boolean users) {
    DeviceCollection collection =
        new DeviceCollection(
            "%s000%02X".formatted(site.code(), nextCollection++), name, site.code(), users);
    world.collections.put(collection.id(), collection);
    return collection;
  }

  private EntraGroup group(String name) {
    EntraGroup group = new EntraGroup(random.guid(), name, site.tenant().id());
    world.groups.put(group.id(), group);
    return group;
  }

  private void map() {
    Instant mapped =
        random.percent(75)
            ? world.begin().minus(Duration.ofMinutes(random.between(40, 8000)))
            : builder.quietTime();
    DeviceCollection first = collection(site.code() + " Workstations", false);
    EntraGroup group = group("SG-CM-" + site.code() + "-Workstations");
    create(group, mapped.minus(Duration.ofHours(random.between(1, 60))));
    fill(first, mapped.minus(Duration.ofHours(70)), 80);
    crowd(first, mapped.minus(Duration.ofHours(69)));
    connect(first, group, mapped);
    int shape = random.between(0, 99);
    if (shape < 16) {
      DeviceCollection second = collection(site.code() + " Laptops", false);
      fill(second, mapped.minus(Duration.ofHours(70)), 40);
      connect(second, group, mapped.plusSeconds(1));
    } else if (shape < 30) {
      EntraGroup second = group("SG-CM-" + site.code() + "-Policy");
      create(second, mapped.minus(Duration.ofHours(2)));
      connect(first, second, mapped.plusSeconds(1));
    } else if (shape < 40) {
      DeviceCollection other = collection(site.code() + " Pilot", false);
      EntraGroup second = group("SG-CM-" + site.code() + "-Pilot");
      create(second, mapped.minus(Duration.ofHours(2)));
      fill(other, mapped.minus(Duration.ofHours(70)), 40);
      connect(other, second, mapped.plusSeconds(1));
    } else if (shape < 48 && stories) {
      moveMapping(first, group, mapped);
    }
    firstSync(mapped);
  }

  private void create(EntraGroup group, Instant at) {
    builder.later(new SimulatedEvent.GroupCreated(at, group.id(), random.one(persons)));
    for (DirectoryObject outsider : outsiders) {
      if (random.percent(25)) {
        builder.later(
            new SimulatedEvent.MemberAdded(
                at.plusSeconds(30), group.id(), outsider.objectId(), random.one(persons)));
      }
    }
  }

  private void fill(DeviceCollection collection, Instant at, int percent) {
    for (Device device : devices) {
      if (random.percent(percent)) {
        builder.later(
            new SimulatedEvent.CollectionEntered(at, collection.id(), device.resource().id()));
      }
    }
  }

  /** Members that nothing ever happens to. */
  private void crowd(DeviceCollection collection, Instant entered) {
    for (int i = 0; i < crowdCount; i++) {
      String machine = builder.newMachine();
      Resource client = builder.newClient(site, machine);
      DirectoryObject object = builder.newObject(site, machine, false);
      String name = "%s-LAB%04d".formatted(site.code(), i);
      builder.later(new SimulatedEvent.ObjectCreated(longAgo, object.objectId(), name, connect));
      builder.later(new SimulatedEvent.Joined(longAgo, machine, object.objectId()));
      builder.later(new SimulatedEvent.ResourceNamed(longAgo, client.id(), name));
      builder.later(
          new SimulatedEvent.IdentityStored(
              longAgo, client.id(), site.tenant().id(), object.deviceId()));
      builder.later(
          new SimulatedEvent.Heartbeat(
              longAgo, client.id(), site.tenant().id(), object.deviceId()));
      builder.later(new SimulatedEvent.CollectionEntered(entered, collection.id(), client.id()));
    }
  }

  /** The console makes the server app an owner; by PowerShell no one does. */
  private void connect(DeviceCollection collection, EntraGroup group, Instant at) {
    GroupMapping mapping = new GroupMapping(collection.id(), group.id());
    mappings.add(mapping);
    if (random.percent(88)) {
      builder.later(
          new SimulatedEvent.OwnerAdded(
              at, group.id(), site.app().principalId(), persons.getFirst()));
    }
    builder.later(new SimulatedEvent.MappingMade(at.plusSeconds(2), mapping));
  }

  private void firstSync(Instant mapped) {
    if (mapped.isBefore(world.begin())) {
      // Two sites never synchronize at the same moment.
      Instant sync = mapped.plus(Duration.ofMinutes(5)).plusSeconds(world.sites.size() * 150L);
      builder.at(sync, () -> builder.cycle(site, sync));
    }
  }

  private void moveMapping(DeviceCollection collection, EntraGroup old, Instant mapped) {
    EntraGroup target = group("SG-CM-" + site.code() + "-Workstations-2");
    create(target, mapped.minus(Duration.ofHours(1)));
    Instant at = builder.quietTime();
    if (at.isAfter(mapped)) {
      builder.later(
          new SimulatedEvent.MappingRemoved(at, new GroupMapping(collection.id(), old.id())));
      connect(collection, target, at.plusSeconds(3));
    }
  }

  private void mapUsers() {
    int count = random.between(2, 5);
    for (int i = 0; i < count; i++) {
      String person = builder.newMachine();
      Resource user = builder.newUser(site, person);
      DirectoryObject object = builder.newObject(site, person, true);
      String name = "user" + (i + 1);
      boolean discovered = random.percent(85);
      Device device = new Device(name, user, object, discovered);
      people.add(device);
      Instant made = before(20);
      builder.later(new SimulatedEvent.ObjectCreated(made, object.objectId(), name, connect));
      builder.later(new SimulatedEvent.Joined(made, person, object.objectId()));
      builder.later(new SimulatedEvent.ResourceNamed(made.plusSeconds(5), user.id(), name));
      builder.later(
          new SimulatedEvent.IdentityStored(
              made.plusSeconds(10),
              user.id(),
              discovered ? site.tenant().id() : "",
              discovered ? object.objectId() : ""));
    }
    Instant mapped = world.begin().minus(Duration.ofMinutes(random.between(40, 4000)));
    DeviceCollection users = collection(site.code() + " Users", true);
    EntraGroup group = group("SG-CM-" + site.code() + "-Users");
    builder.later(
        new SimulatedEvent.GroupCreated(
            mapped.minus(Duration.ofHours(1)), group.id(), random.one(persons)));
    for (Device person : people) {
      if (random.percent(85)) {
        builder.later(
            new SimulatedEvent.CollectionEntered(
                mapped.minus(Duration.ofHours(2)), users.id(), person.resource().id()));
      }
    }
    connect(users, group, mapped);
    firstSync(mapped);
  }

  /** What fills every tenant's audit, so that it reaches to its end. */
  private void noise() {
    DirectoryObject other = builder.newObject(site, builder.newMachine(), false);
    builder.later(new SimulatedEvent.ObjectCreated(longAgo, other.objectId(), "OTHER-PC", connect));
    for (int minute = 1; minute <= builder.cycles() * 5; minute += random.between(4, 9)) {
      Instant at =
          quiet(world.begin().plus(Duration.ofMinutes(minute)).plusSeconds(random.between(0, 59)));
      builder.later(
          new SimulatedEvent.Unrelated(at, site.tenant().id(), other.objectId(), "OTHER-PC"));
    }
  }

  // What happens in the window.

  private void story() {
    Instant at = builder.quietTime();
    GroupMapping mapping = random.one(mappings);
    boolean users = world.collection(mapping.collectionId()).users();
    List<Device> members = users ? people : devices;
    Device device = random.one(members);
    int draw = random.between(0, 99);
    if (draw < 12) {
      builder.later(
          new SimulatedEvent.CollectionEntered(at, mapping.collectionId(), device.resource().id()));
    } else if (draw < 25) {
      builder.at(at, () -> leave(mapping, device, at));
    } else if (draw < 36) {
      Actor actor = random.percent(70) ? random.one(persons) : bot;
      builder.at(at, () -> removedByOther(mapping, at, actor));
    } else if (draw < 46) {
      Actor actor = random.percent(70) ? random.one(persons) : bot;
      builder.at(at, () -> addedByOther(mapping, at, actor, members));
    } else if (draw < 50) {
      Instant soon = afterCycle(at);
      builder.at(soon, () -> removedByOther(mapping, soon, bot));
    } else if (draw < 56) {
      builder.later(new SimulatedEvent.FullSyncForced(at, mapping.collectionId()));
    } else if (users) {
      builder.at(at, () -> leave(mapping, device, at));
    } else {
      deviceStory(at, mapping, device, draw);
    }
  }

  private void deviceStory(Instant at, GroupMapping mapping, Device device, int draw) {
    Actor admin = random.one(persons);
    if (draw < 61) {
      builder.at(at, () -> deleteObject(device, at, random.percent(50) ? connect : admin));
    } else if (draw < 66) {
      builder.at(at, () -> rejoin(device, at));
    } else if (draw < 69) {
      reimage(device, mapping, at);
    } else if (draw < 71) {
      String name = site.code() + "-NEW%03d".formatted(random.between(1, 999));
      builder.later(new SimulatedEvent.ResourceNamed(at, device.resource().id(), name));
      builder.at(at.plusSeconds(1), () -> rename(device, name, at.plusSeconds(1)));
    } else if (draw < 75) {
      builder.at(at, () -> verify(device, at));
    } else if (draw < 77) {
      builder.later(new SimulatedEvent.IdentityStored(at, device.resource().id(), "", ""));
    } else if (draw < 79) {
      builder.later(new SimulatedEvent.ClientRevoked(at, device.resource().id()));
    } else if (draw < 81) {
      builder.at(at, () -> disable(device, at, admin));
    } else if (draw < 85) {
      secret(at, admin);
    } else if (draw < 89) {
      ownership(mapping, at, admin);
    } else if (draw < 92) {
      Instant until = at.plus(Duration.ofMinutes(random.between(4, 25)));
      int status = random.percent(60) ? 429 : 401;
      builder.later(new SimulatedEvent.TroubleBegan(at, site.code(), status));
      builder.later(new SimulatedEvent.TroubleEnded(quiet(until), site.code()));
    } else if (draw < 97) {
      groupDeleted(mapping, at, admin);
    } else {
      builder.at(at, () -> makeDynamic(mapping, at, admin));
    }
  }

  /** In the minute after a cycle, when a hasty reader takes every change for the cycle's own. */
  private Instant afterCycle(Instant at) {
    long cycles = Duration.between(world.begin(), at).toSeconds() / 300;
    return world.begin().plusSeconds(cycles * 300 + 55).plusMillis(random.between(0, 900));
  }

  /** The next moment in which no site synchronizes. */
  private Instant quiet(Instant at) {
    long second = Duration.between(world.begin(), at).toSeconds() % 300;
    if (second < 62) {
      return at.plusSeconds(62 - second);
    }
    return second > 140 && second < 212 ? at.plusSeconds(212 - second) : at;
  }

  private void leave(GroupMapping mapping, Device device, Instant at) {
    Set<Integer> members = new TreeSet<>(builder.state().collectionMembers(mapping.collectionId()));
    if (!members.isEmpty()) {
      int resource =
          members.contains(device.resource().id())
              ? device.resource().id()
              : random.one(List.copyOf(members));
      builder.happen(new SimulatedEvent.CollectionLeft(at, mapping.collectionId(), resource));
    }
  }

  private void removedByOther(GroupMapping mapping, Instant at, Actor actor) {
    List<String> members =
        new ArrayList<>(new TreeSet<>(builder.state().groupMembers(mapping.groupId())));
    if (!members.isEmpty() && !builder.state().isDynamic(mapping.groupId())) {
      builder.happen(
          new SimulatedEvent.MemberRemoved(at, mapping.groupId(), random.one(members), actor));
    }
  }

  private void addedByOther(GroupMapping mapping, Instant at, Actor actor, List<Device> members) {
    List<String> candidates = new ArrayList<>();
    outsiders.forEach(outsider -> candidates.add(outsider.objectId()));
    members.forEach(device -> candidates.add(device.object().objectId()));
    String object = random.one(candidates);
    WorldState state = builder.state();
    if (state.groupExists(mapping.groupId())
        && state.objectExists(object)
        && !state.isDynamic(mapping.groupId())
        && !state.groupMembers(mapping.groupId()).contains(object)) {
      builder.happen(new SimulatedEvent.MemberAdded(at, mapping.groupId(), object, actor));
    }
  }

  private void deleteObject(Device device, Instant at, Actor actor) {
    String object = builder.state().objectOf(device.resource().machine());
    if (builder.state().objectExists(object)) {
      builder.happen(new SimulatedEvent.ObjectDeleted(at, object, actor));
      if (random.percent(35)) {
        DirectoryObject again = builder.newObjectWithDeviceId(world.object(object));
        Instant later = builder.quietTime();
        if (later.isAfter(at)) {
          builder.later(
              new SimulatedEvent.ObjectCreated(later, again.objectId(), device.name(), connect));
          builder.later(
              new SimulatedEvent.Joined(later, device.resource().machine(), again.objectId()));
        }
      }
    }
  }

  /** A new device id and object; the old one may stay, and the site learns of it later. */
  private void rejoin(Device device, Instant at) {
    String old = builder.state().objectOf(device.resource().machine());
    DirectoryObject object = builder.newObject(site, device.resource().machine(), false);
    if (builder.state().objectExists(old) && random.percent(50)) {
      builder.happen(new SimulatedEvent.ObjectDeleted(at, old, WorldBuilder.registration()));
    }
    builder.happen(
        new SimulatedEvent.ObjectCreated(
            at, object.objectId(), device.name(), WorldBuilder.registration()));
    builder.happen(new SimulatedEvent.Joined(at, device.resource().machine(), object.objectId()));
    if (random.percent(60)) {
      Instant later = quiet(at.plus(Duration.ofMinutes(random.between(1, 60))));
      builder.at(later, () -> verify(device, later));
    }
    Instant beat = quiet(at.plus(Duration.ofMinutes(random.between(1, 90))));
    builder.later(
        new SimulatedEvent.Heartbeat(
            beat, device.resource().id(), site.tenant().id(), object.deviceId()));
  }

  /** A new client record of the same name; the old one stays in the site for a while. */
  private void reimage(Device device, GroupMapping mapping, Instant at) {
    Resource client = builder.newClient(site, device.resource().machine());
    builder.later(new SimulatedEvent.Joined(at, device.resource().machine(), ""));
    builder.later(new SimulatedEvent.ResourceNamed(at, client.id(), device.name()));
    builder.later(new SimulatedEvent.IdentityStored(at.plusMillis(1), client.id(), "", ""));
    builder.later(
        new SimulatedEvent.CollectionEntered(
            at.plusMillis(2), mapping.collectionId(), client.id()));
    boolean oldLeaves = random.percent(50);
    if (oldLeaves) {
      builder.later(
          new SimulatedEvent.CollectionLeft(
              at.plusMillis(3), mapping.collectionId(), device.resource().id()));
    }
    Instant joined = quiet(at.plus(Duration.ofMinutes(random.between(1, 30))));
    Device image = new Device(device.name(), client, device.object(), false);
    builder.at(joined, () -> rejoin(image, joined));
  }

  private void rename(Device device, String name, Instant at) {
    String object = builder.state().objectOf(device.resource().machine());
    if (builder.state().objectExists(object)) {
      builder.happen(
          new SimulatedEvent.ObjectRenamed(at, object, name, WorldBuilder.registration()));
    }
  }

  /** The client shows a token that the management point accepts. */
  private void verify(Device device, Instant at) {
    String object = builder.state().objectOf(device.resource().machine());
    if (builder.state().objectExists(object) && builder.acceptsTokens(site)) {
      String deviceId = world.object(object).deviceId();
      builder.happen(new SimulatedEvent.TokenAccepted(at, device.resource().id(), deviceId));
      builder.happen(
          new SimulatedEvent.IdentityStored(
              at, device.resource().id(), site.tenant().id(), deviceId));
    }
  }

  private void disable(Device device, Instant at, Actor admin) {
    String object = builder.state().objectOf(device.resource().machine());
    if (builder.state().objectExists(object)) {
      builder.happen(new SimulatedEvent.ObjectDisabled(at, object, admin));
    }
  }

  private void secret(Instant at, Actor admin) {
    builder.later(new SimulatedEvent.SecretExpired(at, site.code()));
    if (random.percent(65)) {
      Instant renewed = quiet(at.plus(Duration.ofMinutes(random.between(6, 50))));
      builder.later(new SimulatedEvent.SecretRenewed(renewed, site.code(), admin));
    }
  }

  private void ownership(GroupMapping mapping, Instant at, Actor admin) {
    builder.at(
        at,
        () -> {
          if (builder.state().owners(mapping.groupId()).contains(site.app().principalId())) {
            builder.happen(
                new SimulatedEvent.OwnerRemoved(
                    at, mapping.groupId(), site.app().principalId(), admin));
          } else if (builder.state().groupExists(mapping.groupId())) {
            builder.happen(
                new SimulatedEvent.OwnerAdded(
                    at, mapping.groupId(), site.app().principalId(), admin));
          }
        });
    if (random.percent(35)) {
      Instant later = quiet(at.plus(Duration.ofMinutes(random.between(6, 50))));
      builder.at(
          later,
          () -> {
            if (builder.state().groupExists(mapping.groupId())) {
              builder.happen(
                  new SimulatedEvent.OwnerAdded(
                      later, mapping.groupId(), site.app().principalId(), admin));
            }
          });
    }
  }

  private void groupDeleted(GroupMapping mapping, Instant at, Actor admin) {
    int way = random.between(0, 99);
    Instant later = quiet(at.plus(Duration.ofMinutes(random.between(4, 40))));
    EntraGroup again = way < 60 ? null : group(world.group(mapping.groupId()).name());
    boolean remapped = random.percent(50);
    builder.at(
        at,
        () -> {
          if (!builder.state().groupExists(mapping.groupId())) {
            return;
          }
          builder.happen(new SimulatedEvent.GroupDeleted(at, mapping.groupId(), admin));
          if (way < 35) {
            builder.at(later, () -> restore(mapping.groupId(), later, admin));
          } else if (again != null) {
            recreate(mapping, again, later, admin, remapped);
          }
        });
  }

  private void restore(String group, Instant at, Actor admin) {
    if (!builder.state().groupExists(group)) {
      builder.happen(new SimulatedEvent.GroupRestored(at, group, admin));
    }
  }

  private void recreate(
      GroupMapping mapping, EntraGroup again, Instant at, Actor admin, boolean remapped) {
    builder.later(new SimulatedEvent.GroupCreated(at, again.id(), admin));
    if (remapped) {
      GroupMapping moved = new GroupMapping(mapping.collectionId(), again.id());
      builder.at(
          at.plusSeconds(1),
          () -> {
            if (builder.state().mappings().contains(mapping)) {
              builder.happen(new SimulatedEvent.MappingRemoved(at.plusSeconds(1), mapping));
              builder.happen(
                  new SimulatedEvent.OwnerAdded(
                      at.plusSeconds(1), again.id(), site.app().principalId(), admin));
              builder.happen(new SimulatedEvent.MappingMade(at.plusSeconds(1), moved));
            }
          });
    }
  }

  private void makeDynamic(GroupMapping mapping, Instant at, Actor admin) {
    WorldState state = builder.state();
    if (!state.groupExists(mapping.groupId()) || state.isDynamic(mapping.groupId())) {
      return;
    }
    builder.happen(new SimulatedEvent.GroupMadeDynamic(at, mapping.groupId(), admin));
    Instant soon = at.plusMillis(900);
    builder.at(soon, () -> applyRule(mapping, soon));
  }

  /** The dynamic membership takes out whom its rule does not name, and adds others. */
  private void applyRule(GroupMapping mapping, Instant at) {
    WorldState state = builder.state();
    if (!state.groupExists(mapping.groupId())) {
      return;
    }
    List<String> members = new ArrayList<>(new TreeSet<>(state.groupMembers(mapping.groupId())));
    for (String member : random.some(members, members.size() / 2)) {
      builder.happen(new SimulatedEvent.MemberRemoved(at, mapping.groupId(), member, approval));
    }
    for (DirectoryObject outsider : outsiders) {
      if (random.percent(50)
          && state.objectExists(outsider.objectId())
          && !state.groupMembers(mapping.groupId()).contains(outsider.objectId())) {
        builder.happen(
            new SimulatedEvent.MemberAdded(at, mapping.groupId(), outsider.objectId(), approval));
      }
    }
  }
}
