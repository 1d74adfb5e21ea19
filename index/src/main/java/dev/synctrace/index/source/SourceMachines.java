package dev.synctrace.index.source;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which machine wrote each source of a case. What a log says of itself comes first, then what
 * another file in its folder says, then the name of the folder. Where these contradict each other
 * in a way that leaves the machine open, the source has none and the conflict is told. Exports of
 * the site, of Graph and of the console are of no machine. Immutable; safe for many threads.
 */
public final class SourceMachines {
  /** Of a case without sources. */
  public static final SourceMachines NONE = of(List.of(), noNames());

  private final Map<String, SourceMachine> bySource;
  private final Map<String, String> clients;
  private final List<Machine> machines;
  private final SortedMap<String, String> conflicts;
  private final Map<String, String> originals;
  private final List<KnownBundle> bundles;

  SourceMachines(
      Map<String, SourceMachine> bySource,
      Map<String, String> clients,
      List<Machine> machines,
      SortedMap<String, String> conflicts,
      Map<String, String> originals,
      List<KnownBundle> bundles) {
    this.bundles = bundles;
    this.bySource = bySource;
    this.clients = clients;
    this.machines = machines;
    this.conflicts = conflicts;
    this.originals = originals;
  }

  /**
   * Works the machines of a case out.
   *
   * @param sources all sources of the case
   * @param names what its exports know; asked at most twice
   */
  public static SourceMachines of(Collection<SourceSummary> sources, KnownNames names) {
    return new MachineResolver(sources, names).result();
  }

  /** The machine that wrote a source; empty where nothing tells it. */
  public Optional<SourceMachine> of(String source) {
    return Optional.ofNullable(bySource.get(source));
  }

  /** The name of the machine that wrote a source; null where nothing tells it. */
  public @Nullable String nameOf(String source) {
    SourceMachine machine = bySource.get(source);
    return machine == null ? null : machine.name();
  }

  /**
   * The SMSID, in lower case, of the client that wrote a source: of the only registration in it and
   * the client's files beside it. Empty where there is none, or several.
   */
  public Optional<String> clientOf(String source) {
    return Optional.ofNullable(clients.get(source));
  }

  /** All machines that wrote a source, by name. */
  public List<Machine> all() {
    return machines;
  }

  /** The bundles that known tools have made, in the order of their first sources. */
  public List<KnownBundle> bundles() {
    return bundles;
  }

  /** The sources of which a file with a path that fits is a copy; paths are in lower case. */
  public Set<String> originalsOf(Predicate<String> path) {
    Set<String> sources = new TreeSet<>();
    originals.forEach((copy, source) -> {
      if (path.test(copy.toLowerCase(Locale.ROOT))) {
        sources.add(source);
      }
    });
    return sources;
  }

  /**
   * Paths of the sources of the machines whose name fits, or of which these have a copy; names are
   * in lower case.
   */
  public Set<String> sourcesOf(Predicate<String> name) {
    Set<String> sources = new TreeSet<>();
    for (Machine machine : machines) {
      if (name.test(MachineNameRules.key(machine.name()))) {
        machine.sources().forEach(path -> sources.add(originals.getOrDefault(path, path)));
      }
    }
    return sources;
  }

  /** Paths of the sources of a machine, by its name with or without domain, without case. */
  public Set<String> sourcesOf(String name) {
    String key = MachineNameRules.key(name.strip());
    Set<String> exact = sourcesOf(key::equals);
    return exact.isEmpty() ? sourcesOf(MachineNameRules.host(key)::equals) : exact;
  }

  /** What contradicts itself, one sentence each, by the path of the source it is about. */
  public SortedMap<String, String> conflicts() {
    return conflicts;
  }

  private static KnownNames noNames() {
    return new KnownNames() {
      @Override
      public Map<String, String> ofClients(Collection<String> smsIds) {
        return Map.of();
      }

      @Override
      public Set<String> among(Collection<String> names) {
        return Set.of();
      }
    };
  }
}
