package dev.synctrace.parsers.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A GUID. Every spelling of it is the same value: in any letter case, with or without braces or
 * dashes, and with the {@code GUID:} that Configuration Manager writes before a client ID.
 *
 * <p>Where the text is needed, {@link #canonical} returns the one internal form of IDs: lower case,
 * with dashes, without braces and prefix. The GUID of zeros identifies nothing: logs and exports
 * write it for a missing value, so it is neither an attribute nor a mention.
 *
 * @param high the first 8 bytes, as written
 * @param low the last 8 bytes, as written
 */
public record Guid(long high, long low) implements Comparable<Guid> {
  /** What Configuration Manager writes before a client ID. */
  public static final String CLIENT_PREFIX = "GUID:";

  /** Length of a GUID with dashes and nothing around it. */
  public static final int LENGTH = 36;

  /** Number of hexadecimal digits in a GUID. */
  public static final int DIGITS = 32;

  /** Regular expression of a GUID with dashes, without groups, for lower-case texts. */
  public static final String DASHED = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private static final String ZERO = "00000000-0000-0000-0000-000000000000";
  private static final int FIRST_DASH = 8;

  /** Reads a text that is one GUID in any spelling, with blanks around it or not; else null. */
  public static @Nullable Guid parse(String text) {
    String canonical = canonical(text.strip());
    if (!isDashed(canonical)) {
      return null;
    }
    return new Guid(
        hex(canonical, 0, 8) << 32 | hex(canonical, 9, 13) << 16 | hex(canonical, 14, 18),
        hex(canonical, 19, 23) << 48 | hex(canonical, 24, LENGTH));
  }

  private static long hex(String text, int from, int to) {
    return Long.parseLong(text, from, to, 16);
  }

  /**
   * Reads 32 hexadecimal digits.
   *
   * @throws NumberFormatException if there are other characters among them
   */
  public static Guid ofDigits(String digits) {
    return new Guid(
        Long.parseUnsignedLong(digits, 0, DIGITS / 2, 16),
        Long.parseUnsignedLong(digits, DIGITS / 2, DIGITS, 16));
  }

  /** Reads the 16 bytes in Windows order: the first three parts with the low byte first. */
  public static Guid ofBytes(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long first = buffer.getInt() & 0xffff_ffffL;
    long second = buffer.getShort() & 0xffffL;
    long third = buffer.getShort() & 0xffffL;
    long low = buffer.order(ByteOrder.BIG_ENDIAN).getLong();
    return new Guid(first << 32 | second << 16 | third, low);
  }

  /** Converts a GUID in any spelling to the internal form; returns any other text unchanged. */
  public static String canonical(String text) {
    if (text.length() < DIGITS || text.length() > LENGTH + CLIENT_PREFIX.length() + 4) {
      return text;
    }
    int from = 0;
    int to = text.length();
    if (isBraced(text, from, to)) {
      from++;
      to--;
    }
    if (hasPrefix(text, from)) {
      from += CLIENT_PREFIX.length();
      if (isBraced(text, from, to)) {
        from++;
        to--;
      }
    }
    if (to - from == LENGTH && isDashedAt(text, from)) {
      return lower(text, from, to);
    }
    return to - from == DIGITS && isHex(text, from, to) ? dashed(lower(text, from, to)) : text;
  }

  /** Whether the text is a GUID in any spelling. */
  public static boolean isGuid(String text) {
    return isDashed(canonical(text));
  }

  /** Whether the text is a GUID with dashes, in any letter case, and nothing else. */
  public static boolean isDashed(String text) {
    return text.length() == LENGTH && isDashedAt(text, 0);
  }

  /** Whether a GUID with dashes begins at an index, whatever is before and after it. */
  public static boolean isDashedAt(String text, int start) {
    if (start < 0
        || start + LENGTH > text.length()
        || text.charAt(start + 8) != '-'
        || text.charAt(start + 13) != '-'
        || text.charAt(start + 18) != '-'
        || text.charAt(start + 23) != '-') {
      return false;
    }
    return isHex(text, start, start + 8)
        && isHex(text, start + 9, start + 13)
        && isHex(text, start + 14, start + 18)
        && isHex(text, start + 19, start + 23)
        && isHex(text, start + 24, start + LENGTH);
  }

  /** Whether the text is the GUID of zeros in any spelling. */
  public static boolean isZero(String text) {
    if (text.length() < DIGITS) {
      return false;
    }
    char last = text.charAt(text.length() - 1); // enough to tell most others
    return (last == '0' || last == '}') && canonical(text).equals(ZERO);
  }

  /** Removes the {@code GUID:} of a client ID. */
  public static String withoutClientPrefix(String clientId) {
    return hasPrefix(clientId, 0) ? clientId.substring(CLIENT_PREFIX.length()) : clientId;
  }

  /**
   * Removes what may be before the digits of a GUID, of which the text is only the beginning or a
   * pattern.
   */
  public static String withoutPrefix(String text) {
    int from = text.startsWith("{") ? 1 : 0;
    if (hasPrefix(text, from)) {
      from += CLIENT_PREFIX.length();
    }
    if (text.startsWith("{", from)) {
      from++;
    }
    return text.substring(from);
  }

  /**
   * Passes on every GUID with dashes in a text, as written and in order, except those of zeros and
   * those that are part of a longer run of hexadecimal digits.
   */
  public static void forEach(@Nullable String text, Consumer<String> found) {
    if (text != null) {
      for (int at = find(text, 0); at >= 0; at = find(text, at + LENGTH)) {
        found.accept(text.substring(at, at + LENGTH));
      }
    }
  }

  /** Returns the first GUID that {@link #forEach} finds, as written; null when there is none. */
  public static @Nullable String first(@Nullable String text) {
    int at = text == null ? -1 : find(text, 0);
    return text == null || at < 0 ? null : text.substring(at, at + LENGTH);
  }

  /** Returns the GUID of a text that names exactly one, however often, as it is written first. */
  public static Optional<String> only(String text) {
    String only = first(text);
    if (only == null) {
      return Optional.empty();
    }
    for (int at = find(text, 0); at >= 0; at = find(text, at + LENGTH)) {
      if (!text.regionMatches(true, at, only, 0, LENGTH)) {
        return Optional.empty();
      }
    }
    return Optional.of(only);
  }

  private static int find(String text, int from) {
    int dash = text.indexOf('-', from + FIRST_DASH);
    while (dash >= 0) {
      int start = dash - FIRST_DASH;
      if (isDashedAt(text, start) && isDelimited(text, start) && !text.startsWith(ZERO, start)) {
        return start;
      }
      dash = text.indexOf('-', dash + 1);
    }
    return -1;
  }

  private static boolean isDelimited(String text, int start) {
    int end = start + LENGTH;
    return (start == 0 || !isHex(text.charAt(start - 1)))
        && (end == text.length() || !isHex(text.charAt(end)));
  }

  /** Whether its version is 4, which is a random one. */
  public boolean isRandom() {
    return (high >>> 12 & 0xf) == 4 && low >>> 62 == 2;
  }

  /** Orders by the digits. */
  @Override
  public int compareTo(Guid other) {
    int order = Long.compareUnsigned(high, other.high);
    return order != 0 ? order : Long.compareUnsigned(low, other.low);
  }

  /** Returns the internal form. */
  @Override
  public String toString() {
    return dashed(HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low));
  }

  private static boolean hasPrefix(String text, int from) {
    return text.regionMatches(true, from, CLIENT_PREFIX, 0, CLIENT_PREFIX.length());
  }

  private static boolean isBraced(String text, int from, int to) {
    return to - from > DIGITS && text.charAt(from) == '{' && text.charAt(to - 1) == '}';
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
