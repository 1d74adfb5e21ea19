package dev.synctrace.parsers.secret;

import dev.synctrace.parsers.secret.SecretLabels.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** Where the value behind a label ends, and whether it is a secret. For one text. */
record SecretValueRules(SecretLexer text, SecretLabels labels) {
  private static final int SHORTEST_TOKEN = 6;
  private static final int SHORTEST_CODE = 12;
  private static final int SHORTEST_PROSE = 4;
  private static final int GUID = 36;

  /**
   * Whether a value is a secret.
   *
   * @param assigned whether an equals sign or quotes say that it is a value
   */
  boolean isSecret(Kind kind, int start, int end, boolean assigned) {
    if (start >= end || isNothing(start, end)) {
      return false;
    }
    int length = end - start;
    boolean letter = false;
    boolean digit = false;
    for (int i = start; i < end && !(letter && digit); i++) {
      letter |= Character.isLetter(text.at(i));
      digit |= Character.isDigit(text.at(i));
    }
    boolean handle =
        text.has("0x", start) || text.has("aadsts", start); // a number or an error code
    return switch (kind) {
      case PASSWORD -> assigned || letter || digit;
      case KEY -> letter && !handle;
      case TOKEN -> letter && !handle && (assigned || (digit && length >= SHORTEST_TOKEN));
      case EXACT -> assigned && letter && !handle;
      case CODE ->
          assigned
              && length >= SHORTEST_CODE
              && letter
              && digit
              && !handle
              && text.substring(start, end).chars().noneMatch(c -> c <= ' ');
      case HEADER, SCHEME, SECOND -> false;
    };
  }

  /**
   * Whether a word looks like a secret where only its place says that it may be one: it holds
   * letters and digits, and is no code, id or time.
   *
   * @param signs whether a sign counts as a digit does
   */
  boolean isLikely(int start, int end, boolean signs) {
    boolean letter = false;
    boolean digit = false;
    for (int i = start; i < end; i++) {
      letter |= Character.isLetter(text.at(i));
      digit |= Character.isDigit(text.at(i)) || (signs && "!#$%&*?^~+".indexOf(text.at(i)) >= 0);
    }
    boolean guid = end - start >= GUID && text.at(start + 8) == '-' && text.at(start + 13) == '-';
    boolean code = text.has("0x", start) || text.has("aadsts", start) || guid || isTime(start);
    return letter && digit && !code && end - start >= SHORTEST_PROSE;
  }

  /** Whether all words of a value say that there is none, or nothing but signs is shown of it. */
  boolean isNothing(int start, int end) {
    if (text.startsWith(SecretLexer.MASKED, start)) {
      return true;
    }
    String value =
        text.substring(start, Math.min(end, start + SecretLexer.NEAR)).toLowerCase(Locale.ROOT);
    if (value.chars().allMatch(c -> "*x\u2022\u25cf.-<>() ".indexOf(c) >= 0)) {
      return true;
    }
    for (String word : value.split("[ ()\\[\\].!?:<>]+", -1)) {
      if (!word.isEmpty() && !labels.isNothing(word)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is {@code user:password} in Base64. */
  boolean isUserAndPassword(int start, int end) {
    String encoded = text.substring(start, end).replaceAll("=+$", "");
    try {
      String plain = new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
      return plain.indexOf(':') >= 0 && plain.chars().allMatch(c -> c >= ' ' && c != 0x7f);
    } catch (IllegalArgumentException e) {
      return false; // a word
    }
  }

  /** A date or a time: {@code 2026-10-13T09:00:00Z}. */
  boolean isTime(int start) {
    boolean year = true;
    for (int i = start; i < start + 4; i++) {
      year &= Character.isDigit(text.at(i));
    }
    return year && (text.at(start + 4) == '-' || text.at(start + 4) == '/');
  }

  /**
   * Where a value without quotes ends.
   *
   * @param encoded whether it is encoded for a URL
   */
  int valueEnd(int start, boolean encoded, int limit) {
    int end = start;
    while (end < limit) {
      char c = text.at(end);
      if (c <= ' ' || c == ';' || c == '<' || c == '\u00a0') {
        break;
      }
      boolean ends =
          switch (c) {
            case '"', '\'', '`' -> !Character.isLetterOrDigit(text.at(end + 1));
            case ',' -> isNextName(end + 1) || !Character.isLetterOrDigit(text.at(end + 1));
            case '&' ->
                isNextName(end + 1)
                    || text.startsWith("amp;", end + 1)
                    || text.startsWith("quot;", end + 1)
                    || text.startsWith("lt;", end + 1)
                    || text.startsWith("apos;", end + 1);
            case '\\' -> text.at(end + 1) == '"' || text.at(end + 1) == '\'';
            case '%' ->
                encoded
                    && (text.startsWith("26", end + 1)
                        || text.startsWith("22", end + 1)
                        || text.has("3b", end + 1));
            default -> false;
          };
      if (ends) {
        break;
      }
      end++;
    }
    return end;
  }

  /** Whether {@code name=} or {@code name:} begins here. */
  boolean isNextName(int from) {
    int at = from;
    while (at - from < SecretLexer.LONGEST_NAME
        && (text.isLabel(at) || text.at(at) == ' ' || text.at(at) == '$')) {
      at++;
    }
    return at > from && (text.at(at) == '=' || text.at(at) == ':');
  }

  /** A value between semicolons may hold blanks. */
  boolean isInConnection(int label, int start) {
    int before = label - 1;
    while (before >= 0
        && label - before < SecretLexer.NEAR
        && (text.at(before) == ' ' || text.isLabel(before))) {
      before--; // the label may be of several words
    }
    if (text.at(before) == ';' && before >= 0) {
      return connectionEnd(start) < text.length() && text.at(connectionEnd(start)) == ';';
    }
    int end = connectionEnd(start);
    return text.at(end) == ';' && isNextName(text.blanks(end + 1));
  }

  /** Where a value of a connection string ends. */
  int connectionEnd(int start) {
    int end = start;
    while (end < text.length()
        && end - start < SecretLexer.NEAR
        && ";\r\n\"'<".indexOf(text.at(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Whether a value ends with a bracket that was opened before it, or with the sentence. */
  boolean isTrailing(int start, int end) {
    if (end - start <= 1 || ")]}>.".indexOf(text.at(end - 1)) < 0) {
      return false;
    }
    char close = text.at(end - 1);
    char open = close == ')' ? '(' : close == ']' ? '[' : close == '}' ? '{' : '<';
    int found = text.indexOf(String.valueOf(open), start, end);
    return close == '.' || found < 0;
  }

  /** A value in the braces of a connection string, and no object or placeholder. */
  boolean isBraced(int start, int end) {
    for (int i = start; i < end; i++) {
      if ("\"':{} \r\n".indexOf(text.at(i)) >= 0) {
        return false;
      }
    }
    return text.at(end + 1) == ';' && isSecret(Kind.PASSWORD, start, end, true);
  }

  /** A quote within a quoted text of SQL or PowerShell, {@code 'it''s'}. */
  boolean isDoubled(String mark, int quote) {
    return mark.equals("'")
        && text.at(quote + 1) == '\''
        && Character.isLetterOrDigit(text.at(quote + 2));
  }

  /** Backslashes before a closing quote escape it when their number is odd. */
  boolean isEscaped(int open, int quote) {
    int slashes = 0;
    while (quote - 1 - slashes >= open && text.at(quote - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  /** Where a value in quotes ends; at the end of the line when nothing closes it. */
  int quotedEnd(int open, String mark) {
    String closing = mark.equals("\u201c") ? "\u201d" : mark.equals("\u2018") ? "\u2019" : mark;
    closing = mark.equals("\u00ab") ? "\u00bb" : closing;
    int end = text.indexOf(closing, open);
    while (end > 0 && closing.length() == 1 && (isEscaped(open, end) || isDoubled(mark, end))) {
      end = text.indexOf(closing, end + (isDoubled(mark, end) ? 2 : 1));
    }
    return end < 0 ? text.lineEnd(open) : end;
  }
}
