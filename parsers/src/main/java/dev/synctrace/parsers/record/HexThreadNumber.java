package dev.synctrace.parsers.record;

import org.jspecify.annotations.Nullable;

/** Hexadecimal numbers of threads. */
final class HexThreadNumber {
  private static final int MOST_DIGITS = 15; // what fits a long

  private HexThreadNumber() {}

  /** The number that is there, or null when it is none or beyond any thread's. */
  static @Nullable Long parse(String text, int from, int to) {
    if (from >= to || to - from > MOST_DIGITS) {
      return null;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return null;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** Whether a decimal number and a hexadecimal one, both as written, are the same. */
  static boolean same(String decimal, String hex) {
    Long value = parse(hex, 0, hex.length());
    return value != null && value.toString().equals(withoutLeadingZeros(decimal));
  }

  private static String withoutLeadingZeros(String decimal) {
    int at = 0;
    while (at < decimal.length() - 1 && decimal.charAt(at) == '0') {
      at++;
    }
    return decimal.substring(at);
  }
}
