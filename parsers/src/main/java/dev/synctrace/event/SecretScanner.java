package dev.synctrace.event;

import dev.synctrace.event.SecretLabels.Kind;
import java.util.HashMap;
import java.util.Map;

/**
 * Masks the values in one text that a label marks as secret: {@code password=...}, {@code
 * "client_secret":"..."}, {@code <Password>...</Password>}, {@code -Password ...}, {@code
 * name="pwd" value="..."}, and headers. Reads the text once from left to right; {@link SecretText}
 * knows its places, {@link SecretValue} what a secret is.
 */
final class SecretScanner {
  private static final String[] PAIR_WORDS = {"value", "newvalue", "oldvalue"};
  private static final String[] FILLERS = {"is", "was", "set", "to", "reg_sz", "changed"};
  private static final String CDATA = "<![CDATA[";

  private static final int MOST_BRACKETS = 8;
  private static final int MOST_PAIRS = 5;
  private static final int SHORTEST_BEARER = 8;
  private static final int SHORTEST_PROSE = 4;
  private static final int LONGEST_OPTION = 12;
  private static final SecretSigns LABEL_SIGNS = SecretSigns.of(SecretLabels.get().signs());

  private final SecretLabels labels = SecretLabels.get();
  private final String written;
  private final SecretText text;
  private final SecretValue values;
  private final boolean lines;
  private final StringBuilder masked = new StringBuilder();
  private int kept;

  private final Map<String, Boolean> programs = new HashMap<>();

  private SecretScanner(String text, boolean lines) {
    this.written = text;
    this.text = new SecretText(text);
    this.values = new SecretValue(this.text, labels);
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
    char[] chars = written.toCharArray();
    int sign = LABEL_SIGNS.next(chars, 0);
    boolean signBefore = false;
    int previous = 0;
    int previousEnd = -2; // behind no word
    for (int i = 0; i < text.length(); ) {
      if (!text.isLabel(i)) {
        i++;
        continue;
      }
      int end = i;
      while (text.isLabel(end)) {
        end++;
      }
      if (sign >= 0 && sign < i) {
        sign = LABEL_SIGNS.next(chars, i);
      }
      boolean signHere = sign >= 0 && sign < end;
      boolean follows = previousEnd == i - 1 && text.at(i - 1) == ' ';
      int after = 0;
      if (signHere || (signBefore && follows) || isOption(i, end)) {
        String before = follows ? text.word(previous, previousEnd) : "";
        after = labelled(i, end, text.word(i, end), before);
      }
      signBefore = signHere;
      previous = i;
      previousEnd = end;
      i = Math.max(end, after);
    }
    return kept == 0 ? written : masked.append(written, kept, written.length()).toString();
  }

  /** Whether the word can be an option of a program, {@code -p} or {@code /rp}. */
  private boolean isOption(int start, int end) {
    return end - start <= LONGEST_OPTION && (text.at(start) == '-' || text.at(start - 1) == '/');
  }

  /** Masks what a word labels; returns where to go on, or 0 to go on behind the word. */
  private int labelled(int start, int end, String word, String previous) {
    boolean option =
        text.at(start) == '-' || text.at(start - 1) == '/' || text.at(start - 1) == '-';
    boolean argument = text.at(end) == ' ' || text.at(end) == ':';
    if (option && argument && !labels.programs(word).isEmpty() && isOf(word)) {
      return argument(end + 1);
    }
    if (previous.equals("net") || previous.equals("netexe")) {
      return word.equals("use") ? netUse(end) : word.equals("user") ? netUser(end) : 0;
    }
    Kind kind = labels.kind(word);
    if (kind == null && text.at(start - 1) == '\\' && "nrt".indexOf(text.at(start)) >= 0) {
      kind = labels.kind(word.substring(1)); // a line break as JSON writes it
    }
    if (kind == null && !previous.isEmpty()) {
      kind = labels.kind(previous + word);
    }
    if (kind == null) {
      return 0;
    }
    if (kind == Kind.SCHEME) {
      return scheme(end, word);
    }
    boolean doubled = text.startsWith("\"\"", end) && text.startsWith("\"\"", start - 2);
    int labelQuote = doubled ? 2 : text.tokenAt(SecretText.QUOTES, end);
    int behind = text.blanks(end + labelQuote);
    int sign = text.tokenAt(SecretText.SIGNS, behind);
    if (sign > 0 && !text.isOperator(behind, sign)) {
      boolean assigned = labelQuote > 0 || option || text.at(behind) != ':';
      boolean encoded = text.at(behind) == '%';
      int from = text.skip(behind + sign, labelQuote > 0);
      return value(kind, start, from, assigned, encoded);
    }
    int element = element(start, behind);
    if (element > 0) {
      return elementValue(element);
    }
    if (labelQuote > 0) {
      return pairValues(kind, start, end + labelQuote);
    }
    boolean words = kind == Kind.PASSWORD || kind == Kind.KEY;
    if (!words || (text.at(end) != ' ' && text.at(end) != '\t')) {
      return 0;
    }
    return text.at(start) == '-' ? argument(behind) : prose(behind);
  }

  private int value(Kind kind, int label, int from, boolean assigned, boolean encoded) {
    if (text.startsWith(SecretText.MASKED, from)) {
      return from;
    }
    int start = from;
    if (text.at(start) == '[' && assigned) {
      start = text.skip(start + 1, true);
    }
    int quote = text.tokenAt(SecretText.QUOTES, start);
    if (quote > 0) {
      String mark = text.substring(start, start + quote);
      int open = start + quote;
      if (mark.equals("\"")
          && text.at(open) == '"'
          && text.at(open + 1) != '"'
          && text.at(label - 1) == '"'
          && text.at(label - 2) == '"') {
        mark = "\"\"";
        open++;
      }
      return quoted(kind, label, open, mark);
    }
    if (text.at(start) == '{' && kind == Kind.PASSWORD) {
      int close = text.indexOf("}", start, Math.min(text.length(), start + SecretText.NEAR));
      if (close > start + 1 && values.isBraced(start + 1, close)) {
        return hide(start + 1, close);
      }
    }
    if (text.at(start) == '{'
        || text.at(start) == '$'
        || text.at(start) == '('
        || text.at(start) == '<') {
      return 0; // an object, a variable, an expression, a placeholder
    }
    if (kind == Kind.HEADER) {
      return header(label, start, text.lineEnd(start));
    }
    boolean connection = values.isInConnection(label, start);
    int beginning =
        values.valueEnd(start, encoded, Math.min(text.length(), start + SecretText.NEAR));
    if (!values.isSecret(kind, start, beginning, assigned)) {
      return 0; // read on behind the label, so only a bounded part may be looked at here
    }
    int end =
        connection ? values.connectionEnd(start) : values.valueEnd(start, encoded, text.length());
    for (int i = 0; i < MOST_BRACKETS && values.isTrailing(start, end); i++) {
      end--;
    }
    return hide(start, end);
  }

  private int quoted(Kind kind, int label, int open, String mark) {
    String closing = mark.equals("\u201c") ? "\u201d" : mark.equals("\u2018") ? "\u2019" : mark;
    closing = mark.equals("\u00ab") ? "\u00bb" : closing;
    int end = text.indexOf(closing, open);
    while (end > 0
        && closing.length() == 1
        && (values.isEscaped(open, end) || values.isDoubled(mark, end))) {
      end = text.indexOf(closing, end + (values.isDoubled(mark, end) ? 2 : 1));
    }
    end = end < 0 ? text.lineEnd(open) : end;
    if (kind == Kind.HEADER) {
      int done = header(label, open, end);
      return Math.max(done, end);
    }
    return values.isSecret(kind, open, end, true) ? hide(open, end) : end;
  }

  /** Masks a header's value; a cookie holds an equals sign, an authorization credentials. */
  private int header(int label, int start, int end) {
    if (text.startsWith(SecretText.MASKED, start)) {
      return start;
    }
    int wordEnd = start;
    while (wordEnd < end && text.isLabel(wordEnd)) {
      wordEnd++;
    }
    String first = text.word(start, wordEnd);
    int rest = text.blanks(wordEnd);
    if (rest > wordEnd && rest < end && labels.kind(first) == Kind.SCHEME) {
      if (text.startsWith(SecretText.MASKED, rest)) {
        return rest;
      }
      boolean whole = first.equals("digest");
      return hide(rest, whole ? end : values.valueEnd(rest, false, end));
    }
    if (labels.isNothing(first)) {
      return 0;
    }
    if (isCookie(label)) {
      return text.at(wordEnd) == '=' ? hide(start, end) : 0;
    }
    String value = text.substring(start, Math.min(end, start + SecretText.NEAR));
    boolean credentials =
        value.indexOf('=') > 0
            || (value.chars().anyMatch(Character::isDigit) && value.length() >= SHORTEST_BEARER);
    return credentials ? hide(start, end) : 0;
  }

  private boolean isCookie(int label) {
    return text.has("cookie", label) || text.has("cookie", label + 4);
  }

  /** {@code Bearer} and its kin before a credential; the same words in a sentence stay. */
  private int scheme(int end, String word) {
    int start = end;
    if (text.at(end) == ' ' || text.at(end) == '\t' || text.at(end) == '+') {
      start = text.blanks(text.at(end) == '+' ? end + 1 : end);
    } else if (text.startsWith("%20", end)) {
      start = end + 3;
    }
    if (start == end || text.startsWith(SecretText.MASKED, start)) {
      return 0;
    }
    int stop = start;
    boolean digit = false;
    boolean letter = false;
    boolean dot = false;
    while (stop < text.length()
        && (Character.isLetterOrDigit(text.at(stop)) || "+/=._~-%".indexOf(text.at(stop)) >= 0)) {
      digit |= Character.isDigit(text.at(stop));
      letter |= Character.isLetter(text.at(stop));
      dot |= text.at(stop) == '.' && stop + 1 < text.length() && text.isLabel(stop + 1);
      stop++;
    }
    int length = stop - start;
    boolean code = text.has("aadsts", start);
    boolean secret =
        switch (word) {
          case "bearer", "pop" -> length >= SHORTEST_BEARER && letter && (digit || dot) && !code;
          case "basic" -> length >= SHORTEST_BEARER && values.isUserAndPassword(start, stop);
          default -> length >= 2 * SHORTEST_BEARER && digit && letter && !code;
        };
    return secret ? hide(start, stop) : 0;
  }

  /** Where the text of an element begins whose name is the label; 0 when it is no element. */
  private int element(int start, int behind) {
    int before = start;
    while (before > 0 && start - before < SecretLabels.LONGEST && text.at(before - 1) == ':') {
      before--;
      while (before > 0 && text.isLabel(before - 1)) {
        before--;
      }
    }
    boolean opens = false;
    for (String open : SecretText.TAG_OPENS) {
      opens |= before >= open.length() && text.startsWith(open, before - open.length());
    }
    boolean attributeOfElement =
        !opens && text.tokenAt(SecretText.TAG_CLOSES, behind) > 0 && text.isQuote(behind - 1);
    if (!opens && !attributeOfElement) {
      return 0;
    }
    for (int i = behind; i < text.length() && i - behind < SecretText.NEAR; i++) {
      int close = text.tokenAt(SecretText.TAG_CLOSES, i);
      if (close > 0) {
        return text.at(i - 1) == '/' ? 0 : i + close;
      }
    }
    return 0;
  }

  private int elementValue(int from) {
    int start = text.skip(from, true);
    if (text.startsWith(SecretText.MASKED, start)) {
      return start;
    }
    int end;
    if (text.startsWith(CDATA, start)) {
      start += CDATA.length();
      int close = text.indexOf("]]>", start);
      end = close < 0 ? text.length() : close;
    } else {
      end = start;
      while (end < text.length() && text.tokenAt(SecretText.TAG_OPENS, end) == 0) {
        end++;
      }
    }
    while (end > start && text.at(end - 1) <= ' ') {
      end--;
    }
    boolean secret = end > start && !values.isNothing(start, end) && text.at(start) != '<';
    return secret ? hide(start, end) : 0;
  }

  /**
   * Masks the values in {@code "key":"password","value":"..."}, {@code name="pwd" value="..."} and
   * {@code NAME="pwd"><VALUE>...}, also behind other pairs of the same object.
   */
  private int pairValues(Kind kind, int label, int from) {
    int after = 0;
    int next = pairValue(from);
    for (int i = 0; i < PAIR_WORDS.length && next > 0; i++) {
      boolean element = text.at(next - 1) == '>' && text.at(next - 2) != '='; // and no arrow
      int done = element ? elementValue(next) : value(kind, label, next, true, false);
      if (done == 0) {
        return after;
      }
      after = done;
      next = pairValue(done + text.tokenAt(SecretText.QUOTES, done));
    }
    return after;
  }

  /** Where the value of the next pair begins that is named so; 0 when there is none. */
  private int pairValue(int from) {
    int at = text.skip(from, true);
    for (int pair = 0; pair < MOST_PAIRS; pair++) {
      if (text.at(at) == ',') {
        at = text.skip(at + 1, true);
      }
      int close = text.tokenAt(SecretText.TAG_CLOSES, at);
      if (close > 0) {
        int open = text.skip(at + close, true);
        int name = open + text.tokenAt(SecretText.TAG_OPENS, open);
        int nameEnd = text.nameEnd(name);
        int closes = text.tokenAt(SecretText.TAG_CLOSES, nameEnd);
        return name > open && closes > 0 && isPairWord(name, nameEnd) ? nameEnd + closes : 0;
      }
      int name = at + text.tokenAt(SecretText.QUOTES, at);
      int nameEnd = text.nameEnd(name);
      int behind = text.skip(nameEnd + text.tokenAt(SecretText.QUOTES, nameEnd), true);
      int sign = text.tokenAt(SecretText.SIGNS, behind);
      if (nameEnd == name || sign == 0) {
        return 0;
      }
      int value = text.skip(behind + sign, true);
      boolean none = text.startsWith("null", value);
      if (isPairWord(name, nameEnd) && !none) {
        return value;
      }
      int quote = text.tokenAt(SecretText.QUOTES, value);
      int end =
          quote == 0
              ? value
              : text.indexOf(
                  text.substring(value, value + quote),
                  value + quote,
                  Math.min(text.length(), value + SecretText.NEAR));
      if (end < 0 || (quote == 0 && !none)) {
        return 0;
      }
      at = text.skip(none ? value + "null".length() : end + quote, true);
    }
    return 0;
  }

  private boolean isPairWord(int start, int end) {
    for (String word : PAIR_WORDS) {
      if (end - start == word.length() && text.has(word, start)) {
        return true;
      }
    }
    return false;
  }

  /** Masks an argument of a command line. */
  private int argument(int from) {
    int start = text.blanks(from);
    if (text.startsWith(SecretText.MASKED, start) || "-/($<".indexOf(text.at(start)) >= 0) {
      return 0;
    }
    int quote = text.tokenAt(SecretText.QUOTES, start);
    if (quote > 0) {
      return quoted(Kind.PASSWORD, start, start + quote, text.substring(start, start + quote));
    }
    int end = values.valueEnd(start, false, text.length());
    return values.isSecret(Kind.PASSWORD, start, end, true) ? hide(start, end) : 0;
  }

  /** In a sentence a quoted value, or a word with letters and digits: {@code password is x1y2}. */
  private int prose(int from) {
    int start = from;
    for (int word = 0; word < FILLERS.length; word++) {
      for (String filler : FILLERS) {
        int behind = start + filler.length();
        if (text.has(filler, start)
            && (text.at(behind) == ' ' || (text.at(behind) == ':' && text.at(behind + 1) == ' '))) {
          start = text.blanks(text.at(behind) == ':' ? behind + 1 : behind);
        }
      }
    }
    if (text.startsWith(SecretText.MASKED, start)) {
      return start;
    }
    int quote = text.tokenAt(SecretText.QUOTES, start);
    if (quote > 0) {
      return quoted(Kind.PASSWORD, start, start + quote, text.substring(start, start + quote));
    }
    int end = values.valueEnd(start, false, Math.min(text.length(), start + SecretText.NEAR));
    while (end > start && ")]}>.".indexOf(text.at(end - 1)) >= 0) {
      end--;
    }
    boolean letter = false;
    boolean digit = false;
    for (int i = start; i < end; i++) {
      letter |= Character.isLetter(text.at(i));
      digit |= Character.isDigit(text.at(i));
    }
    boolean code =
        text.has("0x", start)
            || text.has("aadsts", start)
            || (end - start >= 36 && text.at(start + 8) == '-' && text.at(start + 13) == '-')
            || values.isTime(start);
    boolean secret = letter && digit && !code && end - start >= SHORTEST_PROSE;
    return secret && text.at(end) != '=' ? hide(start, end) : 0;
  }

  /** {@code net use \\server\share PASSWORD /user:NAME}, the password before or behind it. */
  private int netUse(int from) {
    int end = text.lineEnd(from);
    if (text.lower().indexOf("/user:", from, Math.min(end, from + SecretText.NEAR)) < 0) {
      return 0;
    }
    int start = text.blanks(from);
    while (start < end) {
      int stop = start;
      while (stop < end && text.at(stop) > ' ') {
        stop++;
      }
      char first = text.at(start);
      if (text.startsWith(SecretText.MASKED, start)) {
        return 0;
      }
      boolean other = first == '/' || first == '\\' || first == '*' || text.at(stop - 1) == ':';
      if (!other) {
        return hide(start, stop);
      }
      start = text.blanks(stop == start ? stop + 1 : stop);
    }
    return 0;
  }

  /** {@code net user NAME PASSWORD /add}. */
  private int netUser(int from) {
    int name = text.blanks(from);
    int stop = name;
    while (stop - name < SecretText.NEAR && text.at(stop) > ' ') {
      stop++;
    }
    int start = text.blanks(stop);
    return stop > name && start > stop && isAdded(start) ? argument(start) : 0;
  }

  private boolean isAdded(int from) {
    return text.lower().indexOf("/add", from, Math.min(text.length(), from + SecretText.NEAR)) >= 0;
  }

  private int hide(int start, int end) {
    masked.append(written, kept, start).append(Secrets.note(end - start));
    if (lines) {
      masked.append(Secrets.breaks(text.substring(start, end)));
    }
    kept = end;
    return end;
  }

  private boolean isOf(String option) {
    for (String program : labels.programs(option)) {
      if (programs.computeIfAbsent(program, text.lower()::contains)) {
        return true;
      }
    }
    return false;
  }
}
