package dev.synctrace.index.lucene.query;

import dev.synctrace.index.search.QueryException;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.parsers.error.ErrorCodeFinder;
import dev.synctrace.parsers.model.Guid;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query as typed, looked over before the parser sees it. This finds the mistakes of which the
 * parser would say nothing useful (unknown fields, paths that look like regular expressions, what
 * is not closed), and gives what people paste the meaning they expect: in quotes, a backslash
 * represents itself unless a quote or another backslash follows; a minus after a field's colon
 * begins a negative number, and so does one before the digits of an error code.
 */
final class QueryText {
  private static final int MAX_DEPTH = 200;

  private static final String QUOTE_PATH =
      "a / starts a regular expression. Put a path or address in quotes, or write \\/";

  private static final Pattern SPELLED_ID =
      Pattern.compile(
          "(?i)(\\{(?:guid:)?\\{?|guid:\\{?)" + Guid.DASHED + "\\}{0,2}" + "(?=[\\s)]|$)");

  private final String query;
  private final StringBuilder text = new StringBuilder();
  private int[] columns = new int[64];

  private int at;
  private int wordStart = -1;
  private int wordEnd = -1;
  private boolean wordIsValue;
  private boolean afterColon;
  private int depth;

  private QueryText(String query) {
    this.query = query;
  }

  /**
   * @throws QueryException for a mistake found
   */
  static QueryText of(String query) {
    QueryText text = new QueryText(query);
    text.scan();
    return text;
  }

  /** What the parser is to read. */
  String text() {
    return text.toString();
  }

  /**
   * What was typed for a part of {@link #text()}.
   *
   * @param begin offset in that text, from 0
   * @param end offset behind the part
   */
  String typed(int begin, int end) {
    return query.substring(columns[begin], columns[end - 1] + 1);
  }

  boolean isBlank() {
    return query.isBlank();
  }

  /** Whether a round bracket was not closed. */
  boolean hasOpenGroup() {
    return depth > 0;
  }

  /**
   * @param offset in {@link #text()}, from 0
   */
  QueryException error(String problem, int offset) {
    int index = Math.clamp(offset, 0, text.length());
    return errorAt(problem, index < text.length() ? columns[index] : query.length());
  }

  /**
   * @param value the text in question, which begins at the offset, after a quote there, or before
   * @param offset in {@link #text()}, from 0
   */
  QueryException errorAtValue(String problem, String value, int offset) {
    int index = text.lastIndexOf(value, offset + 1);
    return error(problem, index < 0 ? offset : index);
  }

  QueryException errorAtEnd(String problem) {
    return errorAt(problem, query.length());
  }

  private QueryException errorAt(String problem, int index) {
    return new QueryException(problem, query, index + 1);
  }

  private void scan() {
    Matcher id = SPELLED_ID.matcher(query);
    while (at < query.length()) {
      if (!insideWord() && id.region(at, query.length()).lookingAt()) {
        id(id.end(1), id.end());
        continue;
      }
      char c = query.charAt(at);
      switch (c) {
        case '\\' -> escaped();
        case '"' -> quoted();
        case '[', '{' -> range();
        case '/' -> regex();
        case ':' -> colon();
        case '(', ')' -> group(c);
        case '+', '-', '!' -> sign(c);
        default -> {
          if (isBlank(c)) {
            blank();
          } else {
            word(1);
          }
        }
      }
    }
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private void emit(char c, int index) {
    if (text.length() == columns.length) {
      columns = Arrays.copyOf(columns, columns.length * 2);
    }
    columns[text.length()] = index;
    text.append(c);
  }

  private void copyTo(int end) {
    while (at < end) {
      emit(query.charAt(at), at);
      at++;
    }
  }

  /** A GUID with what some logs write around it, which is no part of the language. */
  private void id(int from, int end) {
    at = from;
    word(Guid.LENGTH);
    at = end;
    wordEnd = end;
  }

  /** Characters that belong to a word; a blank before them begins a new one. */
  private void word(int length) {
    if (wordStart < 0 || wordEnd < at) {
      wordStart = at;
      wordIsValue = afterColon;
    }
    afterColon = false;
    copyTo(at + length);
    wordEnd = at;
  }

  private void noWord() {
    wordStart = -1;
    wordEnd = -1;
    afterColon = false;
  }

  private boolean insideWord() {
    return wordStart >= 0 && wordEnd == at;
  }

  private void escaped() {
    if (at + 1 == query.length()) {
      throw errorAt(
          "the query ends with a backslash. Write \\\\ for a backslash, or use quotes", at);
    }
    word(2);
  }

  /** Any kind of blank; the parser knows only some. */
  private void blank() {
    emit(' ', at);
    at++;
  }

  private void sign(char c) {
    if (insideWord()) {
      word(1);
    } else if (c == '-' && ((afterColon && wordEnd < 0) || negativeCode())) {
      emit('\\', at);
      word(1);
    } else {
      copyTo(at + 1);
      noWord();
      while (c == '!' && at < query.length() && isBlank(query.charAt(at))) {
        at++; // before a blank, the parser would take the sign for a word
      }
    }
  }

  /** Whether an error code in signed decimal, such as {@code -2147467259}, begins here. */
  private boolean negativeCode() {
    int end = ErrorCodeFinder.codeEnd(query, at);
    return end > 0
        && (end == query.length() || isBlank(query.charAt(end)) || query.charAt(end) == ')');
  }

  private void group(char c) {
    depth += c == '(' ? 1 : -1;
    if (depth < 0) {
      throw errorAt("this ) has no matching (", at);
    }
    if (depth > MAX_DEPTH) {
      throw errorAt("more than " + MAX_DEPTH + " nested brackets", at);
    }
    copyTo(at + 1);
    noWord();
  }

  private void colon() {
    if (wordStart < 0) {
      throw errorAt("a colon needs a field name before it. Put text with a colon in quotes", at);
    }
    if (wordIsValue) {
      throw errorAt("put a value with a colon in quotes", at);
    }
    String name = query.substring(wordStart, wordEnd);
    if (!name.equals("*") && SearchField.named(name).isEmpty()) {
      throw errorAt(EventQueryParser.unknownField(name), wordStart);
    }
    copyTo(at + 1);
    noWord();
    afterColon = true;
  }

  private void quoted() {
    int open = at;
    copyTo(at + 1);
    while (at < query.length() && query.charAt(at) != '"') {
      if (query.charAt(at) == '\\') {
        boolean escape =
            at + 1 < query.length()
                && (query.charAt(at + 1) == '"' || query.charAt(at + 1) == '\\');
        if (!escape) {
          emit('\\', at);
        }
        copyTo(Math.min(query.length(), at + (escape ? 2 : 1)));
      } else {
        copyTo(at + 1);
      }
    }
    if (at >= query.length()) {
      throw errorAt("the quote is not closed", open);
    }
    copyTo(at + 1);
    noWord();
  }

  private void range() {
    int open = at;
    int close = closeOfRange(open + 1);
    if (close < 0) {
      throw errorAt("the range is not closed. Write a range such as [1 TO 20] or {0 TO *]", open);
    }
    if (!query.substring(open + 1, close).matches("(?s)\\s*\\S.*\\sTO\\s.*\\S\\s*")) {
      throw errorAt("a range needs two ends. Write a range such as [1 TO 20] or {0 TO *]", open);
    }
    copyTo(close + 1);
    noWord();
  }

  private int closeOfRange(int from) {
    boolean inQuotes = false;
    for (int i = from; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '"') {
        inQuotes = !inQuotes;
      } else if (!inQuotes && (c == ']' || c == '}')) {
        return i;
      }
    }
    return -1;
  }

  private void regex() {
    int open = at;
    if (insideWord()) {
      throw errorAt(QUOTE_PATH, open);
    }
    int close = open + 1;
    while (close < query.length() && query.charAt(close) != '/') {
      close += query.charAt(close) == '\\' ? 2 : 1;
    }
    if (close >= query.length() || !endsTerm(close + 1)) {
      throw errorAt(QUOTE_PATH, open);
    }
    copyTo(close + 1);
    noWord();
  }

  private boolean endsTerm(int index) {
    if (index >= query.length()) {
      return true;
    }
    char c = query.charAt(index);
    return Character.isWhitespace(c) || c == ')' || c == '^';
  }
}
