package dev.synctrace.index.lucene.document;

import java.util.Locale;

/** The term of a whole value: in lower case, and never longer than Lucene allows. */
public final class KeywordTerm {
  /** Characters of a value that count; three bytes each stay below Lucene's 32,766. */
  static final int MAX_LENGTH = 4_096;

  private KeywordTerm() {}

  /** The term that a value is found by. */
  public static String of(String value) {
    return cut(value).toLowerCase(Locale.ROOT);
  }

  /** The part of a value that counts. Never ends within a surrogate pair. */
  public static String cut(String value) {
    if (value.length() <= MAX_LENGTH) {
      return value;
    }
    int end = Character.isHighSurrogate(value.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    return value.substring(0, end);
  }
}
