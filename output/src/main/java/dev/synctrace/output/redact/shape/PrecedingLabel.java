package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.UnescapedText;

/** Finds the label before a value: {@code Serial Number: X}, {@code "serialNumber":"X"}. */
final class PrecedingLabel {
  private static final int LONGEST = 20;
  private static final int MOST_BLANKS = 8;
  private static final int LONGEST_TAG = 100;

  private PrecedingLabel() {}

  /** The word that introduces a value without a sign; empty when there is none. */
  static String wordBefore(UnescapedText text, int start) {
    int end = start;
    while (start - end < MOST_BLANKS && isBlank(text.around(end - 1)) && end > 0) {
      end--;
    }
    return end == start ? "" : word(text, end);
  }

  /** As {@link #wordBefore}, together with the word before it; empty when there is none. */
  static String wordsBefore(UnescapedText text, int start) {
    String last = wordBefore(text, start);
    if (last.isEmpty()) {
      return "";
    }
    int end = start;
    while (isBlank(text.around(end - 1))) {
      end--;
    }
    String first = wordBefore(text, end - last.length());
    return first.isEmpty() ? "" : first + last;
  }

  /** The name of the element that a value begins, {@code <UserName>...}; empty without one. */
  static String element(UnescapedText text, int start) {
    int close = start;
    while (start - close < MOST_BLANKS && isBlank(text.around(close - 1)) && close > 0) {
      close--;
    }
    if (text.around(close - 1) != '>') {
      return "";
    }
    int open = close - 1;
    while (open > 0 && close - open < LONGEST_TAG && text.at(open) != '<') {
      open--;
    }
    int end = open + 1;
    while (text.isWord(end)) {
      end++;
    }
    if (text.around(end) == ':') {
      open = end;
      end = open + 1;
      while (text.isWord(end)) {
        end++;
      }
    }
    boolean ends = " >\n".indexOf(text.around(end)) >= 0 && end < close;
    return open < 0 || !ends ? "" : text.text(open + 1, end);
  }

  /**
   * The label before a value, of one word or two, with a sign or a blank between.
   *
   * @return lower case, letters and digits only; empty when there is none
   */
  static String before(UnescapedText text, int start) {
    String signed = signed(text, start);
    return signed.isEmpty() ? wordBefore(text, start) : signed;
  }

  /** The label with an equals sign or a colon between it and the value; else empty. */
  static String signed(UnescapedText text, int start) {
    int end = skipBack(text, start);
    char sign = text.around(end - 1);
    if (sign != '=' && sign != ':') {
      return "";
    }
    end = skipBack(text, end - 1);
    return word(text, end);
  }

  /** The label together with the word before it, {@code serialnumber}; empty when there is none. */
  static String ofTwoWords(UnescapedText text, int start) {
    int end = skipBack(text, start);
    char sign = text.around(end - 1);
    if (sign != '=' && sign != ':') {
      return "";
    }
    end = skipBack(text, end - 1);
    String last = word(text, end);
    int before = end - last.length();
    char between = text.around(before - 1);
    if (last.isEmpty() || (between != ' ' && between != '_' && between != '-')) {
      return "";
    }
    String first = word(text, before - 1);
    return first.isEmpty() ? "" : first + last;
  }

  private static int skipBack(UnescapedText text, int from) {
    int at = from;
    while (at > 0
        && from - at < MOST_BLANKS
        && ((isBlank(text.around(at - 1)) && text.around(at - 1) != '\n')
            || "\"'+({[/".indexOf(text.around(at - 1)) >= 0)) {
      at--;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\u00a0' || c == '\t' || c == '\n';
  }

  private static String word(UnescapedText text, int end) {
    int from = end;
    while (from > 0 && end - from <= LONGEST && text.isWord(from - 1)) {
      from--;
    }
    return end <= 0 || end - from > LONGEST ? "" : text.text(from, end);
  }
}
