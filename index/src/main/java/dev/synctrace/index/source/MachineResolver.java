package dev.synctrace.index.source;

import dev.synctrace.index.source.KnownBundleFinder.Device;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Works out which machine wrote each source of a case: by what each source says of itself, then by
 * known bundles, folders, registrations and the names of bundles. For one use by one thread.
 */
final class MachineResolver {
  private static final String DSREGCMD = "dsregcmd";

  private final List<SourceSummary> sources;
  private final Map<String, String> nameOfClient;
  private final DisplayedHostNames hosts = new DisplayedHostNames();
  private final Set<String> known;
  private final Map<String, SourceMachine> bySource = new HashMap<>();
  private final Map<String, String> clients = new HashMap<>();
  private final SortedMap<String, String> conflicts = new TreeMap<>();
  private final Map<String, String> originals = new TreeMap<>();
  private final List<KnownBundleFinder.Files> bundles;
  private final Map<String, Place> inBundles = new HashMap<>();

  MachineResolver(Collection<SourceSummary> all, KnownNames names) {
    Set<String> paths = new HashSet<>();
    all.forEach(source -> paths.add(source.path()));
    List<SourceSummary> files = new ArrayList<>();
    for (SourceSummary source : all) {
      files.add(source);
      for (String copy : source.copies()) {
        // The name of another source is that source's alone.
        if (!paths.contains(copy) && originals.putIfAbsent(copy, source.path()) == null) {
          files.add(source.at(copy));
        }
      }
    }
    this.bundles = KnownBundleFinder.in(files);
    for (KnownBundleFinder.Files bundle : bundles) {
      for (SourceSummary source : bundle.sources()) {
        // No folder begins with a slash.
        Place whole = new Place(String.valueOf(source.clues().bundle()), "/" + bundle.path());
        inBundles.put(source.path(), whole);
      }
    }
    this.sources = files.stream().filter(this::isOfAMachine).toList();
    Set<String> registered = clients(this.sources);
    this.nameOfClient = registered.isEmpty() ? Map.of() : names.ofClients(registered);
    this.sources.forEach(source -> source.clues().names().forEach(hosts::add));
    this.known = known(names);
  }

  /** The names in paths, of files and of bundles that a record or an export has for a machine. */
  private Set<String> known(KnownNames names) {
    Set<String> own = new HashSet<>();
    Set<String> asked = new TreeSet<>();
    for (SourceSummary source : sources) {
      source.clues().names().forEach(name -> own.add(key(name)));
      MachineNameRules.inPath(source.path()).forEach(name -> asked.add(key(name)));
      MachineNameRules.inFile(source.path(), source.log()).forEach(name -> asked.add(key(name)));
      bundleName(source).ifPresent(name -> asked.add(key(name)));
    }
    nameOfClient.values().forEach(name -> own.add(key(name)));
    asked.removeAll(own);
    if (!asked.isEmpty()) {
      own.addAll(names.among(asked));
    }
    return own;
  }

  private static String key(String name) {
    return MachineNameRules.key(MachineNameRules.host(name));
  }

  private boolean isKnown(String name) {
    return known.contains(key(name));
  }

  private static Optional<String> bundleName(SourceSummary source) {
    return Optional.ofNullable(source.clues().bundle()).flatMap(MachineNameRules::ofFolder);
  }

  /** Exports are made by a person somewhere; only dsregcmd shows the machine it ran on. */
  private boolean isOfAMachine(SourceSummary source) {
    boolean export = source.framing().equals("fact") || source.framing().equals("audit");
    return source.records() > 0 && (!export || !source.clues().names().isEmpty())
        || isOfADevice(source);
  }

  /**
   * In the bundle of a device, texts without records are of it, too; and dsregcmd, which does not
   * name the device in old versions.
   */
  private boolean isOfADevice(SourceSummary source) {
    boolean text = source.framing().equals("none") && source.otherRecords() > 0;
    return (text || DSREGCMD.equals(source.log())) && inBundles.containsKey(source.path());
  }

  SourceMachines result() {
    sources.forEach(this::byItself);
    List<KnownBundle> known = bundles.stream().map(this::byKnownBundle).toList();
    Map<Place, List<SourceSummary>> folders = new LinkedHashMap<>();
    for (SourceSummary source : sources) {
      folders.computeIfAbsent(place(source), folder -> new ArrayList<>()).add(source);
    }
    folders.forEach((place, inside) -> {
      if (!inBundles.containsKey(inside.getFirst().path())) {
        byFolder(place, inside);
      }
    });
    folders.forEach(this::registrations);
    sources.forEach(this::byBundle);
    checkClients();
    List<Machine> machines = machines();
    originals.forEach(this::compare);
    return new SourceMachines(
        Map.copyOf(bySource),
        Map.copyOf(clients),
        machines,
        conflicts,
        Collections.unmodifiableMap(originals),
        known);
  }

  /** Of a bundle that a tool has collected on one device, every file is of that device. */
  private KnownBundle byKnownBundle(KnownBundleFinder.Files files) {
    Set<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Set<String> stated = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (SourceSummary source : files.sources()) {
      SourceMachine machine = bySource.get(source.path());
      if (machine != null && machine.basis().compareTo(MachineBasis.REGISTRATION) <= 0) {
        own.add(machine.name());
        if (DSREGCMD.equals(source.log()) || source.clues().layout() != null) {
          stated.add(machine.name());
        }
      }
    }
    Device device = Device.of(files, own, stated);
    if (device.conflict() != null) {
      conflict(files.sources().getFirst(), device.conflict());
    }
    if (device.name() != null) {
      String name = hosts.display(device.name());
      files.sources().stream()
          .filter(source -> isOfAMachine(source) && isOpen(source))
          .forEach(source -> put(source, name, MachineBasis.KNOWN_BUNDLE));
    }
    return new KnownBundle(
        files.layout(),
        files.path(),
        device.name() == null ? null : hosts.display(device.name()),
        files.name() == null ? null : files.name().time(),
        files.sources().stream()
            .map(SourceSummary::path)
            .filter(path -> !originals.containsKey(path))
            .toList());
  }

  /** One file cannot be of two machines; where only the copy tells whose it is, that counts. */
  private void compare(String copy, String source) {
    SourceMachine there = bySource.remove(copy);
    SourceMachine here = bySource.get(source);
    clients.remove(copy);
    if (there == null) {
      return;
    }
    if (here == null) {
      if (!conflicts.containsKey(source)) {
        bySource.put(source, there);
      }
    } else if (!MachineNameRules.isSameHost(here.name(), there.name())) {
      bySource.remove(source);
      clients.remove(source);
      conflicts.merge(
          source,
          "the same file belongs to two computers: "
              + here.name()
              + " and, based on "
              + copy
              + ", "
              + there.name(),
          (one, other) -> one + "; " + other);
    }
  }

  /** Folders of two bundles that have one path are two folders. */
  private Place place(SourceSummary source) {
    Place known = inBundles.get(source.path());
    if (known != null) {
      return known;
    }
    return new Place(
        String.valueOf(source.clues().bundle()),
        MachineNameRules.folder(source.path(), this::isOfAMachine));
  }

  /** What a source's own records say. */
  private void byItself(SourceSummary source) {
    Set<String> own = new LinkedHashSet<>();
    source.clues().names().forEach(name -> own.add(hosts.display(name)));
    if (own.size() == 1) {
      put(source, own.iterator().next(), MachineBasis.OWN_RECORDS);
    } else if (own.size() > 1) {
      conflict(source, "its records name several computers: " + String.join(", ", own));
    } else {
      byRegistration(source);
    }
  }

  private void byRegistration(SourceSummary source) {
    Set<String> registered = new LinkedHashSet<>();
    for (String client : source.clues().clients()) {
      String name = nameOfClient.get(MachineNameRules.key(client));
      if (name != null) {
        registered.add(hosts.display(name));
      }
    }
    if (registered.size() == 1) {
      put(source, registered.iterator().next(), MachineBasis.REGISTRATION);
    } else if (registered.size() > 1) {
      conflict(source, "it has registrations of several clients: " + String.join(", ", registered));
    } else {
      byFileName(source);
    }
  }

  /** People put the machine before the log's name where they collect the logs of several. */
  private void byFileName(SourceSummary source) {
    List<String> named =
        MachineNameRules.inFile(source.path(), source.log()).stream()
            .filter(this::isKnown)
            .toList();
    if (named.size() == 1) {
      put(source, hosts.display(named.getFirst()), MachineBasis.FILE_NAME);
    }
  }

  /** Whether the name of its file may be another machine's than that of the files beside it. */
  private static boolean isNamedByFile(SourceSummary source) {
    return MachineNameRules.inFile(source.path(), source.log()).stream()
        .anyMatch(MachineNameRules::isLikely);
  }

  /** What the other files of a folder say, and then its name. */
  private void byFolder(Place place, List<SourceSummary> inside) {
    Optional<String> named = MachineNameRules.ofFolder(place.folder()).filter(this::isOfAMachine);
    for (Side side : Side.values()) {
      List<SourceSummary> own = inside.stream().filter(s -> Side.of(s) == side).toList();
      if (own.isEmpty()) {
        continue;
      }
      Set<String> told = told(side == Side.EITHER ? inside : own);
      List<SourceSummary> open = own.stream().filter(s -> isOpen(s) && !isNamedByFile(s)).toList();
      Optional<String> other = named.filter(this::isKnown).filter(name -> isOfNone(name, told));
      if (other.isPresent()) {
        conflict(
            open.isEmpty() ? own.getFirst() : open.getFirst(),
            "its folder has the name of the computer "
                + other.get()
                + " and files of "
                + String.join(", ", told));
      } else if (told.size() == 1 && (side != Side.EITHER || !hasBothSides(inside))) {
        String name = told.iterator().next();
        boolean ofOneServer = named.filter(n -> MachineNameRules.isSameHost(n, name)).isPresent();
        open.stream()
            .filter(s -> side != Side.SERVER || ofOneServer || hasRoleOf(s, own))
            .forEach(s -> put(s, name, MachineBasis.SAME_FOLDER));
      } else if (told.size() > 1 && side != Side.EITHER) {
        conflict(
            open.isEmpty() ? own.getFirst() : open.getFirst(),
            "its folder has files of several computers: " + String.join(", ", told));
      } else if (told.size() < 2 && named.isPresent()) {
        open.forEach(s -> put(s, hosts.display(named.get()), MachineBasis.FOLDER_NAME));
      }
    }
  }

  private static boolean isOfNone(String name, Set<String> told) {
    return !told.isEmpty() && told.stream().noneMatch(n -> MachineNameRules.isSameHost(n, name));
  }

  /** Whose client's files these are, if only one registered in them and no other names itself. */
  private void registrations(Place place, List<SourceSummary> inside) {
    List<SourceSummary> own =
        inside.stream().filter(source -> Side.of(source) != Side.SERVER).toList();
    Set<String> registered = clients(own);
    boolean contradicted =
        MachineNameRules.ofFolder(place.folder())
            .filter(this::isKnown)
            .filter(name -> isOfNone(name, told(own)))
            .isPresent();
    if (registered.size() == 1 && told(own).size() < 2 && !contradicted) {
      own.stream()
          .filter(source -> !isNamedByFile(source) || clients(List.of(source)).size() == 1)
          .forEach(source -> clients.put(source.path(), registered.iterator().next()));
      return;
    }
    for (SourceSummary source : own) {
      Set<String> itself = clients(List.of(source));
      if (itself.size() == 1) {
        clients.put(source.path(), itself.iterator().next());
      }
    }
  }

  private static Set<String> clients(List<SourceSummary> sources) {
    Set<String> registered = new TreeSet<>();
    sources.forEach(s -> s.clues().clients().forEach(c -> registered.add(MachineNameRules.key(c))));
    return registered;
  }

  /** A word in lower case may be anything, unless the case knows a machine of that name. */
  private boolean isOfAMachine(String name) {
    return MachineNameRules.isLikely(name) || isKnown(name);
  }

  /** Logs of several servers are often in one folder; those of one role are of one server. */
  private boolean hasRoleOf(SourceSummary source, List<SourceSummary> side) {
    MachineRole role = MachineRole.of(source.log());
    return side.stream()
        .filter(other -> MachineRole.of(other.log()) == role)
        .anyMatch(other -> !told(List.of(other)).isEmpty());
  }

  private static boolean hasBothSides(List<SourceSummary> inside) {
    return inside.stream().map(Side::of).filter(side -> side != Side.EITHER).distinct().count() > 1;
  }

  private boolean isOpen(SourceSummary source) {
    return !bySource.containsKey(source.path()) && !conflicts.containsKey(source.path());
  }

  private Set<String> told(List<SourceSummary> side) {
    Set<String> told = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (SourceSummary source : side) {
      SourceMachine machine = bySource.get(source.path());
      if (machine != null && machine.basis().compareTo(MachineBasis.SAME_FOLDER) < 0) {
        told.add(machine.name());
      }
    }
    return told;
  }

  /** A bundle often has a customer's name, or a ticket's: only a known name counts. */
  private void byBundle(SourceSummary source) {
    bundleName(source)
        .filter(name -> isOpen(source) && isKnown(name))
        .ifPresent(name -> put(source, hosts.display(name), MachineBasis.BUNDLE_NAME));
  }

  /** One client whose logs name it differently. */
  private void checkClients() {
    Map<String, String> names = new HashMap<>();
    for (SourceSummary source : sources) {
      SourceMachine machine = bySource.get(source.path());
      if (machine == null || machine.basis() != MachineBasis.OWN_RECORDS) {
        continue;
      }
      for (String client : source.clues().clients()) {
        String before = names.putIfAbsent(MachineNameRules.key(client), machine.name());
        if (before != null && !MachineNameRules.isSameHost(before, machine.name())) {
          conflict(
              source,
              "the client " + client + " has two names: " + before + " and " + machine.name());
        }
      }
    }
  }

  private void put(SourceSummary source, String name, MachineBasis basis) {
    bySource.put(source.path(), new SourceMachine(name, basis));
  }

  private void conflict(SourceSummary source, String what) {
    conflicts.merge(source.path(), what, (one, other) -> one + "; " + other);
  }

  private List<Machine> machines() {
    Map<String, List<SourceSummary>> byName = new TreeMap<>();
    Map<String, String> written = new HashMap<>();
    for (SourceSummary source : sources) {
      SourceMachine machine = bySource.get(source.path());
      if (machine != null) {
        String key = MachineNameRules.key(machine.name());
        written.putIfAbsent(key, machine.name());
        byName.computeIfAbsent(key, each -> new ArrayList<>()).add(source);
      }
    }
    List<Machine> machines = new ArrayList<>();
    byName.forEach((key, own) -> machines.add(machine(written.getOrDefault(key, key), own)));
    return List.copyOf(machines);
  }

  private static Machine machine(String name, List<SourceSummary> sources) {
    Set<MachineRole> roles = MachineRole.none();
    Set<String> clients = new TreeSet<>();
    for (SourceSummary source : sources) {
      MachineRole role = MachineRole.of(source.log());
      if (role != null) {
        roles.add(role);
      }
      source.clues().clients().forEach(client -> clients.add(MachineNameRules.key(client)));
    }
    return new Machine(
        name, roles, clients, sources.stream().map(SourceSummary::path).sorted().toList());
  }

  /** A folder of a bundle. */
  private record Place(String bundle, String folder) {}

  /** Whose a log is: a server can have the logs of its own client beside those of the site. */
  private enum Side {
    SERVER,
    CLIENT,
    /** Nothing is known of the log. */
    EITHER;

    static Side of(SourceSummary source) {
      MachineRole role = MachineRole.of(source.log());
      return role == null ? EITHER : role.isServer() ? SERVER : CLIENT;
    }
  }
}
