package dev.synctrace.index.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of machines as they are shown: without the domain, unless two domains have a machine of
 * that name; in one spelling each. For one thread.
 */
final class DisplayedHostNames {
  private final Map<String, Set<String>> domains = new HashMap<>();
  private final Map<String, String> spelling = new HashMap<>();

  /** A name that a record gives its own machine. */
  void add(String name) {
    String host = MachineNameRules.host(name);
    String key = MachineNameRules.key(host);
    spelling.putIfAbsent(key, host);
    Set<String> known = domains.computeIfAbsent(key, each -> new TreeSet<>());
    if (name.length() > host.length()) {
      known.add(MachineNameRules.key(name.substring(host.length() + 1)));
    }
  }

  /** How a name is shown. */
  String display(String name) {
    String host = MachineNameRules.host(name);
    String key = MachineNameRules.key(host);
    String spelled = spelling.computeIfAbsent(key, each -> host);
    boolean ambiguous = domains.getOrDefault(key, Set.of()).size() > 1;
    return ambiguous && name.length() > host.length()
        ? spelled + MachineNameRules.key(name.substring(host.length()))
        : spelled;
  }
}
