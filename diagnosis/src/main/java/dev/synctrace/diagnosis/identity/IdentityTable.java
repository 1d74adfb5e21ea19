package dev.synctrace.diagnosis.identity;

import dev.synctrace.diagnosis.identity.IdLink.Confidence;
import dev.synctrace.diagnosis.identity.IdLinkTable.IntMultimap;
import dev.synctrace.diagnosis.identity.Identity.IdConflict;
import dev.synctrace.diagnosis.identity.Identity.IdConflict.Type;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Resolves IDs from events to identities. Holds columns of numbers, so that a million records of a
 * hundred thousand devices fit into a small part of the memory. For one thread.
 *
 * <p>An identity is found from one id: the client's own ids first, then the Entra device ids that
 * the site trusts or, where no other client is trusted with them, that the client claims, then the
 * directory objects of these. From the directory's side the client is found the same way back. Two
 * clients are never made one: resource IDs are unique within a hierarchy only, and one that names
 * several resources joins nothing.
 */
public final class IdentityTable {
  /** More ids than this are a web of false claims, not one device. */
  private static final int MOST_IDS = 1_000;

  private final IdInterner ids = new IdInterner();
  private final IdLinkTable joins = new IdLinkTable(ids);
  private final Map<String, Integer> nameNumbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final IntMultimap namesOfIds = new IntMultimap();
  private final IntMultimap idsOfNames = new IntMultimap();
  private final Map<String, Integer> tenantNumbers = new HashMap<>();
  private final IntMultimap tenantsOfIds = new IntMultimap();
  private final BitSet users = new BitSet();
  private final BitSet devices = new BitSet();

  /** Resource IDs that a record names without the client's SMSID. */
  private final BitSet unclaimed = new BitSet();

  /** Takes in what an event says of ids; others than {@link EventIdentifiers#KINDS} say nothing. */
  public List<Id> add(Event event) {
    List<Id> named = EventIdentifiers.of(event);
    if (named.isEmpty()) {
      return named;
    }
    boolean user = EventIdentifiers.isUser(event);
    Optional<Integer> name = EventIdentifiers.name(event).map(this::nameNumber);
    Optional<Integer> tenant = event.attributes().get(Attribute.TENANT_ID).map(this::tenantNumber);
    for (Id id : named) {
      int number = ids.number(id);
      if (user) {
        users.set(number);
      } else if (EventIdentifiers.isDevice(event)) {
        devices.set(number);
      }
      if (id.type() == IdType.RESOURCE_ID && !EventIdentifiers.hasSmsId(named)) {
        unclaimed.set(number);
      }
      if (id.type() == (user ? IdType.OBJECT_ID : IdType.SMS_ID)) {
        tenant.ifPresent(t -> tenantsOfIds.add(number, t));
      }
      name.ifPresent(n -> {
        namesOfIds.add(number, n);
        idsOfNames.add(n, number);
      });
    }
    EventIdentifiers.joins(
        event,
        named,
        (one, other, confidence) ->
            joins.add(ids.number(one), ids.number(other), confidence, event));
    return named;
  }

  /** The number of an id for {@link #identity(int)}; -1 when no event named it. */
  public int number(Id id) {
    return ids.known(id);
  }

  public Id id(int number) {
    return ids.id(number);
  }

  /** How many ids are known; numbers are below. */
  public int size() {
    return ids.size();
  }

  /** Whether it is a device id that no object is known for, or an object without its device id. */
  public boolean lacksOtherDirectoryId(int number) {
    IdType type = ids.type(number);
    if (users.get(number) || (type != IdType.DEVICE_ID && type != IdType.OBJECT_ID)) {
      return false;
    }
    for (int join : joins.of(number)) {
      IdType other = ids.type(joins.otherSide(join, number));
      if (other != type && (other == IdType.DEVICE_ID || other == IdType.OBJECT_ID)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether it is a resource ID of several resources, as those of two hierarchies are: of a user
   * and a device, of clients that have no name or no tenant in common, or of users that have no
   * tenant in common. A client that was installed again has the same name and tenant, and is one.
   */
  public boolean isShared(int number) {
    if (ids.type(number) != IdType.RESOURCE_ID) {
      return false;
    }
    if (users.get(number) && devices.get(number)) {
      return true;
    }
    boolean user = users.get(number);
    int[] owners = joinedTo(number, user ? IdType.OBJECT_ID : IdType.SMS_ID);
    for (int i = 1; i < owners.length; i++) {
      Set<String> hosts = user ? Set.of() : hosts(owners[i]);
      Set<Integer> tenants = tenants(owners[i]);
      for (int before = 0; before < i; before++) {
        if (differ(hosts, hosts(owners[before])) || differ(tenants, tenants(owners[before]))) {
          return true;
        }
      }
    }
    return false;
  }

  private static <T> boolean differ(Set<T> some, Set<T> others) {
    return !some.isEmpty() && !others.isEmpty() && Collections.disjoint(some, others);
  }

  private Set<Integer> tenants(int client) {
    Set<Integer> tenants = new HashSet<>();
    for (int tenant : tenantsOfIds.of(client)) {
      tenants.add(tenant);
    }
    return tenants;
  }

  private int tenantNumber(String tenant) {
    return tenantNumbers.computeIfAbsent(
        tenant.toLowerCase(Locale.ROOT), _ -> tenantNumbers.size());
  }

  /** The IDs of a type that a record names with a resource ID, each once. */
  private int[] joinedTo(int resource, IdType type) {
    return Arrays.stream(joins.of(resource))
        .map(join -> joins.otherSide(join, resource))
        .filter(other -> ids.type(other) == type)
        .distinct()
        .toArray();
  }

  private Set<String> hosts(int client) {
    Set<String> hosts = new HashSet<>();
    for (int name : namesOfIds.of(client)) {
      String text = names.get(name).toLowerCase(Locale.ROOT);
      int dot = text.indexOf('.');
      hosts.add(dot > 0 ? text.substring(0, dot) : text);
    }
    return hosts;
  }

  /** The identity an id belongs to; empty when no event named it. */
  public Optional<Identity> identity(Id id) {
    int number = ids.known(id);
    return number < 0 ? Optional.empty() : Optional.of(identity(number));
  }

  /**
   * The identities an id belongs to: those of the clients where several share a device, an object
   * or a resource ID, as the lists of members have them, else one; none when no event named it.
   */
  List<Identity> identities(Id id) {
    int number = ids.known(id);
    if (number < 0) {
      return List.of();
    }
    if (isShared(number)) {
      IntStream own = unclaimed.get(number) ? IntStream.of(number) : IntStream.empty();
      return IntStream.concat(Arrays.stream(joinedTo(number, IdType.SMS_ID)), own)
          .mapToObj(this::identity)
          .toList();
    }
    List<Integer> clients = clients(number);
    return clients.size() > 1
        ? clients.stream().map(this::identity).toList()
        : List.of(identity(number));
  }

  /** The identity an id belongs to. */
  public Identity identity(int anchor) {
    int[] members = members(anchor);
    Set<Integer> used = new LinkedHashSet<>();
    Set<Integer> inside = new LinkedHashSet<>();
    Arrays.stream(members).forEach(inside::add);
    for (int member : members) {
      for (int join : joins.of(member)) {
        if (inside.contains(joins.otherSide(join, member))) {
          used.add(join);
        }
      }
    }
    SortedSet<Id> found = new TreeSet<>();
    Arrays.stream(members).forEach(member -> found.add(ids.id(member)));
    List<IdLink> held =
        used.stream()
            .map(joins::join)
            .sorted(
                Comparator.comparing(IdLink::confidence)
                    .reversed()
                    .thenComparing(IdLink::source)
                    .thenComparing(IdLink::line))
            .toList();
    return new Identity(
        Arrays.stream(members).anyMatch(users::get) ? MemberType.USER : MemberType.DEVICE,
        found,
        names(members),
        held,
        conflicts(members));
  }

  /** The numbers of all ids of the identity that an id belongs to, ascending. */
  public int[] members(int anchor) {
    SortedSet<Integer> members = new TreeSet<>();
    List<Integer> clients = clients(anchor);
    if (clients.size() == 1 || EventIdentifiers.isClientSide(ids.id(anchor))) {
      addClient(clients.getFirst(), members);
    } else {
      addDirectory(anchor, members);
    }
    members.add(anchor);
    return members.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * All names of the ids. Those by which the site knows a client come first, since a heartbeat may
   * claim the ids of another device; otherwise in the order in which they were met. A resource ID
   * of several resources has the name of none.
   */
  public List<String> names(int... numbers) {
    List<String> distinct = new ArrayList<>();
    for (boolean ofClient : new boolean[] {true, false}) {
      SortedSet<Integer> found = new TreeSet<>();
      for (int number : numbers) {
        if (ofClient == isNamedClient(number) && !isShared(number)) {
          for (int name : namesOfIds.of(number)) {
            found.add(name);
          }
        }
      }
      for (int name : found) {
        String text = names.get(name);
        if (distinct.stream().noneMatch(text::equalsIgnoreCase)) {
          distinct.add(text);
        }
      }
    }
    return distinct;
  }

  /** A user is known by the name that was met first, wherever. */
  private boolean isNamedClient(int number) {
    return !users.get(number) && EventIdentifiers.isClientSide(ids.id(number));
  }

  /** The numbers of all ids that were met with a name, without case, ascending. */
  public int[] named(String name) {
    Integer number = nameNumbers.get(name.toLowerCase(Locale.ROOT));
    return number == null ? new int[0] : idsOfNames.of(number);
  }

  private int nameNumber(String name) {
    return nameNumbers.computeIfAbsent(
        name.toLowerCase(Locale.ROOT),
        key -> {
          names.add(name);
          return names.size() - 1;
        });
  }

  /** One id of each client the anchor belongs to; none when the site does not know it. */
  private List<Integer> clients(int anchor) {
    if (isClient(anchor)) {
      return List.of(clientOf(anchor));
    }
    Set<Integer> trusted = new TreeSet<>();
    Set<Integer> claimed = new TreeSet<>();
    for (int directoryId : directoryClosure(anchor)) {
      for (int join : joins.of(directoryId)) {
        int other = joins.otherSide(join, directoryId);
        if (isClient(other) && !isShared(other)) {
          (joins.trust(join) == Confidence.CLAIMED ? claimed : trusted).add(clientOf(other));
        }
      }
    }
    return List.copyOf(trusted.isEmpty() ? claimed : trusted);
  }

  /** The smallest number among a client's own ids represents the client. */
  private int clientOf(int clientId) {
    return clientClosure(clientId).first();
  }

  private void addClient(int client, Set<Integer> members) {
    SortedSet<Integer> own = clientClosure(client);
    members.addAll(own);
    for (int clientId : own) {
      if (isShared(clientId)) {
        continue;
      }
      for (int join : joins.of(clientId)) {
        int other = joins.otherSide(join, clientId);
        if (!isClient(other)
            && (joins.trust(join) != Confidence.CLAIMED || !isTrustedToOther(other, own))) {
          members.addAll(directoryClosure(other));
        }
      }
    }
  }

  private void addDirectory(int anchor, Set<Integer> members) {
    members.addAll(directoryClosure(anchor));
  }

  private boolean isTrustedToOther(int device, Set<Integer> own) {
    return Arrays.stream(joins.of(device))
        .filter(join -> joins.trust(join) != Confidence.CLAIMED)
        .map(join -> joins.otherSide(join, device))
        .anyMatch(other -> isClient(other) && !own.contains(other));
  }

  private SortedSet<Integer> clientClosure(int id) {
    return closure(id, true);
  }

  /** Devices and objects that belong together, such as both objects of one device id. */
  private SortedSet<Integer> directoryClosure(int id) {
    return closure(id, false);
  }

  private SortedSet<Integer> closure(int id, boolean clientSide) {
    SortedSet<Integer> reached = new TreeSet<>();
    List<Integer> open = new ArrayList<>(List.of(id));
    while (!open.isEmpty() && reached.size() < MOST_IDS) {
      int next = open.removeLast();
      if (!reached.add(next) || isShared(next)) {
        continue;
      }
      for (int join : joins.of(next)) {
        int other = joins.otherSide(join, next);
        if (isClient(other) == clientSide && !isShared(other)) {
          open.add(other);
        }
      }
    }
    return reached;
  }

  private boolean isClient(int number) {
    IdType type = ids.type(number);
    return type == IdType.SMS_ID || type == IdType.RESOURCE_ID;
  }

  private List<IdConflict> conflicts(int[] members) {
    List<IdConflict> conflicts = new ArrayList<>();
    Set<Integer> devicesOfClient = new TreeSet<>();
    Set<Integer> toDevices = new TreeSet<>();
    for (int member : members) {
      if (isClient(member)) {
        collect(member, IdType.DEVICE_ID, devicesOfClient, toDevices);
        sharedResourceConflicts(member, conflicts);
      } else if (ids.type(member) == IdType.DEVICE_ID) {
        deviceConflicts(member, conflicts);
      }
    }
    if (devicesOfClient.size() > 1) {
      conflicts.add(
          0,
          conflict(
              Type.CLIENT_WITH_SEVERAL_DEVICES,
              "The client has " + devicesOfClient.size() + " different Entra device IDs",
              toDevices));
    }
    nameConflict(members).ifPresent(conflicts::add);
    return conflicts;
  }

  private void sharedResourceConflicts(int client, List<IdConflict> conflicts) {
    for (int join : joins.of(client)) {
      int other = joins.otherSide(join, client);
      int resource = isShared(client) ? client : other;
      if (isShared(resource)
          && conflicts.stream().noneMatch(one -> one.type() == Type.RESOURCE_ID_OF_SEVERAL)) {
        Set<Integer> through = new TreeSet<>();
        Arrays.stream(joins.of(resource)).forEach(through::add);
        conflicts.add(
            conflict(
                Type.RESOURCE_ID_OF_SEVERAL,
                "Resource ID "
                    + ids.id(resource).value()
                    + " is the ID of several resources, as in two hierarchies; it joins none of them",
                through));
      }
    }
  }

  private void deviceConflicts(int device, List<IdConflict> conflicts) {
    Set<Integer> objects = new TreeSet<>();
    Set<Integer> toObjects = new TreeSet<>();
    collect(device, IdType.OBJECT_ID, objects, toObjects);
    if (objects.size() > 1) {
      conflicts.add(
          conflict(
              Type.DEVICE_WITH_SEVERAL_OBJECTS,
              "Device ID " + ids.id(device).value() + " belongs to " + objects.size() + " objects",
              toObjects));
    }
    Set<Integer> clients = new TreeSet<>();
    Set<Integer> toClients = new TreeSet<>();
    for (int join : joins.of(device)) {
      int other = joins.otherSide(join, device);
      if (isClient(other)) {
        clients.add(clientOf(other));
        toClients.add(join);
      }
    }
    if (clients.size() > 1) {
      conflicts.add(
          conflict(
              Type.DEVICE_WITH_SEVERAL_CLIENTS,
              "Device ID " + ids.id(device).value() + " belongs to " + clients.size() + " clients",
              toClients));
    }
  }

  private void collect(int id, IdType type, Set<Integer> others, Set<Integer> through) {
    for (int join : joins.of(id)) {
      int other = joins.otherSide(join, id);
      if (ids.type(other) == type) {
        others.add(other);
        through.add(join);
      }
    }
  }

  private Optional<IdConflict> nameConflict(int[] members) {
    for (String name : names(members)) {
      Set<String> objects = new TreeSet<>();
      Set<Integer> through = new TreeSet<>();
      for (int namesake : named(name)) {
        if (ids.type(namesake) == IdType.OBJECT_ID) {
          objects.add(ids.id(namesake).value());
          Arrays.stream(joins.of(namesake)).forEach(through::add);
        }
      }
      if (objects.size() > 1) {
        return Optional.of(
            conflict(
                Type.NAME_WITH_SEVERAL_OBJECTS,
                objects.size()
                    + " device objects are named "
                    + name
                    + ". SyncTrace matches by ID, never by name",
                through));
      }
    }
    return Optional.empty();
  }

  private IdConflict conflict(Type type, String what, Set<Integer> through) {
    Stream<IdLink> said = through.stream().map(joins::join);
    return new IdConflict(type, what, said.toList());
  }
}
