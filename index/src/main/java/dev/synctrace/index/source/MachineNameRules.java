package dev.synctrace.index.source;

import dev.synctrace.parsers.bundle.file.MemberName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of machines as records and folders have them. */
public final class MachineNameRules {
  /** Folders that every machine has, and words that people name folders with. */
  private static final Set<String> GENERAL =
      Set.of(
          "admin",
          "archive",
          "attachments",
          "audit",
          "audits",
          "backup",
          "bundle",
          "bundles",
          "c",
          "c$",
          "cab",
          "case",
          "ccm",
          "ccmlogs",
          "ccmsetup",
          "client",
          "clientlogs",
          "clients",
          "collect",
          "collected",
          "config",
          "configmgr",
          "console",
          "csv",
          "customer",
          "d",
          "d$",
          "data",
          "desktop",
          "device",
          "devices",
          "diag",
          "diagnostics",
          "documents",
          "downloads",
          "dump",
          "entra",
          "evidence",
          "export",
          "exports",
          "facts",
          "files",
          "graph",
          "home",
          "inetpub",
          "input",
          "json",
          "log",
          "logfiles",
          "logs",
          "logs1",
          "logs2",
          "management",
          "microsoft",
          "misc",
          "mp",
          "mplogs",
          "new",
          "old",
          "other",
          "output",
          "part",
          "pc",
          "point",
          "program",
          "sccm",
          "scp",
          "server",
          "serverlogs",
          "servers",
          "sharing",
          "site",
          "siteserver",
          "sitelogs",
          "sms",
          "sms_ccm",
          "sql",
          "srv",
          "support",
          "system32",
          "temp",
          "test",
          "tmp",
          "upload",
          "uploads",
          "user",
          "users",
          "var",
          "windows",
          "zip");

  /** Of these, what machines are named with, where two digits or more follow: {@code MP01}. */
  private static final Set<String> OF_MACHINES =
      Set.of(
          "client", "desktop", "device", "mp", "pc", "sccm", "scp", "server", "sms", "sql", "srv");

  /** Words that people number folders and tickets with. */
  private static final Set<String> NUMBERED =
      Set.of(
          "attempt",
          "bak",
          "case",
          "casefiles",
          "chg",
          "copy",
          "day",
          "incident",
          "inc",
          "issue",
          "kopie",
          "phase",
          "prob",
          "problem",
          "req",
          "request",
          "ritm",
          "round",
          "run",
          "sr",
          "step",
          "tag",
          "task",
          "ticket",
          "tick",
          "trial",
          "try",
          "v",
          "ver",
          "version",
          "w",
          "win",
          "x");

  /** A NetBIOS name of up to 15 characters, perhaps with its domain. */
  private static final Pattern HOST =
      Pattern.compile("(?i)[a-z0-9](?:[a-z0-9-]{0,13}[a-z0-9])?(?:\\.[a-z0-9-]+)*");

  private static final Pattern NUMBERS = Pattern.compile("[0-9.-]+");

  private MachineNameRules() {}

  /** A name without its domain. */
  static String host(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Whether two names are of one machine, as far as their domains are not looked at. */
  public static boolean isSameHost(String one, String other) {
    return host(one).equalsIgnoreCase(host(other));
  }

  /** What names are compared by. */
  public static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * The folder of a source that has its machine's name: the innermost of a machine; else its own.
   *
   * @param isMachine whether a name is one
   */
  static String folder(String source, Predicate<String> isMachine) {
    for (String folder = parent(source); !folder.isEmpty(); folder = parent(folder)) {
      if (ofFolder(folder).filter(isMachine).isPresent()) {
        return folder;
      }
    }
    String folder = parent(source);
    while (ofFolder(folder).isEmpty() && folder.indexOf('/') > 0) {
      folder = parent(folder);
    }
    return folder;
  }

  /** Every name that the name of a file may give a machine: its words but for the log's name. */
  static Set<String> inFile(String source, @Nullable String log) {
    String file = source.substring(source.lastIndexOf('/') + 1);
    int dot = file.indexOf('.');
    Set<String> names = new TreeSet<>();
    for (String word : (dot < 0 ? file : file.substring(0, dot)).split("[ _()]+")) {
      boolean isLog = log != null && (key(log).contains(key(word)) || key(word).contains(key(log)));
      if (!isLog && isHost(word) && !GENERAL.contains(key(word))) {
        names.add(word);
      }
    }
    return names;
  }

  /** Every name that a folder of the path may give a machine. */
  static Set<String> inPath(String source) {
    Set<String> names = new TreeSet<>();
    for (String folder = parent(source); !folder.isEmpty(); folder = parent(folder)) {
      ofFolder(folder).ifPresent(names::add);
    }
    return names;
  }

  private static String parent(String path) {
    int end = path.lastIndexOf('/');
    return end < 0 ? "" : path.substring(0, end);
  }

  /** The machine's name in the name of a folder or archive; empty when it has none. */
  static Optional<String> ofFolder(String path) {
    String name = MemberName.withoutArchiveEnding(path.substring(path.lastIndexOf('/') + 1));
    List<String> words =
        Arrays.stream(name.split("[ _()]+"))
            .filter(word -> !word.isEmpty())
            .filter(word -> !GENERAL.contains(key(word)))
            .filter(word -> !NUMBERS.matcher(word).matches())
            .toList();
    return words.size() == 1 && !GENERAL.contains(key(name)) && isHost(words.getFirst())
        ? Optional.of(words.getFirst())
        : Optional.empty();
  }

  /**
   * Whether a word is a machine's name although nothing in the case knows it: letters and digits,
   * as administrators number machines, and no word that people number folders with.
   */
  static boolean isLikely(String name) {
    String host = host(name);
    if (host.length() < 4
        || Character.isDigit(host.charAt(0))
        || host.chars().noneMatch(Character::isDigit)) {
      return false;
    }
    boolean numbered = host.chars().filter(Character::isDigit).count() > 1;
    return Arrays.stream(host.split("-"))
        .map(part -> key(part.replaceAll("[0-9]", "")))
        .filter(part -> !(numbered && OF_MACHINES.contains(part)))
        .noneMatch(part -> GENERAL.contains(part) || NUMBERED.contains(part));
  }

  private static boolean isHost(String word) {
    return HOST.matcher(word).matches();
  }
}
