package dev.synctrace.index.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of machines as records and folders have them. */
final class MachineName {
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

  private static final Pattern ARCHIVE =
      Pattern.compile("(?i)\\.(?:zip|cab|7z|tar|tgz|gz|tar\\.gz)$");

  /** A NetBIOS name of up to 15 characters, perhaps with its domain. */
  private static final Pattern HOST =
      Pattern.compile("(?i)[a-z0-9](?:[a-z0-9-]{0,13}[a-z0-9])?(?:\\.[a-z0-9-]+)*");

  private static final Pattern NUMBERS = Pattern.compile("[0-9.-]+");

  private MachineName() {}

  /** A name without its domain. */
  static String host(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** What names are compared by. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The folder of a source that may have its machine's name: above {@code Logs}, for example. */
  static String folder(String source) {
    String folder = parent(source);
    while (ofFolder(folder).isEmpty() && folder.indexOf('/') > 0) {
      folder = parent(folder);
    }
    return ofFolder(folder).isPresent() ? folder : parent(source);
  }

  private static String parent(String path) {
    int end = path.lastIndexOf('/');
    return end < 0 ? "" : path.substring(0, end);
  }

  /** The machine's name in the name of a folder or archive; empty when it has none. */
  static Optional<String> ofFolder(String path) {
    String name = ARCHIVE.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceFirst("");
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

  /** Whether a word is more likely a machine's name than another word: digits, or capitals only. */
  static boolean isLikely(String name) {
    String host = host(name);
    return host.chars().anyMatch(Character::isDigit)
        || (host.length() > 1 && host.equals(host.toUpperCase(Locale.ROOT)));
  }

  private static boolean isHost(String word) {
    return HOST.matcher(word).matches();
  }
}
