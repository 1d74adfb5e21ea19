package dev.synctrace.output.redact.pseudonym;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Knows by its last parts what a dotted name is. Names are in lower case. */
public final class HostNameClassifier {
  private static final Set<String> PUBLIC = Set.copyOf(ResourceLines.of("public-hosts.txt"));
  private static final Set<String> TENANT = Set.copyOf(ResourceLines.of("tenant-hosts.txt"));

  /** How many parts a name must have for its ending to make it a host. */
  private static final Map<String, Integer> ENDINGS = endings();

  private static final int FEWEST_PARTS = 2;

  /** Parts of a name that is a host's whatever its ending. */
  private static final int PARTS_OF_ANY = 3;

  private static final Set<String> FILE_ENDINGS = Set.copyOf(ResourceLines.of("file-endings.txt"));

  /** Domains the case itself names, in lower case. */
  private final Set<String> domains = new HashSet<>();

  /** Keeps a domain, such as {@code contoso.com}. */
  public void learn(String domain) {
    domains.add(domain);
  }

  public boolean isKnownDomain(String name) {
    return domains.contains(name);
  }

  /** The part of the name that everybody shares and that stays; empty when there is none. */
  public static String tenantSuffix(String name) {
    return suffixIn(name, TENANT);
  }

  public static boolean isPublic(String name) {
    return !suffixIn("x." + name, PUBLIC).isEmpty();
  }

  /** Whether it is a host or domain rather than a file, a class or two sentences. */
  public boolean isHost(String name) {
    String ending = ending(name);
    boolean ends = !ending.isEmpty() && parts(name) >= ENDINGS.getOrDefault(ending, FEWEST_PARTS);
    return ends || isBelowKnownDomain(name) || isNumbered(name);
  }

  /** Whether it is the ending of a file, such as {@code log}. */
  public static boolean isFileEnding(String part) {
    return FILE_ENDINGS.contains(part);
  }

  /**
   * Whether it is a name such as {@code srv72.zeta.anything}: no company registers the domain of
   * its own network, so its ending says nothing, but machines have numbers.
   */
  private static boolean isNumbered(String name) {
    String[] parts = name.split("\\.", -1);
    if (parts.length < PARTS_OF_ANY || !isHostLike(parts[0])) {
      return false;
    }
    for (String part : parts) {
      if (part.isEmpty() || part.indexOf('_') >= 0) {
        return false;
      }
    }
    String last = parts[parts.length - 1];
    return last.length() >= 2
        && !isFileEnding(last)
        && last.chars().anyMatch(Character::isLetter)
        && !PublicNames.isCommon(parts[0]);
  }

  private static boolean isHostLike(String part) {
    return Character.isLetter(part.isEmpty() ? '0' : part.charAt(0))
        && part.chars().anyMatch(c -> c == '-' || CharacterFolding.isDigit((char) c));
  }

  /** Whether it is the ending of many names, such as {@code com}. */
  public static boolean isEnding(String part) {
    return ENDINGS.containsKey(part);
  }

  /** What of the name is a public ending such as {@code com} or {@code co.uk}; else empty. */
  public static String ending(String name) {
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
    for (String line : ResourceLines.of("top-level-domains.txt")) {
      String[] parts = line.split(" ", 2);
      endings.put(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : FEWEST_PARTS);
    }
    return Map.copyOf(endings);
  }
}
