package dev.synctrace.parsers.secret;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text with the places that matter for the secrets in it: words, quotes, signs and line ends.
 * Quotes and signs may be escaped for JSON, XML or a URL. Looks ahead no further than {@link
 * #NEAR}, so that reading stays linear. For one thread.
 */
final class SecretLexer {
  /** What replaces a secret begins so. */
  static final String MASKED = "[masked";

  static final String[] QUOTES = {
    "\\\\\\\"",
    "\\\\\"",
    "\\\"",
    "\\'",
    "&quot;",
    "&#34;",
    "&apos;",
    "&#39;",
    "&#x22;",
    "\\u0022",
    "\\u0027",
    "%22",
    "%27",
    "\"",
    "'",
    "`",
    "\u201c",
    "\u201d",
    "\u2018",
    "\u2019",
    "\u00ab"
  };
  static final String[] SIGNS = {
    "=>", "->", ":=", "=", ":", "%3D", "%3A", "&#61;", "&#x3d;", "\\u003d", "\\u003a"
  };
  static final String[] TAG_OPENS = {"<", "&lt;", "\\u003c"};
  static final String[] TAG_CLOSES = {">", "&gt;", "\\u003e"};

  /** How far a look ahead goes: blanks, a tag's attributes, a connection string's next name. */
  static final int NEAR = 200;

  /** How far a look back goes for a value that is before its name. */
  static final int FAR = 600;

  static final int LONGEST_NAME = 40;
  private static final int LONGEST_MARK = 2;

  private final String text;

  /** From where to where the line was read last. */
  private int line;

  private int lineEnd;

  /** The text in lower case; made when a program's name is looked for. */
  private @Nullable String lower;

  SecretLexer(String text) {
    this.text = text;
  }

  int length() {
    return text.length();
  }

  boolean startsWith(String prefix, int at) {
    return text.startsWith(prefix, at);
  }

  /** Whether a part ends there. */
  boolean endsWith(String part, int end) {
    return end >= part.length() && text.startsWith(part, end - part.length());
  }

  /** Whether a word is there, in upper or lower case. */
  boolean has(String word, int at) {
    return text.regionMatches(true, at, word, 0, word.length());
  }

  String substring(int start, int end) {
    return text.substring(start, end);
  }

  int indexOf(String part, int from) {
    return text.indexOf(part, from);
  }

  int indexOf(String part, int from, int end) {
    return text.indexOf(part, from, end);
  }

  /** The character; a blank outside the text. */
  char at(int index) {
    return index < 0 || index >= text.length() ? ' ' : text.charAt(index);
  }

  /** Whether the character can be a part of a label. */
  boolean isLabel(int index) {
    char c = at(index);
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  /** Letters and digits of a word, in lower case, without what is left of an escape before it. */
  String word(int first, int end) {
    int start = Math.max(first, end - SecretLabels.LONGEST);
    int from = start;
    if (at(start - 1) == '%' && isHex(at(start)) && isHex(at(start + 1))) {
      from += 2;
    }
    StringBuilder word = new StringBuilder(end - from);
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        word.append(Character.toLowerCase(c));
      }
    }
    return word.toString();
  }

  /** Where the name ends that begins there. */
  int nameEnd(int from) {
    int end = from;
    while (end - from < LONGEST_NAME && isLabel(end)) {
      end++;
    }
    return end;
  }

  /** Where the name begins that ends there. */
  int nameStart(int end) {
    int from = end;
    while (end - from < LONGEST_NAME && from > 0 && isLabel(from - 1)) {
      from--;
    }
    return from;
  }

  /** Where blanks and tabs end. */
  int blanks(int from) {
    int at = from;
    while (at - from < NEAR && (at(at) == ' ' || at(at) == '\t') && at < text.length()) {
      at++;
    }
    return at;
  }

  /** Where blanks and tabs end, and line breaks, too, where they count as such. */
  int skip(int from, boolean lineBreaks) {
    int at = from;
    while (at < text.length()
        && at - from < NEAR
        && (at(at) == ' ' || at(at) == '\t' || (lineBreaks && at(at) < ' '))) {
      at++;
    }
    return at;
  }

  /** The length of the first of these that begins here; 0 when none does. */
  int tokenAt(String[] tokens, int index) {
    if (index >= text.length() || index < 0) {
      return 0;
    }
    char c = Character.toLowerCase(text.charAt(index));
    for (String token : tokens) {
      if (token.charAt(0) == c && text.regionMatches(true, index, token, 0, token.length())) {
        return token.length();
      }
    }
    return 0;
  }

  /** The length of the first of these that ends here; 0 when none does. */
  int tokenBefore(String[] tokens, int index) {
    for (String token : tokens) {
      int start = index - token.length();
      if (start >= 0 && text.regionMatches(true, start, token, 0, token.length())) {
        return token.length();
      }
    }
    return 0;
  }

  /** Where blanks, tabs and line breaks begin that end here. */
  int skipBack(int from) {
    int at = from;
    while (at > 0 && from - at < NEAR && at(at - 1) <= ' ') {
      at--;
    }
    return at;
  }

  /** The last position of a part before a place, no further than {@link #FAR}; -1 when nowhere. */
  int lastIndexOf(String part, int before) {
    for (int at = before - part.length(); at >= 0 && before - at <= FAR; at--) {
      if (text.startsWith(part, at)) {
        return at;
      }
    }
    return -1;
  }

  /** Where the next line begins when one ends here, also as JSON writes it; else 0. */
  int nextLine(int index) {
    int at = index;
    if (at(at) == '\r' || at(at) == '\n') {
      return at(at) == '\r' && at(at + 1) == '\n' ? at + 2 : at + 1;
    }
    if (startsWith("\\r", at)) {
      at += 2;
    }
    if (startsWith("\\n", at)) {
      at += 2;
    }
    return at == index ? 0 : at;
  }

  /**
   * Where the line ends when nothing but a mark is left of it that its value continues below:
   * {@code |} in YAML, a grave accent, a caret or a backslash in a command; else the index itself.
   */
  int goesOn(int index) {
    int end = index;
    while (end - index < LONGEST_MARK && "|>`^\\-+".indexOf(at(end)) >= 0 && nextLine(end) == 0) {
      end++;
    }
    int behind = blanks(end);
    return end > index && nextLine(behind) > 0 ? behind : index;
  }

  boolean isQuote(int index) {
    return index >= 0 && (at(index) == '"' || at(index) == '\'' || at(index) == ';');
  }

  /** {@code ==} and {@code ::} are no assignments, and {@code ://} begins a URL's host. */
  boolean isOperator(int at, int sign) {
    char next = at(at + sign);
    return sign == 1 && ((at(at) == next) || (at(at) == ':' && next == '/' && at(at + 2) == '/'));
  }

  /** Where the line ends. */
  int lineEnd(int from) {
    if (from >= line && from < lineEnd) {
      return lineEnd;
    }
    int end = from;
    while (end < text.length() && at(end) != '\n' && at(end) != '\r') {
      end++;
    }
    line = from;
    lineEnd = end;
    return end;
  }

  /** All of it in lower case. */
  String lower() {
    String known = lower;
    if (known == null) {
      known = text.toLowerCase(Locale.ROOT);
      lower = known;
    }
    return known;
  }

  private static boolean isHex(char c) {
    return Character.digit(c, 16) >= 0;
  }

  /** Whether the word that begins there is an option, {@code -p}, {@code /p} or {@code --p}. */
  boolean isOption(int start) {
    return at(start) == '-' || at(start - 1) == '/' || at(start - 1) == '-';
  }
}
