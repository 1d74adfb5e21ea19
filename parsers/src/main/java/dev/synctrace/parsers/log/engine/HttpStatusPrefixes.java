package dev.synctrace.parsers.log.engine;

/** The words that make the number behind them an HTTP status. */
final class HttpStatusPrefixes {
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
    while (slash > 0 && (MentionScanner.isDigit(text.charAt(slash)) || text.charAt(slash) == '.')) {
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
