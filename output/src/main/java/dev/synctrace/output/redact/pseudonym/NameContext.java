package dev.synctrace.output.redact.pseudonym;

import java.util.Set;

/**
 * Tells whether a name would be at a place of a text, for names that are words as well: a device
 * that is called {@code SERVER} is replaced in {@code Name0=SERVER}, in {@code 'SERVER'} and in a
 * cell of its own, and not in {@code no answer from the server}.
 */
final class NameContext {
  private static final String OPENS = "='\"[(<>\\/|@,;:";
  private static final String CLOSES = "'\"])<>\\/|@,;:&\r\n";

  /** Words after which this tool's own sentences, and many logs, put a name. */
  private static final Set<String> INTRODUCE =
      Set.of(
          "device",
          "user",
          "group",
          "collection",
          "machine",
          "computer",
          "app",
          "named",
          "by",
          "site");

  private static final int LONGEST_INTRODUCTION = 10;

  private NameContext() {}

  /** Whether what is between the two indexes is alone, or where a name would be. */
  static boolean isNamePlace(UnescapedText text, int start, int end) {
    return opens(text, start) && closes(text, end);
  }

  private static boolean opens(UnescapedText text, int start) {
    int before = start - 1;
    if (before < 0) {
      return true;
    }
    if (text.at(before) != ' ') {
      return OPENS.indexOf(text.at(before)) >= 0 || text.at(before) < ' ';
    }
    char ahead = text.around(before - 1);
    return before == 0
        || ahead == '='
        || ahead == ':'
        || ahead == ','
        || isIntroduced(text, before);
  }

  private static boolean isIntroduced(UnescapedText text, int blank) {
    int from = blank;
    while (from > 0 && blank - from <= LONGEST_INTRODUCTION && text.isWord(from - 1)) {
      from--;
    }
    return INTRODUCE.contains(text.text(from, blank));
  }

  private static boolean closes(UnescapedText text, int end) {
    if (end >= text.length()) {
      return true;
    }
    char after = text.at(end);
    if (after == '.') {
      return end + 1 == text.length() || text.at(end + 1) == ' ';
    }
    if (after != ' ') {
      return CLOSES.indexOf(after) >= 0;
    }
    char next = text.around(end + 1);
    return next == '(' || next == ' ' || text.has(end, " on ");
  }
}
