package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.model.Kind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * From the names of activities, in all their spellings, to kinds. The known names are in {@code
 * activities.txt}; the directory adds new ones often, so any other is {@code audit.other}.
 * Reference graph.md section 1.3.
 */
public final class ActivityKinds {
  private static final int REMEMBERED = 1000;
  private static final Map<String, Kind> KINDS = kinds();

  /** Spellings met so far; few in any tenant, and bounded against a hostile file. */
  private static final Map<String, Activity> SEEN = new ConcurrentHashMap<>();

  private ActivityKinds() {}

  /** The known activities with their kinds, in the order of the data file. For `kinds` and docs. */
  public static Map<String, Kind> known() {
    Map<String, Kind> known = new LinkedHashMap<>();
    entries().forEach(entry -> known.put(entry.value(), kind(entry)));
    return known;
  }

  /** The activity of that name; without a name one whose name is empty. */
  static Activity read(@Nullable String written) {
    if (written == null) {
      return new Activity(Kind.AUDIT_OTHER, "");
    }
    Activity known = SEEN.get(written);
    if (known == null) {
      String name = tidy(written);
      known = new Activity(KINDS.getOrDefault(key(name), Kind.AUDIT_OTHER), name);
      if (SEEN.size() < REMEMBERED) {
        SEEN.put(written, known);
      }
    }
    return known;
  }

  /** One blank, plain dashes also where an encoding broke them, no final dot. */
  static String tidy(String written) {
    StringBuilder name = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\u00e2' && isBlankBefore(written, i)) {
        i = endOfBrokenDash(written, i);
        name.append('-');
      } else if (isBlank(c)) {
        if (!name.isEmpty() && name.charAt(name.length() - 1) != ' ') {
          name.append(' ');
        }
      } else {
        name.append(isDash(c) ? '-' : c);
      }
    }
    String tidied = name.toString().strip();
    return tidied.endsWith(".") ? tidied.substring(0, tidied.length() - 1).strip() : tidied;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean isBlankBefore(String text, int at) {
    return at > 0 && isBlank(text.charAt(at - 1));
  }

  /** An en dash whose three UTF-8 bytes were read as Windows-1252 or Latin-1, whole or cut. */
  private static int endOfBrokenDash(String text, int at) {
    int end = at;
    while (end + 1 < text.length() && end - at < 2 && isDashRest(text.charAt(end + 1))) {
      end++;
    }
    return end;
  }

  private static boolean isDashRest(char c) {
    return (c >= '\u0080' && c <= '\u009f')
        || c == '\u20ac'
        || c == '\u201c'
        || c == '\u201d'
        || c == '"'
        || isDash(c);
  }

  private static boolean isDash(char c) {
    return (c >= '\u2010' && c <= '\u2015') || c == '\u2212' || c == '\u0096' || c == '\u0097';
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009';
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new HashMap<>();
    entries().forEach(entry -> kinds.put(key(tidy(entry.value())), kind(entry)));
    return kinds;
  }

  private static List<ClasspathProperties.Entry> entries() {
    return ClasspathProperties.read(ActivityKinds.class, "activities.txt");
  }

  private static Kind kind(ClasspathProperties.Entry entry) {
    return Kind.byLabel(entry.key())
        .orElseThrow(
            () -> new IllegalStateException("activities.txt: unknown kind " + entry.key()));
  }

  /**
   * Activity of an audit record.
   *
   * @param name in the directory's words, tidied: one spelling whatever the export
   */
  record Activity(Kind kind, String name) {}
}
