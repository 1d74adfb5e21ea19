package dev.synctrace.parsers.model;

/**
 * The beginning of a text, in which patterns are looked for: to look for one can take the square of
 * a text's length, and no text that one is meant for is longer.
 */
public final class RegexInputLimit {
  private static final int LONGEST = 8_192;

  private RegexInputLimit() {}

  /** The text itself where it is not longer than any that is written. */
  public static String of(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
