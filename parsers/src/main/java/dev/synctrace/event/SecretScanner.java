package dev.synctrace.event;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Masks the values in one text that a label marks as secret: {@code password=...}, {@code
 * "client_secret":"..."}, {@code <Password>...</Password>}, {@code -Password ...}, {@code
 * name="pwd" value="..."}, and headers. Quotes and signs may be escaped for JSON, XML or a URL.
 * Reads the text once from left to right.
 */
final class SecretScanner {
  private static final String MASKED = "[masked";

  private static final String[] QUOTES = {
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
  private static final String[] SIGNS = {
    "=>", "->", ":=", "=", ":", "%3D", "%3A", "&#61;", "&#x3d;", "\\u003d", "\\u003a"
  };
  private static final String[] TAG_OPENS = {"<", "&lt;", "\\u003c"};
  private static final String[] TAG_CLOSES = {">", "&gt;", "\\u003e"};
  private static final String[] PAIR_WORDS = {"value", "newvalue", "oldvalue"};
  private static final String[] FILLERS = {"is", "was", "set", "to", "reg_sz", "changed"};
  private static final String CDATA = "<![CDATA[";

  /** How far a look ahead goes: blanks, a tag's attributes, a connection string's next name. */
  private static final int NEAR = 200;

  private static final int LONGEST_NAME = 40;
  private static final int MOST_BRACKETS = 8;
  private static final int MOST_PAIRS = 5;
  private static final int SHORTEST_TOKEN = 6;
  private static final int SHORTEST_BEARER = 8;
  private static final int SHORTEST_CODE = 12;
  private static final int SHORTEST_PROSE = 4;

  private static final int LONGEST_OPTION = 12;
  private static final SecretSigns LABEL_SIGNS = SecretSigns.of(SecretLabels.get().signs());

  private final SecretLabels labels = SecretLabels.get();
  private final String text;
  private final boolean lines;
  private final StringBuilder masked = new StringBuilder();
  private int kept;

  /** From where to where the line was read last. */
  private int line;

  private int lineEnd;

  private final Map<String, Boolean> programs = new HashMap<>();

  /** The text in lower case; made when a program's name is looked for. */
  private @Nullable String lower;

  private SecretScanner(String text, boolean lines) {
    this.text = text;
    this.lines = lines;
  }

  /**
   * The text with each secret value replaced by its length; the same object without any.
   *
   * @param lines whether line breaks inside a value stay
   */
  static String mask(String text, boolean lines) {
    return new SecretScanner(text, lines).mask();
  }

  /** Reads only words with a sign and those behind them; most words of a text are neither. */
  private String mask() {
    char[] chars = text.toCharArray();
    int sign = LABEL_SIGNS.next(chars, 0);
    boolean signBefore = false;
    int previous = 0;
    int previousEnd = -2; // behind no word
    for (int i = 0; i < text.length(); ) {
      if (!isLabel(i)) {
        i++;
        continue;
      }
      int end = i;
      while (isLabel(end)) {
        end++;
      }
      if (sign >= 0 && sign < i) {
        sign = LABEL_SIGNS.next(chars, i);
      }
      boolean signHere = sign >= 0 && sign < end;
      boolean follows = previousEnd == i - 1 && at(i - 1) == ' ';
      int after = 0;
      if (signHere || (signBefore && follows) || isOption(i, end)) {
        String before = follows ? word(previous, previousEnd) : "";
        after = labelled(i, end, word(i, end), before);
      }
      signBefore = signHere;
      previous = i;
      previousEnd = end;
      i = Math.max(end, after);
    }
    return kept == 0 ? text : masked.append(text, kept, text.length()).toString();
  }

  /** Whether the word can be an option of a program, {@code -p} or {@code /rp}. */
  private boolean isOption(int start, int end) {
    return end - start <= LONGEST_OPTION && (at(start) == '-' || at(start - 1) == '/');
  }

  /** Letters and digits of a word, in lower case, without what is left of an escape before it. */
  private String word(int first, int end) {
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

  /** Masks what a word labels; returns where to go on, or 0 to go on behind the word. */
  private int labelled(int start, int end, String word, String previous) {
    boolean option = at(start) == '-' || at(start - 1) == '/' || at(start - 1) == '-';
    boolean argument = at(end) == ' ' || at(end) == ':';
    if (option && argument && !labels.programs(word).isEmpty() && isOf(word)) {
      return argument(end + 1);
    }
    if (previous.equals("net") || previous.equals("netexe")) {
      return word.equals("use") ? netUse(end) : word.equals("user") ? netUser(end) : 0;
    }
    SecretLabels.Kind kind = labels.kind(word);
    if (kind == null && at(start - 1) == '\\' && "nrt".indexOf(at(start)) >= 0) {
      kind = labels.kind(word.substring(1)); // a line break as JSON writes it
    }
    if (kind == null && !previous.isEmpty()) {
      kind = labels.kind(previous + word);
    }
    if (kind == null) {
      return 0;
    }
    if (kind == SecretLabels.Kind.SCHEME) {
      return scheme(end, word);
    }
    boolean doubled = text.startsWith("\"\"", end) && text.startsWith("\"\"", start - 2);
    int labelQuote = doubled ? 2 : tokenAt(QUOTES, end);
    int behind = blanks(end + labelQuote);
    int sign = tokenAt(SIGNS, behind);
    if (sign > 0 && !isOperator(behind, sign)) {
      boolean assigned = labelQuote > 0 || option || at(behind) != ':';
      boolean encoded = at(behind) == '%';
      int from = skip(behind + sign, labelQuote > 0);
      return value(kind, start, from, assigned, encoded);
    }
    int element = element(start, behind);
    if (element > 0) {
      return elementValue(element);
    }
    if (labelQuote > 0) {
      return pairValues(kind, start, end + labelQuote);
    }
    boolean words = kind == SecretLabels.Kind.PASSWORD || kind == SecretLabels.Kind.KEY;
    if (!words || (at(end) != ' ' && at(end) != '\t')) {
      return 0;
    }
    return at(start) == '-' ? argument(behind) : prose(behind);
  }

  // --- values -----------------------------------------------------------------------------------

  private int value(
      SecretLabels.Kind kind, int label, int from, boolean assigned, boolean encoded) {
    if (text.startsWith(MASKED, from)) {
      return from;
    }
    int start = from;
    if (at(start) == '[' && assigned) {
      start = skip(start + 1, true);
    }
    int quote = tokenAt(QUOTES, start);
    if (quote > 0) {
      String mark = text.substring(start, start + quote);
      int open = start + quote;
      if (mark.equals("\"")
          && at(open) == '"'
          && at(open + 1) != '"'
          && at(label - 1) == '"'
          && at(label - 2) == '"') {
        mark = "\"\"";
        open++;
      }
      return quoted(kind, label, open, mark);
    }
    if (at(start) == '{' && kind == SecretLabels.Kind.PASSWORD) {
      int close = text.indexOf('}', start, Math.min(text.length(), start + NEAR));
      if (close > start + 1 && isBraced(start + 1, close)) {
        return hide(start + 1, close);
      }
    }
    if (at(start) == '{' || at(start) == '$' || at(start) == '(' || at(start) == '<') {
      return 0; // an object, a variable, an expression, a placeholder
    }
    if (kind == SecretLabels.Kind.HEADER) {
      return header(label, start, lineEnd(start));
    }
    boolean connection = isInConnection(label, start);
    int beginning = valueEnd(start, encoded, Math.min(text.length(), start + NEAR));
    if (!isSecret(kind, start, beginning, assigned)) {
      return 0; // read on behind the label, so only a bounded part may be looked at here
    }
    int end = connection ? connectionEnd(start) : valueEnd(start, encoded, text.length());
    for (int i = 0; i < MOST_BRACKETS && isTrailing(start, end); i++) {
      end--;
    }
    return hide(start, end);
  }

  private int quoted(SecretLabels.Kind kind, int label, int open, String mark) {
    String closing = mark.equals("\u201c") ? "\u201d" : mark.equals("\u2018") ? "\u2019" : mark;
    closing = mark.equals("\u00ab") ? "\u00bb" : closing;
    int end = text.indexOf(closing, open);
    while (end > 0 && closing.length() == 1 && (isEscaped(open, end) || isDoubled(mark, end))) {
      end = text.indexOf(closing, end + (isDoubled(mark, end) ? 2 : 1));
    }
    end = end < 0 ? lineEnd(open) : end;
    if (kind == SecretLabels.Kind.HEADER) {
      int done = header(label, open, end);
      return Math.max(done, end);
    }
    return isSecret(kind, open, end, true) ? hide(open, end) : end;
  }

  /** A quote within a quoted text of SQL or PowerShell, {@code 'it''s'}. */
  private boolean isDoubled(String mark, int quote) {
    return mark.equals("'") && at(quote + 1) == '\'' && Character.isLetterOrDigit(at(quote + 2));
  }

  /** A value in the braces of a connection string, and no object or placeholder. */
  private boolean isBraced(int start, int end) {
    for (int i = start; i < end; i++) {
      if ("\"':{} \r\n".indexOf(at(i)) >= 0) {
        return false;
      }
    }
    return at(end + 1) == ';' && isSecret(SecretLabels.Kind.PASSWORD, start, end, true);
  }

  /** Backslashes before a closing quote escape it when their number is odd. */
  private boolean isEscaped(int open, int quote) {
    int slashes = 0;
    while (quote - 1 - slashes >= open && at(quote - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  private boolean isSecret(SecretLabels.Kind kind, int start, int end, boolean assigned) {
    if (start >= end || isNothing(start, end)) {
      return false;
    }
    int length = end - start;
    boolean letter = false;
    boolean digit = false;
    for (int i = start; i < end && !(letter && digit); i++) {
      letter |= Character.isLetter(text.charAt(i));
      digit |= Character.isDigit(text.charAt(i));
    }
    boolean handle =
        text.regionMatches(true, start, "0x", 0, 2)
            || text.regionMatches(true, start, "aadsts", 0, 6); // a number or an error code
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
      case HEADER, SCHEME -> false;
    };
  }

  /** Whether all words of a value say that there is none, or nothing but signs is shown of it. */
  private boolean isNothing(int start, int end) {
    if (text.startsWith(MASKED, start)) {
      return true;
    }
    String value = text.substring(start, Math.min(end, start + NEAR)).toLowerCase(Locale.ROOT);
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

  private int valueEnd(int start, boolean encoded, int limit) {
    int end = start;
    while (end < limit) {
      char c = text.charAt(end);
      if (c <= ' ' || c == ';' || c == '<' || c == '\u00a0') {
        break;
      }
      boolean ends =
          switch (c) {
            case '"', '\'', '`' -> !Character.isLetterOrDigit(at(end + 1));
            case ',' -> isNextName(end + 1) || !Character.isLetterOrDigit(at(end + 1));
            case '&' ->
                isNextName(end + 1)
                    || text.startsWith("amp;", end + 1)
                    || text.startsWith("quot;", end + 1)
                    || text.startsWith("lt;", end + 1)
                    || text.startsWith("apos;", end + 1);
            case '\\' -> at(end + 1) == '"' || at(end + 1) == '\'';
            case '%' ->
                encoded
                    && (text.startsWith("26", end + 1)
                        || text.startsWith("22", end + 1)
                        || text.regionMatches(true, end + 1, "3b", 0, 2));
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
  private boolean isNextName(int from) {
    int at = from;
    while (at - from < LONGEST_NAME && (isLabel(at) || at(at) == ' ' || at(at) == '$')) {
      at++;
    }
    return at > from && (at(at) == '=' || at(at) == ':');
  }

  /** A value between semicolons may hold blanks. */
  private boolean isInConnection(int label, int start) {
    int before = label - 1;
    while (before >= 0 && label - before < NEAR && (at(before) == ' ' || isLabel(before))) {
      before--; // the label may be of several words
    }
    if (at(before) == ';' && before >= 0) {
      return connectionEnd(start) < text.length() && at(connectionEnd(start)) == ';';
    }
    int end = connectionEnd(start);
    return at(end) == ';' && isNextName(blanks(end + 1));
  }

  private int connectionEnd(int start) {
    int end = start;
    while (end < text.length() && end - start < NEAR && ";\r\n\"'<".indexOf(at(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Whether a value ends with a bracket that was opened before it, or with the sentence. */
  private boolean isTrailing(int start, int end) {
    if (end - start <= 1 || ")]}>.".indexOf(at(end - 1)) < 0) {
      return false;
    }
    char close = at(end - 1);
    char open = close == ')' ? '(' : close == ']' ? '[' : close == '}' ? '{' : '<';
    int found = text.indexOf(open, start, end);
    return close == '.' || found < 0;
  }

  // --- headers ----------------------------------------------------------------------------------

  /** Masks a header's value; a cookie holds an equals sign, an authorization credentials. */
  private int header(int label, int start, int end) {
    if (text.startsWith(MASKED, start)) {
      return start;
    }
    int wordEnd = start;
    while (wordEnd < end && isLabel(wordEnd)) {
      wordEnd++;
    }
    String first = word(start, wordEnd);
    int rest = blanks(wordEnd);
    if (rest > wordEnd && rest < end && labels.kind(first) == SecretLabels.Kind.SCHEME) {
      if (text.startsWith(MASKED, rest)) {
        return rest;
      }
      boolean whole = first.equals("digest");
      return hide(rest, whole ? end : valueEnd(rest, false, end));
    }
    if (labels.isNothing(first)) {
      return 0;
    }
    if (isCookie(label)) {
      return at(wordEnd) == '=' ? hide(start, end) : 0;
    }
    String value = text.substring(start, Math.min(end, start + NEAR));
    boolean credentials =
        value.indexOf('=') > 0
            || (value.chars().anyMatch(Character::isDigit) && value.length() >= SHORTEST_BEARER);
    return credentials ? hide(start, end) : 0;
  }

  private boolean isCookie(int label) {
    return text.regionMatches(true, label, "cookie", 0, 6)
        || text.regionMatches(true, label + 4, "cookie", 0, 6);
  }

  /** {@code Bearer} and its kin before a credential; the same words in a sentence stay. */
  private int scheme(int end, String word) {
    int start = end;
    if (at(end) == ' ' || at(end) == '\t' || at(end) == '+') {
      start = blanks(at(end) == '+' ? end + 1 : end);
    } else if (text.startsWith("%20", end)) {
      start = end + 3;
    }
    if (start == end || text.startsWith(MASKED, start)) {
      return 0;
    }
    int stop = start;
    boolean digit = false;
    boolean letter = false;
    boolean dot = false;
    while (stop < text.length()
        && (Character.isLetterOrDigit(at(stop)) || "+/=._~-%".indexOf(at(stop)) >= 0)) {
      digit |= Character.isDigit(at(stop));
      letter |= Character.isLetter(at(stop));
      dot |= at(stop) == '.' && stop + 1 < text.length() && isLabel(stop + 1);
      stop++;
    }
    int length = stop - start;
    boolean code = text.regionMatches(true, start, "aadsts", 0, 6);
    boolean secret =
        switch (word) {
          case "bearer", "pop" -> length >= SHORTEST_BEARER && letter && (digit || dot) && !code;
          case "basic" -> length >= SHORTEST_BEARER && isUserAndPassword(start, stop);
          default -> length >= 2 * SHORTEST_BEARER && digit && letter && !code;
        };
    return secret ? hide(start, stop) : 0;
  }

  private boolean isUserAndPassword(int start, int end) {
    String encoded = text.substring(start, end).replaceAll("=+$", "");
    try {
      String plain = new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
      return plain.indexOf(':') >= 0 && plain.chars().allMatch(c -> c >= ' ' && c != 0x7f);
    } catch (IllegalArgumentException e) {
      return false; // a word
    }
  }

  // --- elements, pairs, arguments, sentences ----------------------------------------------------

  /** Where the text of an element begins whose name is the label; 0 when it is no element. */
  private int element(int start, int behind) {
    int before = start;
    while (before > 0 && start - before < SecretLabels.LONGEST && at(before - 1) == ':') {
      before--;
      while (before > 0 && isLabel(before - 1)) {
        before--;
      }
    }
    boolean opens = false;
    for (String open : TAG_OPENS) {
      opens |= before >= open.length() && text.startsWith(open, before - open.length());
    }
    boolean attributeOfElement = !opens && tokenAt(TAG_CLOSES, behind) > 0 && isQuote(behind - 1);
    if (!opens && !attributeOfElement) {
      return 0;
    }
    for (int i = behind; i < text.length() && i - behind < NEAR; i++) {
      int close = tokenAt(TAG_CLOSES, i);
      if (close > 0) {
        return at(i - 1) == '/' ? 0 : i + close;
      }
    }
    return 0;
  }

  private int elementValue(int from) {
    int start = skip(from, true);
    if (text.startsWith(MASKED, start)) {
      return start;
    }
    int end;
    if (text.startsWith(CDATA, start)) {
      start += CDATA.length();
      int close = text.indexOf("]]>", start);
      end = close < 0 ? text.length() : close;
    } else {
      end = start;
      while (end < text.length() && tokenAt(TAG_OPENS, end) == 0) {
        end++;
      }
    }
    while (end > start && at(end - 1) <= ' ') {
      end--;
    }
    boolean secret = end > start && !isNothing(start, end) && at(start) != '<';
    return secret ? hide(start, end) : 0;
  }

  /**
   * Masks the values in {@code "key":"password","value":"..."}, {@code name="pwd" value="..."} and
   * {@code NAME="pwd"><VALUE>...}, also behind other pairs of the same object.
   */
  private int pairValues(SecretLabels.Kind kind, int label, int from) {
    int after = 0;
    int next = pairValue(from);
    for (int i = 0; i < PAIR_WORDS.length && next > 0; i++) {
      boolean element = at(next - 1) == '>' && at(next - 2) != '='; // and no arrow
      int done = element ? elementValue(next) : value(kind, label, next, true, false);
      if (done == 0) {
        return after;
      }
      after = done;
      next = pairValue(done + tokenAt(QUOTES, done));
    }
    return after;
  }

  /** Where the value of the next pair begins that is named so; 0 when there is none. */
  private int pairValue(int from) {
    int at = skip(from, true);
    for (int pair = 0; pair < MOST_PAIRS; pair++) {
      if (at(at) == ',') {
        at = skip(at + 1, true);
      }
      int close = tokenAt(TAG_CLOSES, at);
      if (close > 0) {
        int open = skip(at + close, true);
        int name = open + tokenAt(TAG_OPENS, open);
        int nameEnd = nameEnd(name);
        int closes = tokenAt(TAG_CLOSES, nameEnd);
        return name > open && closes > 0 && isPairWord(name, nameEnd) ? nameEnd + closes : 0;
      }
      int name = at + tokenAt(QUOTES, at);
      int nameEnd = nameEnd(name);
      int behind = skip(nameEnd + tokenAt(QUOTES, nameEnd), true);
      int sign = tokenAt(SIGNS, behind);
      if (nameEnd == name || sign == 0) {
        return 0;
      }
      int value = skip(behind + sign, true);
      boolean none = text.startsWith("null", value);
      if (isPairWord(name, nameEnd) && !none) {
        return value;
      }
      int quote = tokenAt(QUOTES, value);
      int end =
          quote == 0
              ? value
              : text.indexOf(
                  text.substring(value, value + quote),
                  value + quote,
                  Math.min(text.length(), value + NEAR));
      if (end < 0 || (quote == 0 && !none)) {
        return 0;
      }
      at = skip(none ? value + "null".length() : end + quote, true);
    }
    return 0;
  }

  private int nameEnd(int from) {
    int end = from;
    while (end - from < LONGEST_NAME && isLabel(end)) {
      end++;
    }
    return end;
  }

  private boolean isPairWord(int start, int end) {
    for (String word : PAIR_WORDS) {
      if (end - start == word.length() && text.regionMatches(true, start, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }

  /** Masks an argument of a command line. */
  private int argument(int from) {
    int start = blanks(from);
    if (text.startsWith(MASKED, start) || "-/($<".indexOf(at(start)) >= 0) {
      return 0;
    }
    int quote = tokenAt(QUOTES, start);
    if (quote > 0) {
      return quoted(
          SecretLabels.Kind.PASSWORD, start, start + quote, text.substring(start, start + quote));
    }
    int end = valueEnd(start, false, text.length());
    return isSecret(SecretLabels.Kind.PASSWORD, start, end, true) ? hide(start, end) : 0;
  }

  /** In a sentence a quoted value, or a word with letters and digits: {@code password is x1y2}. */
  private int prose(int from) {
    int start = from;
    for (int word = 0; word < FILLERS.length; word++) {
      for (String filler : FILLERS) {
        int behind = start + filler.length();
        if (text.regionMatches(true, start, filler, 0, filler.length())
            && (at(behind) == ' ' || (at(behind) == ':' && at(behind + 1) == ' '))) {
          start = blanks(at(behind) == ':' ? behind + 1 : behind);
        }
      }
    }
    if (text.startsWith(MASKED, start)) {
      return start;
    }
    int quote = tokenAt(QUOTES, start);
    if (quote > 0) {
      return quoted(
          SecretLabels.Kind.PASSWORD, start, start + quote, text.substring(start, start + quote));
    }
    int end = valueEnd(start, false, Math.min(text.length(), start + NEAR));
    while (end > start && ")]}>.".indexOf(at(end - 1)) >= 0) {
      end--;
    }
    boolean letter = false;
    boolean digit = false;
    for (int i = start; i < end; i++) {
      letter |= Character.isLetter(at(i));
      digit |= Character.isDigit(at(i));
    }
    boolean code =
        text.regionMatches(true, start, "0x", 0, 2)
            || text.regionMatches(true, start, "aadsts", 0, 6)
            || (end - start >= 36 && at(start + 8) == '-' && at(start + 13) == '-')
            || isTime(start);
    boolean secret = letter && digit && !code && end - start >= SHORTEST_PROSE;
    return secret && at(end) != '=' ? hide(start, end) : 0;
  }

  /** A date or a time: {@code 2026-10-13T09:00:00Z}. */
  private boolean isTime(int start) {
    boolean year = true;
    for (int i = start; i < start + 4; i++) {
      year &= Character.isDigit(at(i));
    }
    return year && (at(start + 4) == '-' || at(start + 4) == '/');
  }

  /** {@code net use \\server\share PASSWORD /user:NAME}, the password before or behind it. */
  private int netUse(int from) {
    int end = lineEnd(from);
    if (lower().indexOf("/user:", from, Math.min(end, from + NEAR)) < 0) {
      return 0;
    }
    int start = blanks(from);
    while (start < end) {
      int stop = start;
      while (stop < end && at(stop) > ' ') {
        stop++;
      }
      char first = at(start);
      if (text.startsWith(MASKED, start)) {
        return 0;
      }
      boolean other = first == '/' || first == '\\' || first == '*' || at(stop - 1) == ':';
      if (!other) {
        return hide(start, stop);
      }
      start = blanks(stop == start ? stop + 1 : stop);
    }
    return 0;
  }

  /** {@code net user NAME PASSWORD /add}. */
  private int netUser(int from) {
    int name = blanks(from);
    int stop = name;
    while (stop - name < NEAR && at(stop) > ' ') {
      stop++;
    }
    int start = blanks(stop);
    return stop > name && start > stop && isAdded(start) ? argument(start) : 0;
  }

  private boolean isAdded(int from) {
    return lower().indexOf("/add", from, Math.min(text.length(), from + NEAR)) >= 0;
  }

  // --- places -----------------------------------------------------------------------------------

  private int hide(int start, int end) {
    masked.append(text, kept, start).append(Secrets.note(end - start));
    if (lines) {
      masked.append(Secrets.breaks(text.substring(start, end)));
    }
    kept = end;
    return end;
  }

  /** {@code ==} and {@code ::} are no assignments, and {@code ://} begins a URL's host. */
  private boolean isOperator(int at, int sign) {
    char next = at(at + sign);
    return sign == 1 && ((at(at) == next) || (at(at) == ':' && next == '/' && at(at + 2) == '/'));
  }

  private boolean isOf(String option) {
    for (String program : labels.programs(option)) {
      if (programs.computeIfAbsent(program, lower()::contains)) {
        return true;
      }
    }
    return false;
  }

  private String lower() {
    String known = lower;
    if (known == null) {
      known = text.toLowerCase(Locale.ROOT);
      lower = known;
    }
    return known;
  }

  private int lineEnd(int from) {
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

  private int blanks(int from) {
    int at = from;
    while (at - from < NEAR && (at(at) == ' ' || at(at) == '\t') && at < text.length()) {
      at++;
    }
    return at;
  }

  private int skip(int from, boolean lineBreaks) {
    int at = from;
    while (at < text.length()
        && at - from < NEAR
        && (at(at) == ' ' || at(at) == '\t' || (lineBreaks && at(at) < ' '))) {
      at++;
    }
    return at;
  }

  private boolean isQuote(int index) {
    return index >= 0 && (at(index) == '"' || at(index) == '\'' || at(index) == ';');
  }

  /** The length of the first of these that begins here; 0 when none does. */
  private int tokenAt(String[] tokens, int index) {
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

  private boolean isLabel(int index) {
    char c = at(index);
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  private static boolean isHex(char c) {
    return Character.digit(c, 16) >= 0;
  }

  /** The character; a blank outside the text. */
  private char at(int index) {
    return index < 0 || index >= text.length() ? ' ' : text.charAt(index);
  }
}
