package dev.synctrace.output.redact.pseudonym;

import java.text.Normalizer;

/** How characters are compared: without case, and blank like blank. */
public final class CharacterFolding {
  private static final char FIRST_WIDE = '\uff01';
  private static final char LAST_WIDE = '\uff5e';
  private static final int TABLE = 0x250;
  private static final char[] FOLDED = folded();
  private static final boolean[] WORD = word();

  private CharacterFolding() {}

  static char fold(char c) {
    return c < TABLE ? FOLDED[c] : foldWide(c);
  }

  /** Full-width letters, as East Asian input methods write them, and dashes that are no hyphen. */
  private static char foldWide(char c) {
    if (c >= FIRST_WIDE && c <= LAST_WIDE) {
      return FOLDED[c - FIRST_WIDE + '!'];
    }
    boolean dash = (c >= '\u2010' && c <= '\u2015') || c == '\u2212' || c == '\ufe63';
    return dash ? '-' : Character.toLowerCase(Character.toUpperCase(c));
  }

  /** Letters and digits; all others are borders. Half of a pair counts as a letter. */
  static boolean isWord(char c) {
    return c < TABLE ? WORD[c] : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  /** Quotes as word processors write them. */
  public static boolean isCurlyQuote(char c) {
    return c >= '\u2018' && c <= '\u201e';
  }

  /** As names compare it: forms write a blank as plus, pages as a fixed blank. */
  static char key(char folded) {
    return folded == '+' || folded == '\u00a0' || folded <= ' ' ? ' ' : folded;
  }

  /** A name as it is kept and compared. */
  public static String fold(String name) {
    String composed =
        name.chars().allMatch(c -> c < 0x80)
            ? name
            : Normalizer.normalize(name, Normalizer.Form.NFC);
    StringBuilder folded = new StringBuilder(composed.length());
    for (int i = 0; i < composed.length(); i++) {
      folded.append(key(fold(composed.charAt(i))));
    }
    return folded.toString();
  }

  public static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static char[] folded() {
    char[] folded = new char[TABLE];
    for (char c = 0; c < TABLE; c++) {
      folded[c] = Character.toLowerCase(Character.toUpperCase(c));
    }
    return folded;
  }

  private static boolean[] word() {
    boolean[] word = new boolean[TABLE];
    for (char c = 0; c < TABLE; c++) {
      word[c] = Character.isLetterOrDigit(c);
    }
    return word;
  }
}
