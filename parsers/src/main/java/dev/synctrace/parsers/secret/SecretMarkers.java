package dev.synctrace.parsers.secret;

import java.util.Arrays;
import java.util.List;

/**
 * Short texts of which every secret holds one. Nearly every text that is shown is looked through
 * for them, and nearly none holds one: one pass. Never changed.
 *
 * @param byFirstTwo the signs by their first two characters
 * @param firstThree which three characters a sign can begin with, one bit each: most texts need no
 *     more than this
 */
record SecretMarkers(String[][] byFirstTwo, long[] firstThree) {
  private static final int BITS = 6;
  private static final int ALIKE = 1 << BITS;
  private static final int PAIRS = ALIKE * ALIKE;
  private static final int TRIPLES = PAIRS * ALIKE;
  private static final int LAST_ASCII = 0x7f;

  /**
   * @param signs lower case, at least two characters each
   */
  static SecretMarkers of(List<String> signs) {
    String[][] byFirstTwo = new String[PAIRS][0];
    long[] firstThree = new long[TRIPLES / Long.SIZE];
    for (String sign : signs) {
      int two = with(with(0, sign.charAt(0)), sign.charAt(1));
      String[] others = byFirstTwo[two];
      String[] all = Arrays.copyOf(others, others.length + 1);
      all[others.length] = sign;
      byFirstTwo[two] = all;
      if (sign.length() == 2) {
        for (char third = 0; third <= LAST_ASCII; third++) {
          set(firstThree, with(two, third));
        }
      } else {
        set(firstThree, with(two, sign.charAt(2)));
      }
    }
    return new SecretMarkers(byFirstTwo, firstThree);
  }

  /**
   * Where the next sign begins, in upper or lower case; -1 when there is none.
   *
   * @param text as characters, which are read in half the time of a String's
   */
  int next(char[] text, int from) {
    int three = 0;
    for (int i = from; i < text.length; i++) {
      three = with(three, text[i]);
      if ((firstThree[three / Long.SIZE] & (1L << three)) != 0
          && i >= from + 2
          && anyBegins(text, i - 2)) {
        return i - 2;
      }
    }
    // A sign of two characters may end the text.
    return text.length >= from + 2 && anyBegins(text, text.length - 2) ? text.length - 2 : -1;
  }

  private boolean anyBegins(char[] text, int at) {
    if (text[at] > LAST_ASCII || text[at + 1] > LAST_ASCII) {
      return false;
    }
    for (String sign : byFirstTwo[with(with(0, text[at]), text[at + 1])]) {
      if (begins(sign, text, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(String sign, char[] text, int at) {
    if (text.length - at < sign.length()) {
      return false;
    }
    for (int i = 0; i < sign.length(); i++) {
      char c = text[at + i];
      if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != sign.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static void set(long[] bits, int bit) {
    bits[bit / Long.SIZE] |= 1L << bit;
  }

  /**
   * Of up to three characters their last five bits each, in which upper and lower case agree, and
   * that which tells letters from digits.
   */
  private static int with(int before, char c) {
    return ((before << BITS) | (c & 0x1f) | ((c & 0x40) >> 1)) & (TRIPLES - 1);
  }
}
