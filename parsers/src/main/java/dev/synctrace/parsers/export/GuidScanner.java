package dev.synctrace.parsers.export;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** GUIDs in texts, found by hand because every text of every record is looked through. */
public final class GuidScanner {
  private static final int LENGTH = 36;
  private static final int FIRST_DASH = 8;
  private static final String NOTHING = "00000000-0000-0000-0000-000000000000";

  private GuidScanner() {}

  /** Whether the text is one GUID and nothing else. */
  public static boolean isGuid(String text) {
    return text.length() == LENGTH && isGuidAt(text, 0);
  }

  /** Hands out each GUID of the text as written, but for the all-zero one. */
  public static void each(@Nullable String text, Consumer<String> found) {
    if (text == null || text.length() < LENGTH) {
      return;
    }
    int dash = text.indexOf('-', FIRST_DASH);
    while (dash >= 0 && dash - FIRST_DASH + LENGTH <= text.length()) {
      int start = dash - FIRST_DASH;
      if (isGuidAt(text, start)) {
        String guid = text.substring(start, start + LENGTH);
        if (!guid.equals(NOTHING)) {
          found.accept(guid);
        }
        dash = start + LENGTH - 1;
      }
      dash = text.indexOf('-', dash + 1);
    }
  }

  /** The first GUID of a text; null when there is none. */
  static @Nullable public String first(@Nullable String text) {
    String[] first = {""};
    each(text, guid -> first[0] = first[0].isEmpty() ? guid : first[0]);
    return first[0].isEmpty() ? null : first[0];
  }

  private static boolean isGuidAt(String text, int start) {
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(start + i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !isHex(c)) {
        return false;
      }
    }
    int end = start + LENGTH;
    return (start == 0 || !isHex(text.charAt(start - 1)))
        && (end == text.length() || !isHex(text.charAt(end)));
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
