package dev.synctrace.parsers.pattern;

import java.util.Arrays;

/** What a character can be a part of. A switch over bytes costs less than one over constants. */
final class CharacterClass {
  /** Letters, the underscore, and everything beyond ASCII. */
  static final byte LETTER = 1;

  static final byte DIGIT = 2;
  static final byte BLANK = 3;
  static final byte QUOTE = 4;

  /** A character that can join two words to one value. */
  static final byte JOINER = 5;

  private static final byte[] CLASSES = classes();

  private CharacterClass() {}

  private static byte[] classes() {
    byte[] classes = new byte[128];
    for (char c = 'a'; c <= 'z'; c++) {
      classes[c] = LETTER;
      classes[c - 32] = LETTER;
    }
    classes['_'] = LETTER;
    Arrays.fill(classes, '0', '9' + 1, DIGIT);
    for (char c : " \t\r\n\f\u000b".toCharArray()) {
      classes[c] = BLANK;
    }
    classes['\''] = QUOTE;
    classes['"'] = QUOTE;
    for (char c : ".-\\/:@+".toCharArray()) {
      classes[c] = JOINER;
    }
    return classes;
  }

  static byte of(char c) {
    return c < 128 ? CLASSES[c] : LETTER;
  }

  static boolean isWordPart(char c) {
    byte kind = of(c);
    return kind == LETTER || kind == DIGIT;
  }

  static boolean isBlank(char c) {
    return of(c) == BLANK;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isAsciiLetter(char c) {
    return isUpper(c) || (c >= 'a' && c <= 'z');
  }

  static boolean isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
