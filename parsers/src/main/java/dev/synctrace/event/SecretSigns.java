package dev.synctrace.event;

import java.util.Arrays;
import java.util.List;

/**
 * Short texts of which every secret holds one. Nearly every text that is shown is looked through
 * for them, and nearly none holds one: one pass. Never changed.
 *
 * @param byFirstTwo the signs by their first two characters
 */
record SecretSigns(String[][] byFirstTwo) {
  private static final int BUCKETS = 1 << 10;
  private static final int LAST_ASCII = 0x7f;

  /**
   * @param signs lower case, at least two characters each
   */
  static SecretSigns of(List<String> signs) {
    String[][] byFirstTwo = new String[BUCKETS][0];
    for (String sign : signs) {
      int bucket = bucket(bucket(0, sign.charAt(0)), sign.charAt(1));
      String[] others = byFirstTwo[bucket];
      String[] all = Arrays.copyOf(others, others.length + 1);
      all[others.length] = sign;
      byFirstTwo[bucket] = all;
    }
    return new SecretSigns(byFirstTwo);
  }

  /**
   * Where the next sign begins, in upper or lower case; -1 when there is none.
   *
   * @param text as characters, which are read in half the time of a String's
   */
  int next(char[] text, int from) {
    int pair = 0;
    for (int i = from; i < text.length; i++) {
      char c = text[i];
      pair = bucket(pair, c);
      String[] signs = byFirstTwo[pair];
      if (signs.length > 0 && c <= LAST_ASCII && i > from && anyBegins(signs, text, i - 1)) {
        return i - 1;
      }
    }
    return -1;
  }

  private static boolean anyBegins(String[] signs, char[] text, int at) {
    for (String sign : signs) {
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

  /** Of two characters their last five bits each, in which upper and lower case agree. */
  private static int bucket(int before, char c) {
    return ((before << 5) | (c & 0x1f)) & (BUCKETS - 1);
  }
}
