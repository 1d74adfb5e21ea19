package dev.synctrace.parsers.log.engine;

import dev.synctrace.parsers.error.ErrorCodeFinder;
import dev.synctrace.parsers.error.ErrorCodeText;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Guid;

/**
 * Finds what can be looked up in a message no one knows: GUIDs, HTTP statuses and error codes. It
 * runs on most records of a bundle, so it passes over the text once, by hand, and makes no object
 * until it has found something.
 */
public final class MentionScanner {
  /** More than any real message names; in a longer one the text itself is still searchable. */
  public static final int MOST_MENTIONS = 10_000;

  private static final int STATUS = 3;

  private MentionScanner() {}

  /**
   * What the text mentions, each once, in order of appearance: error codes in their internal form,
   * anything else as written.
   */
  public static Attributes scan(String text) {
    Attributes.Builder found = null;
    int count = 0;
    int i = 0;
    while (i < text.length() && count < MOST_MENTIONS) {
      int code = ErrorCodeFinder.codeEnd(text, i);
      int start = code < 0 ? mentionStart(text, i) : i;
      if (start < 0) {
        i++;
      } else {
        int end = code < 0 ? start + mentionLength(text, i) : code;
        String written = text.substring(start, end);
        found = found == null ? Attributes.builder() : found;
        found.mention(code < 0 ? written : ErrorCodeText.canonical(written));
        count++;
        i = end;
      }
    }
    return found == null ? Attributes.NONE : found.build();
  }

  /** Where a mention begins that is noticed at {@code i}: a GUID by its first dash. Else -1. */
  private static int mentionStart(String text, int i) {
    char c = text.charAt(i);
    if (c == '-') {
      return isGuid(text, i - 8) ? i - 8 : -1;
    }
    return isDigit(c) && isStatus(text, i) ? i : -1;
  }

  private static int mentionLength(String text, int noticed) {
    return text.charAt(noticed) == '-' ? Guid.LENGTH : STATUS;
  }

  private static boolean isGuid(String text, int start) {
    if (!Guid.isDashedAt(text, start)) {
      return false;
    }
    return (wordEndsBefore(text, start) || escapeEndsBefore(text, start))
        && wordBeginsNowhere(text, start + Guid.LENGTH);
  }

  /** A character written as {@code %27} or as {@code \}{@code u0027} may be before an id. */
  private static boolean escapeEndsBefore(String text, int at) {
    return (at >= 3
            && text.charAt(at - 3) == '%'
            && isHex(text.charAt(at - 2))
            && isHex(text.charAt(at - 1)))
        || (at >= 6 && text.charAt(at - 6) == '\\' && text.charAt(at - 5) == 'u');
  }

  /** An HTTP status, which is only a number, so what is around it must say so. */
  private static boolean isStatus(String text, int start) {
    int end = start + STATUS;
    if (end > text.length()
        || text.charAt(start) < '1'
        || text.charAt(start) > '5'
        || !isDigit(text.charAt(start + 1))
        || !isDigit(text.charAt(start + 2))
        || !wordEndsBefore(text, start)
        || !wordBeginsNowhere(text, end)
        || isFraction(text, end)) {
      return false;
    }
    boolean bracketed =
        start > 0
            && text.charAt(start - 1) == '('
            && end < text.length()
            && text.charAt(end) == ')';
    return bracketed || HttpStatusPrefixes.standBefore(text, start);
  }

  private static boolean isFraction(String text, int at) {
    return at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1));
  }

  private static boolean wordEndsBefore(String text, int at) {
    return at == 0 || !isLetterOrDigit(text.charAt(at - 1));
  }

  private static boolean wordBeginsNowhere(String text, int at) {
    return at == text.length() || !isLetterOrDigit(text.charAt(at));
  }

  private static boolean isLetterOrDigit(char c) {
    return isDigit(c) || isLetter(c);
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The words that make the number behind them an HTTP status. */
  private static final class HttpStatusPrefixes {
    private HttpStatusPrefixes() {}

    /** Such as {@code HTTP 429}, {@code StatusCode=403}, {@code status code is 429}. */
    static boolean standBefore(String text, int number) {
      int end = skipMarks(text, number);
      if (end == number || end == 0) {
        return false;
      }
      if (MentionScanner.isDigit(text.charAt(end - 1))) {
        return versionEndsAt(text, end);
      }
      int start = wordStart(text, end);
      if (isWord(text, start, end, "is")) {
        end = skipMarks(text, start);
        start = wordStart(text, end);
      }
      if (endsWith(text, start, end, "status")
          || endsWith(text, start, end, "statuscode")
          || endsWith(text, start, end, "http")) {
        return true;
      }
      int endBefore = skipMarks(text, start);
      int startBefore = wordStart(text, endBefore);
      if (isWord(text, start, end, "code")) {
        return endsWith(text, startBefore, endBefore, "status")
            || endsWith(text, startBefore, endBefore, "response")
            || endsWith(text, startBefore, endBefore, "http");
      }
      return isWord(text, start, end, "error") && endsWith(text, startBefore, endBefore, "http");
    }

    /** The end of {@code HTTP/1.1}, or of another version. */
    private static boolean versionEndsAt(String text, int end) {
      int slash = end - 1;
      while (slash > 0
          && (MentionScanner.isDigit(text.charAt(slash)) || text.charAt(slash) == '.')) {
        slash--;
      }
      return text.charAt(slash) == '/' && endsWith(text, wordStart(text, slash), slash, "http");
    }

    /** Back over at most four blanks and marks. */
    private static int skipMarks(String text, int at) {
      int end = at;
      while (end > 0 && at - end < 4 && " :=[\"'".indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      return end;
    }

    private static int wordStart(String text, int end) {
      int start = end;
      while (start > 0 && MentionScanner.isLetter(text.charAt(start - 1))) {
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
  }
}
