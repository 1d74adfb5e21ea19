package dev.synctrace.parsers.log.engine;

import dev.synctrace.parsers.model.Severity;

/**
 * Severity of a message by its words. For messages no one knows, in a log that records no severity:
 * CMTrace's rule (framing.md section 7), but a count of zero such as {@code failed: 0} or {@code 0
 * errors} is no error. One pass, no object.
 */
public final class SeverityWords {
  private SeverityWords() {}

  /** The worst of what the words say. */
  public static Severity of(String text) {
    Severity worst = Severity.INFO;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case 'e', 'E' -> {
          if (isWordAt(text, i, "error") && !isCountOfZero(text, i, "error".length())) {
            return Severity.ERROR;
          }
        }
        case 'f', 'F' -> {
          if (isWordAt(text, i, "fail")
              && !isWordAt(text, i, "failover")
              && !isCountOfZero(text, i, "fail".length())) {
            return Severity.ERROR;
          }
        }
        case 'w', 'W' -> {
          if (isWordAt(text, i, "warn") && !isCountOfZero(text, i, "warn".length())) {
            worst = Severity.WARNING;
          }
        }
        default -> {
          // No word of interest begins here.
        }
      }
    }
    return worst;
  }

  private static boolean isWordAt(String text, int at, String word) {
    return at + 1 < text.length()
        && (text.charAt(at + 1) | 0x20) == word.charAt(1)
        && text.regionMatches(true, at, word, 0, word.length());
  }

  private static boolean isCountOfZero(String text, int at, int length) {
    int end = at + length;
    while (end < text.length() && MentionScanner.isLetter(text.charAt(end))) {
      end++;
    }
    int start = at;
    while (start > 0 && MentionScanner.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return zeroFollows(text, end) || zeroPrecedes(text, start);
  }

  /** {@code failed: 0}, {@code error = 0x0}, {@code Failed to process 0 messages}. */
  private static boolean zeroFollows(String text, int wordEnd) {
    int at = wordEnd;
    for (int words = 0; words < 3; words++) {
      at = skipMarks(text, at);
      if (isZero(text, at)) {
        return true;
      }
      int end = at;
      while (end < text.length() && MentionScanner.isLetter(text.charAt(end))) {
        end++;
      }
      if (end == at) {
        return false;
      }
      at = end;
    }
    return false;
  }

  /** {@code 0 errors}, {@code 0 clients failed}, {@code no errors}. */
  private static boolean zeroPrecedes(String text, int wordStart) {
    int end = wordStart;
    for (int words = 0; words < 2; words++) {
      while (end > 0 && text.charAt(end - 1) == ' ') {
        end--;
      }
      int start = end;
      while (start > 0 && isWordPart(text.charAt(start - 1))) {
        start--;
      }
      if (end - start == 1 && isZero(text, start)) {
        return true;
      }
      if (words == 0 && end - start == 2 && text.regionMatches(true, start, "no", 0, 2)) {
        return true;
      }
      end = start;
    }
    return false;
  }

  private static boolean isWordPart(char c) {
    return MentionScanner.isLetter(c) || MentionScanner.isDigit(c) || c == '.' || c == ',';
  }

  /** A lone 0, also written 0x0 or 0x00000000. */
  private static boolean isZero(String text, int at) {
    if (at >= text.length() || text.charAt(at) != '0') {
      return false;
    }
    int end = at + 1;
    if (end < text.length() && (text.charAt(end) | 0x20) == 'x') {
      end++;
    }
    while (end < text.length() && text.charAt(end) == '0') {
      end++;
    }
    return end == text.length()
        || !(MentionScanner.isLetter(text.charAt(end))
            || MentionScanner.isDigit(text.charAt(end))
            || isDecimalPoint(text, end));
  }

  private static boolean isDecimalPoint(String text, int at) {
    return text.charAt(at) == '.'
        && at + 1 < text.length()
        && MentionScanner.isDigit(text.charAt(at + 1));
  }

  private static int skipMarks(String text, int from) {
    int at = from;
    while (at < text.length() && " :=(['\"".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
