package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.coverage.MachineFolder;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One Configuration Manager hierarchy whose logs are in the case. Only its top-level site runs
 * Entra discovery, so logs whose discovery names another tenant or another server app are of
 * another hierarchy; a log that names several tenants is of one hierarchy with several.
 *
 * @param folders folders of the logs that are its own
 * @param tenants tenants its discovery names, in lower case
 * @param serverAppIds server apps its discovery names, in lower case
 * @param first its first discovery in the case
 */
public record Hierarchy(
    Set<String> folders, Set<String> tenants, Set<String> serverAppIds, Event first) {
  public Hierarchy {
    folders = Set.copyOf(folders);
    tenants = Set.copyOf(tenants);
    serverAppIds = Set.copyOf(serverAppIds);
  }

  /** The hierarchies that discoveries tell apart, in the order of their first one. */
  public static List<Hierarchy> of(List<Event> discoveries) {
    List<Hierarchy> found = new ArrayList<>();
    for (Event discovery : discoveries) {
      Set<String> tenant = named(discovery, Attribute.TENANT_ID);
      Set<String> app = named(discovery, Attribute.SERVER_APP_ID);
      if (tenant.isEmpty() && app.isEmpty()) {
        continue;
      }
      Hierarchy one =
          new Hierarchy(Set.of(MachineFolder.of(discovery.source())), tenant, app, discovery);
      List<Hierarchy> same = found.stream().filter(one::isSameAs).toList();
      if (same.size() == 1 && same.getFirst().containsAll(one)) {
        continue;
      }
      int at = same.isEmpty() ? found.size() : found.indexOf(same.getFirst());
      found.removeAll(same);
      Hierarchy joined = one;
      for (Hierarchy other : same.reversed()) {
        joined = other.and(joined);
      }
      found.add(at, joined);
    }
    return List.copyOf(found);
  }

  /** Whether the source is one of its logs. */
  public boolean hasSource(String source) {
    return folders.contains(MachineFolder.of(source));
  }

  private boolean containsAll(Hierarchy other) {
    return folders.containsAll(other.folders)
        && tenants.containsAll(other.tenants)
        && serverAppIds.containsAll(other.serverAppIds);
  }

  private boolean isSameAs(Hierarchy other) {
    if (meet(folders, other.folders)) {
      return true;
    }
    boolean sameTenant =
        tenants.isEmpty() || other.tenants.isEmpty() || meet(tenants, other.tenants);
    boolean sameApp =
        serverAppIds.isEmpty()
            || other.serverAppIds.isEmpty()
            || meet(serverAppIds, other.serverAppIds);
    return sameTenant && sameApp;
  }

  private Hierarchy and(Hierarchy other) {
    return new Hierarchy(
        union(folders, other.folders),
        union(tenants, other.tenants),
        union(serverAppIds, other.serverAppIds),
        first);
  }

  private static boolean meet(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static Set<String> named(Event event, Attribute attribute) {
    Optional<String> value = event.attributes().get(attribute);
    return value.isEmpty() ? Set.of() : Set.of(value.get().toLowerCase(Locale.ROOT));
  }
}
