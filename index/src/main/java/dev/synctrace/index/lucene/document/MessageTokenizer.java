package dev.synctrace.index.lucene.document;

import dev.synctrace.parsers.model.Guid;

/**
 * Cuts a text into tokens: runs of letters, digits and underscores, and GUIDs whole. Used alike for
 * what is indexed and for what is asked.
 *
 * <p>A GUID is one token wherever it is: in braces, in an address, after {@code %27}, glued to a
 * name by an underscore. An escaped punctuation character of an address, such as {@code %2F}, parts
 * tokens like the character itself. Ideographs and Hiragana, which are written without blanks, are
 * a token each. Runs longer than {@link #MAX_LENGTH} are cut.
 */
public final class MessageTokenizer {
  static final int MAX_LENGTH = 255;

  private String text = "";
  private int start;
  private int end;

  /** Begins with a new text. */
  void reset(String text) {
    this.text = text;
    this.start = 0;
    this.end = 0;
  }

  /** Goes to the next token; false at the end of the text. */
  boolean next() {
    int from = skipSeparators(end);
    if (from >= text.length()) {
      end = text.length();
      return false;
    }
    start = from;
    end = isGuid(from) ? from + Guid.LENGTH : endOfRun(from);
    return true;
  }

  /** First character of the token. */
  int start() {
    return start;
  }

  /** One past the last character of the token. */
  int end() {
    return end;
  }

  private int skipSeparators(int from) {
    int at = from;
    while (at < text.length()) {
      if (isEscapedPunctuation(at)) {
        at += 3;
        continue;
      }
      int c = text.codePointAt(at);
      if (isWordPart(c)) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  private int endOfRun(int from) {
    int at = from;
    while (at < text.length() && at - from < MAX_LENGTH) {
      int c = text.codePointAt(at);
      if (!isWordPart(c)) {
        return at;
      }
      if (c >= 0x80 && standsAlone(c)) {
        return at == from ? at + Character.charCount(c) : at;
      }
      at += Character.charCount(c);
      if (c == '_' && at < text.length() && isGuid(at)) {
        return at;
      }
    }
    return at;
  }

  /** Whether a character (code point) belongs to a word. */
  public static boolean isWordPart(int c) {
    if (c < 0x80) {
      return isAsciiAlphanumeric(c) || c == '_';
    }
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean standsAlone(int c) {
    return Character.isIdeographic(c) || (c >= 0x3041 && c <= 0x309F);
  }

  /** Whether a percent-encoded punctuation character or blank is here. */
  private boolean isEscapedPunctuation(int at) {
    if (text.charAt(at) != '%' || at + 2 >= text.length()) {
      return false;
    }
    int high = text.charAt(at + 1) - '0';
    int low = Character.digit(text.charAt(at + 2), 16);
    if (high < 2 || high > 7 || low < 0) {
      return false;
    }
    int c = high * 16 + low;
    return !isAsciiAlphanumeric(c) && c != '_';
  }

  private boolean isGuid(int at) {
    int end = at + Guid.LENGTH;
    return Guid.isDashedAt(text, at)
        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
  }

  private static boolean isAsciiAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }
}
