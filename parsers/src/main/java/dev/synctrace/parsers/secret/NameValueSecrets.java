package dev.synctrace.parsers.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the value that belongs to a name where the two are pairs of one object or elements side by
 * side: {@code "name":"password","value":"..."}, {@code value="..." key="password"}, {@code
 * <key>Password</key><string>...}. For one text.
 */
record NameValueSecrets(SecretLexer text, SecretLabels labels) {
  private static final int MOST_PAIRS = 5;

  /** A part of the text. */
  record Range(int start, int end) {}

  /** Where the value of the next pair begins that is named so; 0 when there is none. */
  int behind(int from) {
    int at = text.skip(from, true);
    for (int pair = 0; pair < MOST_PAIRS; pair++) {
      if (text.at(at) == ',') {
        at = text.skip(at + 1, true);
      }
      int close = text.tokenAt(SecretLexer.TAG_CLOSES, at);
      if (close > 0) {
        int open = text.skip(at + close, true);
        int name = open + text.tokenAt(SecretLexer.TAG_OPENS, open);
        int nameEnd = text.nameEnd(name);
        int closes = text.tokenAt(SecretLexer.TAG_CLOSES, nameEnd);
        return name > open && closes > 0 && isValueName(name, nameEnd) ? nameEnd + closes : 0;
      }
      int name = at + text.tokenAt(SecretLexer.QUOTES, at);
      int nameEnd = text.nameEnd(name);
      int behind = text.skip(nameEnd + text.tokenAt(SecretLexer.QUOTES, nameEnd), true);
      int sign = text.tokenAt(SecretLexer.SIGNS, behind);
      if (nameEnd == name || sign == 0) {
        return 0;
      }
      int value = text.skip(behind + sign, true);
      boolean none = text.startsWith("null", value);
      if (isValueName(name, nameEnd) && !none) {
        return value;
      }
      int quote = text.tokenAt(SecretLexer.QUOTES, value);
      int end =
          quote == 0
              ? value
              : text.indexOf(
                  text.substring(value, value + quote),
                  value + quote,
                  Math.min(text.length(), value + SecretLexer.NEAR));
      if (end < 0 || (quote == 0 && !none)) {
        return 0;
      }
      at = text.skip(none ? value + "null".length() : end + quote, true);
    }
    return 0;
  }

  /**
   * The values that are before their name, in the same object or in the element before.
   *
   * @param label where the last word of the name begins
   */
  List<Range> before(int label) {
    int first = phraseStart(label);
    int quote = text.tokenBefore(SecretLexer.QUOTES, first);
    if (quote > 0) {
      int name = nameBefore(first - quote);
      return name < 0 ? List.of() : pairsBefore(name, text.substring(first - quote, first));
    }
    int close = text.tokenBefore(SecretLexer.TAG_CLOSES, first);
    Range value = close == 0 ? null : elementBefore(first - close);
    return value == null ? List.of() : List.of(value);
  }

  /** Where the first of the words begins that end with a label. */
  private int phraseStart(int label) {
    int at = label;
    while (label - at < SecretLexer.LONGEST_NAME
        && (text.at(at - 1) == ' ' || text.isLabel(at - 1))) {
      at--;
    }
    return Math.max(at, 0);
  }

  /** Where the name begins that has its value here, behind a sign and with quotes; else -1. */
  private int nameBefore(int value) {
    int sign = text.skipBack(value);
    if (text.at(sign - 1) != ':' && text.at(sign - 1) != '=') {
      return -1;
    }
    int end = text.skipBack(sign - 1);
    end -= text.tokenBefore(SecretLexer.QUOTES, end);
    int name = text.nameStart(end);
    return name == end ? -1 : name - text.tokenBefore(SecretLexer.QUOTES, name);
  }

  private List<Range> pairsBefore(int from, String mark) {
    List<Range> found = new ArrayList<>();
    int at = text.skipBack(from);
    for (int pair = 0; pair < MOST_PAIRS; pair++) {
      if (text.at(at - 1) == ',') {
        at = text.skipBack(at - 1);
      }
      int end = at;
      int start;
      int open;
      if (text.endsWith(mark, at)) {
        end = at - mark.length();
        start = text.lastIndexOf(mark, end) + mark.length();
        open = start - mark.length();
      } else {
        start = text.nameStart(end);
        open = start;
      }
      int name = open < 0 || start > end || open == at ? -1 : nameBefore(open);
      if (name < 0) {
        return found;
      }
      int first = name + text.tokenAt(SecretLexer.QUOTES, name);
      if (isValueName(first, text.nameEnd(first))) {
        found.add(new Range(start, end));
      }
      at = text.skipBack(name);
    }
    return found;
  }

  /** {@code <Value>...</Value><Name>}, up to the end of the last tag. */
  private @Nullable Range elementBefore(int tagEnd) {
    int name = text.nameStart(tagEnd);
    int open = name - text.tokenBefore(SecretLexer.TAG_OPENS, name);
    int close = text.skipBack(open);
    int closed = close - text.tokenBefore(SecretLexer.TAG_CLOSES, close);
    int closing = text.nameStart(closed);
    if (open == name || closed == close || text.at(closing - 1) != '/') {
      return null;
    }
    int end = closing - 1 - text.tokenBefore(SecretLexer.TAG_OPENS, closing - 1);
    if (end == closing - 1 || !isValueName(closing, closed)) {
      return null;
    }
    int start = end;
    while (start > 0 && end - start < SecretLexer.FAR) {
      if (text.tokenBefore(SecretLexer.TAG_CLOSES, start) > 0) {
        return new Range(start, end);
      }
      start--;
    }
    return null;
  }

  /**
   * Where the text of the element begins that follows the element which a label fills: {@code
   * <key>Password</key><string>}.
   *
   * @param start where the label begins
   * @param end where it ends
   * @return 0 when there is no such element
   */
  int nextElement(int start, int end) {
    int open = text.tokenAt(SecretLexer.TAG_OPENS, end);
    boolean fills = text.tokenBefore(SecretLexer.TAG_CLOSES, text.skipBack(phraseStart(start))) > 0;
    if (open == 0 || !fills || text.at(end + open) != '/') {
      return 0;
    }
    int closed = text.nameEnd(end + open + 1);
    int close = text.tokenAt(SecretLexer.TAG_CLOSES, closed);
    int next = text.skip(closed + close, true);
    int name = next + text.tokenAt(SecretLexer.TAG_OPENS, next);
    int nameEnd = text.nameEnd(name);
    if (close == 0 || name == next || !isValueName(name, nameEnd)) {
      return 0;
    }
    for (int i = nameEnd; i < text.length() && i - nameEnd < SecretLexer.NEAR; i++) {
      int behind = text.tokenAt(SecretLexer.TAG_CLOSES, i);
      if (behind > 0) {
        return text.at(i - 1) == '/' ? 0 : i + behind;
      }
    }
    return 0;
  }

  /** Whether the value of a pair has this name. */
  private boolean isValueName(int start, int end) {
    return labels.isPairValue(text.substring(start, end).toLowerCase(Locale.ROOT));
  }
}
