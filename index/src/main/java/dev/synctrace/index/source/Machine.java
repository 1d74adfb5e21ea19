package dev.synctrace.index.source;

import java.util.List;
import java.util.Set;

/**
 * A machine of which the case has sources.
 *
 * @param name without its domain, unless two machines differ in nothing else
 * @param roles that its logs show
 * @param clients SMSIDs as which it registered
 * @param sources their paths, in order
 */
public record Machine(
    String name, Set<MachineRole> roles, Set<String> clients, List<String> sources) {
  public Machine {
    roles = Set.copyOf(roles);
    clients = Set.copyOf(clients);
    sources = List.copyOf(sources);
  }
}
