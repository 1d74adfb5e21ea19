package dev.synctrace.parsers.secret;

import dev.synctrace.parsers.secret.NameValueSecrets.Range;
import dev.synctrace.parsers.secret.SecretLabels.Kind;

/**
 * Masks the values in one text that a label marks as secret: {@code password=...}, {@code
 * "client_secret":"..."}, {@code <Password>...</Password>}, {@code -Password ...}, {@code
 * name="pwd" value="..."}, and headers. Reads the text once from left to right; {@link SecretLexer}
 * knows its places, {@link SecretValueRules} what a secret is, {@link NameValueSecrets} and {@link
 * SecretCommands} where it is apart from its label or among arguments.
 */
final class SecretScanner {
  private static final String[] FILLERS = {
    "is", "was", "set", "to", "/t", "reg_sz", "/d", "changed", "ist", "lautet", "est", "es"
  };
  private static final String[] COMPARISONS = {
    "===", "==", "!=", "<>", "-eq ", "-ceq ", "-ieq ", "-ne ", "-cne ", "-ine "
  };
  private static final String CONVERTER = "convertto-securestring";
  private static final String CDATA = "<![CDATA[";

  private static final int MOST_BRACKETS = 8;
  private static final int MOST_VALUES = 3;
  private static final int SHORTEST_BEARER = 8;
  private static final int SHORTEST_RULE = 3;
  private static final SecretMarkers LABEL_SIGNS = SecretMarkers.of(SecretLabels.get().signs());

  private final SecretLabels labels = SecretLabels.get();
  private final String written;
  private final SecretLexer text;
  private final SecretValueRules values;
  private final boolean lines;
  private final NameValueSecrets pairs;

  private final SecretMasks masks = new SecretMasks();
  private final SecretArguments commands;

  private SecretScanner(String text, boolean lines) {
    this.written = text;
    this.text = new SecretLexer(text);
    this.values = new SecretValueRules(this.text, labels);
    this.pairs = new NameValueSecrets(this.text, labels);
    this.commands = new SecretArguments(this.text, values, labels, masks);
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
      if (signHere || (signBefore && follows) || commands.isOption(i, end)) {
        String before = follows ? text.word(previous, previousEnd) : "";
        after = labelled(i, end, text.word(i, end), before);
      }
      signBefore = signHere;
      previous = i;
      previousEnd = end;
      i = Math.max(end, after);
    }
    return masks.of(written, lines);
  }

  /** Masks what a word labels; returns where to continue, or 0 to continue after the word. */
  private int labelled(int start, int end, String word, String previous) {
    int done = commands.masked(start, end, word, previous);
    if (done != SecretArguments.NO_COMMAND) {
      return done;
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
    return switch (kind) {
      case SCHEME -> scheme(end, word);
      case SECOND -> commands.secondArgument(end);
      default -> labelledValue(kind, start, end);
    };
  }

  /**
   * Masks the value of a label.
   *
   * @param start where the last word of the label begins
   * @param end where the label ends
   */
  private int labelledValue(Kind kind, int start, int end) {
    boolean option = text.isOption(start);
    boolean words = kind == Kind.PASSWORD || kind == Kind.KEY;
    boolean doubled = text.startsWith("\"\"", end) && text.startsWith("\"\"", start - 2);
    int labelQuote = doubled ? 2 : text.tokenAt(SecretLexer.QUOTES, end);
    int behind = text.blanks(end + labelQuote);
    int cell = pairs.nextElement(start, text.at(end) == ':' ? end + 1 : end);
    if (cell > 0 && (words || kind == Kind.TOKEN)) {
      return elementValue(cell);
    }
    int compared = words ? text.tokenAt(COMPARISONS, behind) : 0;
    int operand = text.blanks(behind + compared);
    int operandQuote = text.tokenAt(SecretLexer.QUOTES, operand);
    if (compared > 0 && operandQuote > 0) {
      int open = operand + operandQuote;
      return quoted(kind, start, open, text.substring(operand, open));
    }
    int sign = text.tokenAt(SecretLexer.SIGNS, behind);
    if (sign > 0 && !text.isOperator(behind, sign)) {
      boolean assigned = labelQuote > 0 || option || text.at(behind) != ':';
      boolean encoded = text.at(behind) == '%';
      int lineEnd = text.goesOn(text.blanks(behind + sign));
      if (labelQuote == 0 && kind != Kind.HEADER && text.nextLine(lineEnd) > 0) {
        return nextLine(lineEnd, false);
      }
      int from = text.skip(behind + sign, labelQuote > 0);
      return value(kind, start, from, assigned, encoded);
    }
    if (labelQuote > 0 || text.tokenAt(SecretLexer.TAG_OPENS, end) > 0) {
      hideBefore(kind, start);
    }
    int element = element(start, behind);
    if (element > 0) {
      return elementValue(element);
    }
    if (labelQuote > 0) {
      int paired = pairValues(kind, start, end + labelQuote);
      return paired > 0 || !words ? paired : nextArgument(end + labelQuote, text.at(start) == '-');
    }
    if (!words) {
      return 0;
    }
    if (text.nextLine(behind) > 0) {
      return nextLine(behind, true);
    }
    if (behind == end) {
      return 0;
    }
    if (text.has(CONVERTER, start)) {
      commands.hidePiped(kind, start);
    }
    return text.at(start) == '-' ? commands.argument(behind) : prose(behind);
  }

  /** Masks the value on the line below, when it fills that line and looks like a secret. */
  private int nextLine(int lineEnd, boolean needsRule) {
    int start = text.blanks(text.nextLine(lineEnd));
    int rule = start;
    while (text.at(rule) == '-' && rule - start < SecretLexer.NEAR) {
      rule++;
    }
    int next = text.nextLine(text.blanks(rule));
    if (rule - start >= SHORTEST_RULE && next > 0) {
      start = text.blanks(next);
    } else if (needsRule) {
      return 0;
    }
    int end = start;
    while (end - start < SecretLexer.NEAR
        && text.at(end) > ' '
        && "\"'<".indexOf(text.at(end)) < 0
        && text.nextLine(end) == 0) {
      end++;
    }
    int rest = text.blanks(end);
    boolean fills =
        rest >= text.length()
            || text.nextLine(rest) > 0
            || text.tokenAt(SecretLexer.QUOTES, end) > 0;
    boolean label = values.isNextName(start) || text.indexOf("\\", start, end) >= 0;
    return fills && !label && values.isLikely(start, end, true) && !isNothing(start, end)
        ? masks.hide(start, end)
        : 0;
  }

  private boolean isNothing(int start, int end) {
    return text.at(start) == '[' || values.isNothing(start, end);
  }

  /**
   * Masks the argument behind a quoted label, {@code ("Password", "...")}, when it is the last.
   *
   * @param option whether the label is an option, so that its value may be any
   */
  private int nextArgument(int from, boolean option) {
    int at = text.blanks(from);
    if (text.at(at) == ',') {
      at = text.skip(at + 1, true);
    }
    int quote = at == from ? 0 : text.tokenAt(SecretLexer.QUOTES, at);
    if (quote == 0) {
      return 0;
    }
    int start = at + quote;
    String mark = text.substring(at, start);
    int end = text.indexOf(mark, start, Math.min(text.length(), start + SecretLexer.NEAR));
    boolean last = end > 0 && ")]};\r\n ".indexOf(text.at(end + quote)) >= 0;
    boolean likely = last && values.isLikely(start, end, true);
    return end > 0 && text.at(start) != '-' && (option || likely) && !isNothing(start, end)
        ? masks.hide(start, end)
        : 0;
  }

  /** Masks the value that is before its name. */
  private void hideBefore(Kind kind, int label) {
    for (Range value : pairs.before(label)) {
      if (values.isSecret(kind, value.start(), value.end(), true)) {
        masks.insert(value);
      }
    }
  }

  private int value(Kind kind, int label, int from, boolean assigned, boolean encoded) {
    if (text.startsWith(SecretLexer.MASKED, from)) {
      return from;
    }
    int start = from;
    if (text.at(start) == '[' && assigned) {
      start = text.skip(start + 1, true);
    }
    int quote = text.tokenAt(SecretLexer.QUOTES, start);
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
      int close = text.indexOf("}", start, Math.min(text.length(), start + SecretLexer.NEAR));
      if (close > start + 1 && values.isBraced(start + 1, close)) {
        return masks.hide(start + 1, close);
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
        values.valueEnd(start, encoded, Math.min(text.length(), start + SecretLexer.NEAR));
    if (!values.isSecret(kind, start, beginning, assigned)) {
      return 0; // read on behind the label, so only a bounded part may be looked at here
    }
    int end =
        connection ? values.connectionEnd(start) : values.valueEnd(start, encoded, text.length());
    for (int i = 0; i < MOST_BRACKETS && values.isTrailing(start, end); i++) {
      end--;
    }
    return masks.hide(start, end);
  }

  private int quoted(Kind kind, int label, int open, String mark) {
    int end = values.quotedEnd(open, mark);
    if (kind == Kind.HEADER) {
      int done = header(label, open, end);
      return Math.max(done, end);
    }
    return values.isSecret(kind, open, end, true) ? masks.hide(open, end) : end;
  }

  /** Masks a header's value; a cookie holds an equals sign, an authorization credentials. */
  private int header(int label, int start, int end) {
    if (text.startsWith(SecretLexer.MASKED, start)) {
      return start;
    }
    int wordEnd = start;
    while (wordEnd < end && text.isLabel(wordEnd)) {
      wordEnd++;
    }
    String first = text.word(start, wordEnd);
    int rest = text.blanks(wordEnd);
    if (rest > wordEnd && rest < end && labels.kind(first) == Kind.SCHEME) {
      if (text.startsWith(SecretLexer.MASKED, rest)) {
        return rest;
      }
      boolean whole = first.equals("digest");
      return masks.hide(rest, whole ? end : values.valueEnd(rest, false, end));
    }
    if (labels.isNothing(first)) {
      return 0;
    }
    if (isCookie(label)) {
      return text.at(wordEnd) == '=' ? masks.hide(start, end) : 0;
    }
    String value = text.substring(start, Math.min(end, start + SecretLexer.NEAR));
    boolean credentials =
        value.indexOf('=') > 0
            || (value.chars().anyMatch(Character::isDigit) && value.length() >= SHORTEST_BEARER);
    return credentials ? masks.hide(start, end) : 0;
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
    if (start == end || text.startsWith(SecretLexer.MASKED, start)) {
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
    return secret ? masks.hide(start, stop) : 0;
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
    for (String open : SecretLexer.TAG_OPENS) {
      opens |= before >= open.length() && text.startsWith(open, before - open.length());
    }
    boolean attributeOfElement =
        !opens && text.tokenAt(SecretLexer.TAG_CLOSES, behind) > 0 && text.isQuote(behind - 1);
    if (!opens && !attributeOfElement) {
      return 0;
    }
    for (int i = behind; i < text.length() && i - behind < SecretLexer.NEAR; i++) {
      int close = text.tokenAt(SecretLexer.TAG_CLOSES, i);
      if (close > 0) {
        return text.at(i - 1) == '/' ? 0 : i + close;
      }
    }
    return 0;
  }

  private int elementValue(int from) {
    int start = text.skip(from, true);
    if (text.startsWith(SecretLexer.MASKED, start)) {
      return start;
    }
    int end;
    if (text.startsWith(CDATA, start)) {
      start += CDATA.length();
      int close = text.indexOf("]]>", start);
      end = close < 0 ? text.length() : close;
    } else {
      end = start;
      while (end < text.length() && text.tokenAt(SecretLexer.TAG_OPENS, end) == 0) {
        end++;
      }
    }
    while (end > start && text.at(end - 1) <= ' ') {
      end--;
    }
    boolean secret = end > start && !values.isNothing(start, end) && text.at(start) != '<';
    return secret ? masks.hide(start, end) : 0;
  }

  /**
   * Masks the values in {@code "key":"password","value":"..."}, {@code name="pwd" value="..."} and
   * {@code NAME="pwd"><VALUE>...}, also behind other pairs of the same object.
   */
  private int pairValues(Kind kind, int label, int from) {
    int after = 0;
    int next = pairs.behind(from);
    for (int i = 0; i < MOST_VALUES && next > 0; i++) {
      boolean element = text.at(next - 1) == '>' && text.at(next - 2) != '='; // and no arrow
      int done = element ? elementValue(next) : value(kind, label, next, true, false);
      if (done == 0) {
        return after;
      }
      after = done;
      next = pairs.behind(done + text.tokenAt(SecretLexer.QUOTES, done));
    }
    return after;
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
    if (text.startsWith(SecretLexer.MASKED, start)) {
      return start;
    }
    int quote = text.tokenAt(SecretLexer.QUOTES, start);
    if (quote > 0) {
      return quoted(Kind.PASSWORD, start, start + quote, text.substring(start, start + quote));
    }
    int end = values.valueEnd(start, false, Math.min(text.length(), start + SecretLexer.NEAR));
    while (end > start && ")]}>.".indexOf(text.at(end - 1)) >= 0) {
      end--;
    }
    return values.isLikely(start, end, false) && text.at(end) != '=' ? masks.hide(start, end) : 0;
  }
}
