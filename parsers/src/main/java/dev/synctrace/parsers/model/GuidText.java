package dev.synctrace.parsers.model;

import java.util.Locale;

/**
 * The one internal form of GUIDs, whoever wrote them: lower case, with dashes, without braces and
 * without the {@code GUID:} that Configuration Manager puts before a client ID.
 */
public final class GuidText {
  private static final String CLIENT_PREFIX = "GUID:";
  private static final int DASHED = 36;
  private static final int DIGITS = 32;

  private GuidText() {}

  /** Converts a GUID in any spelling to the internal form; returns any other text unchanged. */
  public static String canonical(String text) {
    if (text.length() < DIGITS || text.length() > DASHED + CLIENT_PREFIX.length() + 4) {
      return text;
    }
    int from = 0;
    int to = text.length();
    if (isBraced(text, from, to)) {
      from++;
      to--;
    }
    if (text.regionMatches(true, from, CLIENT_PREFIX, 0, CLIENT_PREFIX.length())) {
      from += CLIENT_PREFIX.length();
      if (isBraced(text, from, to)) {
        from++;
        to--;
      }
    }
    if (to - from == DASHED && isDashed(text, from)) {
      return lower(text, from, to);
    }
    return to - from == DIGITS && isHex(text, from, to) ? dashed(lower(text, from, to)) : text;
  }

  /** Whether the text is a GUID in any spelling. */
  public static boolean isGuid(String text) {
    String canonical = canonical(text);
    return canonical.length() == DASHED && isDashed(canonical, 0);
  }

  /**
   * Removes what may be before the digits of a GUID, of which the text is only the beginning or a
   * pattern.
   */
  public static String withoutPrefix(String text) {
    int from = text.startsWith("{") ? 1 : 0;
    if (text.regionMatches(true, from, CLIENT_PREFIX, 0, CLIENT_PREFIX.length())) {
      from += CLIENT_PREFIX.length();
    }
    if (text.startsWith("{", from)) {
      from++;
    }
    return text.substring(from);
  }

  private static boolean isBraced(String text, int from, int to) {
    return to - from > DIGITS && text.charAt(from) == '{' && text.charAt(to - 1) == '}';
  }

  private static boolean isDashed(String text, int from) {
    for (int i = 0; i < DASHED; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = text.charAt(from + i);
      if (dash ? c != '-' : !isHex(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isHex(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** The same object where nothing changes, which is most often. */
  private static String lower(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'F') {
        return text.substring(from, to).toLowerCase(Locale.ROOT);
      }
    }
    return text.substring(from, to);
  }

  private static String dashed(String digits) {
    return digits.substring(0, 8)
        + '-'
        + digits.substring(8, 12)
        + '-'
        + digits.substring(12, 16)
        + '-'
        + digits.substring(16, 20)
        + '-'
        + digits.substring(20);
  }
}
