package dev.synctrace.report.redact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Knows by its last parts what a dotted name is. Names are in lower case. */
final class HostNames {
  private static final Set<String> PUBLIC = Set.copyOf(DataLines.of("public-hosts.txt"));
  private static final Set<String> TENANT = Set.copyOf(DataLines.of("tenant-hosts.txt"));

  /** How many parts a name must have for its ending to make it a host. */
  private static final Map<String, Integer> ENDINGS = endings();

  private static final int FEWEST_PARTS = 2;

  /** Domains the case itself names, in lower case. */
  private final Set<String> domains = new HashSet<>();

  /** Keeps a domain, such as {@code contoso.com}. */
  void learn(String domain) {
    domains.add(domain);
  }

  boolean isKnownDomain(String name) {
    return domains.contains(name);
  }

  /** The part of the name that everybody shares and that stays; empty when there is none. */
  static String tenantSuffix(String name) {
    return suffixIn(name, TENANT);
  }

  static boolean isPublic(String name) {
    return !suffixIn("x." + name, PUBLIC).isEmpty();
  }

  /** Whether it is a host or domain rather than a file, a class or two sentences. */
  boolean isHost(String name) {
    String ending = ending(name);
    boolean ends = !ending.isEmpty() && parts(name) >= ENDINGS.getOrDefault(ending, FEWEST_PARTS);
    return ends || isBelowKnownDomain(name);
  }

  /** Whether it is the ending of many names, such as {@code com}. */
  static boolean isEnding(String part) {
    return ENDINGS.containsKey(part);
  }

  /** What of the name is a public ending such as {@code com} or {@code co.uk}; else empty. */
  static String ending(String name) {
    int last = name.lastIndexOf('.');
    int before = last < 0 ? -1 : name.lastIndexOf('.', last - 1);
    if (before > 0 && ENDINGS.containsKey(name.substring(before + 1))) {
      return name.substring(before + 1);
    }
    String end = name.substring(last + 1);
    return last > 0 && ENDINGS.containsKey(end) ? end : "";
  }

  private boolean isBelowKnownDomain(String name) {
    for (int dot = -1; ; ) {
      if (domains.contains(name.substring(dot + 1))) {
        return true;
      }
      dot = name.indexOf('.', dot + 1);
      if (dot < 0) {
        return false;
      }
    }
  }

  private static String suffixIn(String name, Set<String> suffixes) {
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      String suffix = name.substring(dot + 1);
      if (suffixes.contains(suffix)) {
        return suffix;
      }
    }
    return "";
  }

  private static int parts(String name) {
    return (int) name.chars().filter(c -> c == '.').count() + 1;
  }

  private static Map<String, Integer> endings() {
    Map<String, Integer> endings = new HashMap<>();
    for (String line : DataLines.of("top-level-domains.txt")) {
      String[] parts = line.split(" ", 2);
      endings.put(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : FEWEST_PARTS);
    }
    return Map.copyOf(endings);
  }
}
