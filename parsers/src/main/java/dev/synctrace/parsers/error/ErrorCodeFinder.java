package dev.synctrace.parsers.error;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds the error codes that a text names. Only what can hardly be anything else counts: {@code
 * 0x80004005}, AADSTS codes, and numbers without a prefix where they have the layout of a failure
 * and are alone, or where a word such as {@code error} is before them. Parts of GUIDs, times,
 * thread numbers and counts are no codes. Passes over the text once and makes no object until it
 * has found something.
 */
public final class ErrorCodeFinder {
  private static final String AADSTS = "AADSTS";
  private static final String MISE = "MISE";
  private static final int HEX = 8;
  private static final int LONG_HEX = 16;
  private static final int MOST_MARKS = 4;
  private static final int UNSIGNED_DIGITS = 10;
  private static final int LEAST_AFTER_ERROR = 1_000;
  private static final int MOST_WIN32 = 0xffff;

  /** High halves of failures whose eight digits may all be decimal ones. */
  private static final String DECIMAL_HALVES =
      " 8000 8004 8007 8009 8013 8018 8019 8024 8028 8029 ";

  private static final boolean[] WORD_PARTS = wordParts();

  private ErrorCodeFinder() {}

  private static boolean[] wordParts() {
    boolean[] parts = new boolean['z' + 1];
    for (char c = 0; c < parts.length; c++) {
      parts[c] = ErrorCodeText.isDigit(c) || isLetter(c) || c == '_';
    }
    return parts;
  }

  /**
   * A code in a text.
   *
   * @param written as the text writes it
   */
  public record Found(int start, int end, String written, ErrorCode code) {}

  /** All codes in order of appearance. */
  public static List<Found> find(String text) {
    List<Found> found = null;
    int at = 0;
    while (at < text.length()) {
      int end = codeEnd(text, at);
      if (end < 0) {
        at = wordEnd(text, at);
      } else {
        found = found == null ? new ArrayList<>() : found;
        String written = text.substring(at, end);
        found.add(new Found(at, end, written, ErrorCode.of(written)));
        at = end;
      }
    }
    return found == null ? List.of() : found;
  }

  /** Where the code ends that begins at a character; -1 where none begins. */
  public static int codeEnd(String text, int at) {
    char c = text.charAt(at);
    if (c == '-') {
      return negative(text, at);
    }
    if (at > 0 && isWordPart(text.charAt(at - 1))) {
      return -1;
    }
    if (ErrorCodeText.isDigit(c)) {
      return number(text, at);
    }
    return switch (c) {
      case 'A', 'a' -> numbered(text, at, AADSTS);
      case 'M', 'm' -> numbered(text, at, MISE);
      case 'C', 'c', 'D', 'd', 'F', 'f' -> beginsAlone(text, at) ? bareHex(text, at) : -1;
      default -> -1;
    };
  }

  /** No code begins within a word; where the character is no part of one, the next character. */
  private static int wordEnd(String text, int at) {
    int end = at + 1;
    if (isWordPart(text.charAt(at))) {
      while (end < text.length() && isWordPart(text.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  private static int numbered(String text, int at, String word) {
    if (!text.regionMatches(true, at, word, 0, word.length())) {
      return -1;
    }
    int end = digitsEnd(text, at + word.length());
    return end > at + word.length() && !isWordPartAt(text, end) ? end : -1;
  }

  private static int number(String text, int at) {
    if (text.charAt(at) == '0' && at + 1 < text.length() && (text.charAt(at + 1) | 0x20) == 'x') {
      return prefixed(text, at);
    }
    if (!beginsAlone(text, at)) {
      return -1;
    }
    int hex = bareHex(text, at);
    return hex < 0 ? decimal(text, at) : hex;
  }

  /** {@code 0x80004005}, extended to 64 bits as well; a WinHTTP number only after an error word. */
  private static int prefixed(String text, int at) {
    int end = hexEnd(text, at + 2);
    if (isWordPartAt(text, end)) {
      return -1;
    }
    int digits = end - at - 2;
    char first = digits == 0 ? '0' : (char) (text.charAt(at + 2) | 0x20);
    if (digits == HEX) {
      return first == '8' || first == 'c' || first == 'd' ? end : -1;
    }
    OptionalInt value = ErrorCodeText.number(text.substring(at, Math.min(end, at + 2 + LONG_HEX)));
    boolean known = value.isPresent() && ErrorCodeText.isFailure(value.getAsInt());
    return known && (digits == LONG_HEX || errorWordBefore(text, at)) ? end : -1;
  }

  /** Eight hexadecimal digits, or sixteen that begin with eight f, of a failure. */
  private static int bareHex(String text, int at) {
    int end = hexEnd(text, at);
    int digits = end - at;
    if ((digits != HEX && digits != LONG_HEX) || !standsAlone(text, at, end)) {
      return -1;
    }
    int from = digits == HEX ? at : at + HEX;
    if (digits == LONG_HEX && !text.regionMatches(true, at, "ffffffff", 0, HEX)) {
      return -1;
    }
    char first = (char) (text.charAt(from) | 0x20);
    if (first != ('8' | 0x20) && first != 'c' && first != 'd') {
      return -1;
    }
    int value = Integer.parseUnsignedInt(text, from, from + HEX, 16);
    boolean decimal = digitsEnd(text, from) >= from + HEX;
    boolean plausible =
        decimal
            ? DECIMAL_HALVES.contains(" " + text.substring(from, from + 4) + " ")
            : ErrorCodeText.isFailure(value) && hasDigit(text, from, from + HEX);
    return plausible ? end : -1;
  }

  /** An unsigned decimal failure, or a number of Windows after a word such as {@code error}. */
  private static int decimal(String text, int at) {
    int end = digitsEnd(text, at);
    int digits = end - at;
    if (digits > UNSIGNED_DIGITS || digits < 3 || !standsAlone(text, at, end)) {
      return -1;
    }
    long value = Long.parseLong(text, at, end, 10);
    if (digits == UNSIGNED_DIGITS) {
      boolean failure = value >> 32 == 0 && ErrorCodeText.isFailure((int) value);
      return failure && value != 1L << 31 ? end : -1;
    }
    boolean windows = value >= LEAST_AFTER_ERROR && value <= MOST_WIN32;
    return windows && (errorWordBefore(text, at) || winHttpCode(text, at, value)) ? end : -1;
  }

  /**
   * {@code Code=12029}, as requests of the client are logged; too weak a word for other numbers.
   */
  private static boolean winHttpCode(String text, int at, long value) {
    int end = skipMarks(text, at);
    return ErrorCodeText.isWinHttp((int) value) && isWord(text, wordStart(text, end), end, "code");
  }

  private static int negative(String text, int at) {
    int end = digitsEnd(text, at + 1);
    int digits = end - at - 1;
    if ((digits != UNSIGNED_DIGITS && digits != UNSIGNED_DIGITS - 1)
        || !standsAlone(text, at, end)) {
      return -1;
    }
    long value = Long.parseLong(text, at, end, 10);
    boolean failure =
        value >= Integer.MIN_VALUE && value < 0 && ErrorCodeText.isFailure((int) value);
    return failure && value != Integer.MIN_VALUE ? end : -1;
  }

  /** Whether no dash, dot, slash or digit makes the number a part of something else. */
  private static boolean standsAlone(String text, int start, int end) {
    return beginsAlone(text, start)
        && (end == text.length()
            || isBlankOr(text.charAt(end), ")];\"'<>|")
            || (".,:".indexOf(text.charAt(end)) >= 0 && !isWordPartAt(text, end + 1)));
  }

  private static boolean beginsAlone(String text, int start) {
    return start == 0 || isBlankOr(text.charAt(start - 1), "=:([,;\"'<|>");
  }

  private static boolean isBlankOr(char c, String marks) {
    return c <= ' ' || c == '\u00a0' || marks.indexOf(c) >= 0;
  }

  /** Whether a word such as {@code error}, {@code ErrorCode =} or {@code hr=} precedes it. */
  private static boolean errorWordBefore(String text, int at) {
    int end = skipMarks(text, at);
    int start = wordStart(text, end);
    if (isWord(text, start, end, "is")) {
      end = skipMarks(text, start);
      start = wordStart(text, end);
    }
    if (isWord(text, start, end, "code")) {
      int endBefore = skipMarks(text, start);
      return endsWith(text, wordStart(text, endBefore), endBefore, "error");
    }
    return endsWith(text, start, end, "error")
        || endsWith(text, start, end, "errorcode")
        || endsWith(text, start, end, "hresult")
        || isWord(text, start, end, "hr");
  }

  private static int skipMarks(String text, int at) {
    int end = at;
    while (end > 0 && at - end < MOST_MARKS && " :=([\"'#".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static int wordStart(String text, int end) {
    int start = end;
    while (start > 0 && isLetter(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isWord(String text, int start, int end, String word) {
    return end - start == word.length() && endsWith(text, start, end, word);
  }

  private static boolean endsWith(String text, int start, int end, String word) {
    return end - start >= word.length()
        && text.regionMatches(true, end - word.length(), word, 0, word.length());
  }

  private static int hexEnd(String text, int from) {
    int end = from;
    while (end < text.length() && ErrorCodeText.isHex(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int digitsEnd(String text, int from) {
    int end = from;
    while (end < text.length() && ErrorCodeText.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean hasDigit(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (ErrorCodeText.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWordPartAt(String text, int at) {
    return at < text.length() && isWordPart(text.charAt(at));
  }

  private static boolean isWordPart(char c) {
    return c < WORD_PARTS.length && WORD_PARTS[c];
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
