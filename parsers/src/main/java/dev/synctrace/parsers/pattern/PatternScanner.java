package dev.synctrace.parsers.pattern;

import static dev.synctrace.parsers.pattern.CharacterClass.isBlank;
import static dev.synctrace.parsers.pattern.CharacterClass.isDigit;
import static dev.synctrace.parsers.pattern.CharacterClass.isWordPart;

import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;

/**
 * Makes patterns of messages. It runs on every record of an ingest, so it passes over a message
 * once, by hand, into a buffer of its own, and makes no object. For one thread.
 */
public final class PatternScanner {
  /** Characters of a message that are looked at; values do not make a pattern longer. */
  private static final int LONGEST_MESSAGE = 4_096;

  /** So many hexadecimal digits are never all decimal by chance. */
  private static final int SHORTEST_HASH = 16;

  private final char[] in = new char[LONGEST_MESSAGE];
  private final PatternText out = new PatternText();
  private final NamedValues named = new NamedValues();
  private final ValueRun run = new ValueRun(in);

  /** Where the message, or the part of it that is scanned, ends. */
  private int end;

  /** Returns the ID of the pattern of an event, as {@link MessagePattern#idOf(long)} writes it. */
  public long id(Event event) {
    scan(event.message(), event.attributes());
    return out.hash() >>> (Long.SIZE - 4 * MessagePattern.ID_LENGTH);
  }

  /** Returns the text of the pattern that was worked out last. */
  String text() {
    return out.toString();
  }

  private void scan(String message, Attributes attributes) {
    int all = Math.min(message.length(), LONGEST_MESSAGE);
    message.getChars(0, all, in, 0);
    out.clear();
    named.find(message, attributes);
    int from = 0;
    for (int i = 0; i < named.count() && named.end(i) <= all; i++) {
      end = named.start(i);
      scan(from);
      out.value(named.placeholder(i));
      from = named.end(i);
    }
    end = all;
    scan(from);
    out.end();
  }

  private void scan(int from) {
    int i = from;
    while (i < end && !out.isFull()) {
      char c = in[i];
      switch (CharacterClass.of(c)) {
        case CharacterClass.LETTER, CharacterClass.DIGIT -> i = words(i);
        case CharacterClass.BLANK -> {
          out.blank();
          i++;
        }
        case CharacterClass.QUOTE -> i = quoted(i);
        case CharacterClass.JOINER -> i = mark(i);
        default -> {
          out.mark(c);
          i++;
        }
      }
    }
  }

  /** Words that are fixed are copied; one that could begin a value is looked at as a whole. */
  private int words(int from) {
    char[] text = in;
    int stop = end;
    int word = from;
    int i = from;
    byte kind = CharacterClass.LETTER;
    while (i < stop) {
      kind = CharacterClass.of(text[i]);
      if (kind != CharacterClass.LETTER) {
        if (text[i] != ' '
            || i + 1 == stop
            || CharacterClass.of(text[i + 1]) != CharacterClass.LETTER
            || isInDate(word, i)) {
          break;
        }
        i++;
        word = i;
      }
      i++;
    }
    if (kind == CharacterClass.DIGIT
        || (kind == CharacterClass.JOINER && i + 1 < stop && joins(word, i))) {
      fixed(from, word);
      return value(word, word);
    }
    if (isInDate(word, i)) {
      fixed(from, word);
      return as(Placeholder.TIME, i);
    }
    return fixed(from, i);
  }

  private boolean isInDate(int from, int to) {
    return to - from == 3 && ValueForm.isInDate(in, from, end);
  }

  /** Whether a mark behind letters can join them to what follows. */
  private boolean joins(int from, int mark) {
    char next = in[mark + 1];
    // Mostly that of a function, such as CTask::Run.
    return in[mark] == ':' && next == ':'
        ? mark - from <= ValueForm.MOST_HEX_IN_GROUP
        : !isBlank(next);
  }

  /** A value in quotes, which is one unless it is a key of JSON; an apostrophe is copied. */
  private int quoted(int from) {
    char quote = in[from];
    if (from == 0 || !isWordPart(in[from - 1])) {
      for (int i = from + 1; i < end; i++) {
        if (in[i] == quote && (i + 1 == end || !isWordPart(in[i + 1]))) {
          if (isJsonKey(from, i)) {
            return fixed(from, i + 1);
          }
          out.quoted(quote);
          return i + 1;
        }
      }
    }
    out.mark(quote);
    return from + 1;
  }

  private boolean isJsonKey(int from, int closing) {
    if (in[from] != '"' || closing + 1 >= end || in[closing + 1] != ':') {
      return false;
    }
    int before = from - 1;
    while (before > 0 && isBlank(in[before])) {
      before--;
    }
    if (before < 0 || (in[before] != '{' && in[before] != ',')) {
      return false;
    }
    for (int i = from + 1; i < closing; i++) {
      char c = in[i];
      if (isDigit(c) || (!isWordPart(c) && c != '-' && c != '.' && c != '@')) {
        return false;
      }
    }
    return true;
  }

  /** A sign before a number, a path that begins with a slash, or a mark. */
  private int mark(int from) {
    char c = in[from];
    boolean begins = from == 0 || !isWordPart(in[from - 1]);
    if (begins && from + 1 < end) {
      char next = in[from + 1];
      if ((c == '-' || c == '+') && isDigit(next) && !follows(from, ')')) {
        return value(from, from + 1);
      }
      if (c == '\\' && next == '\\') {
        return value(from, from + 2);
      }
      if (c == '/' && isWordPart(next) && !follows(from, '<')) {
        return value(from, from + 1);
      }
      if (c == ':' && next == ':') {
        int to = ValueForm.ip6End(in, from, end);
        if (to >= 0) {
          return as(Placeholder.IP, to);
        }
      }
    }
    out.mark(c);
    return from + 1;
  }

  private boolean follows(int at, char c) {
    return at > 0 && in[at - 1] == c;
  }

  /**
   * A run of words and what joins them.
   *
   * @param from its beginning
   * @param first its first word
   */
  private int value(int from, int first) {
    run.read(from, first, end);
    if (run.address >= 0) {
      return as(Placeholder.URL, run.addressEnd(end));
    }
    if (run.backslashes > 0) {
      return backslashed();
    }
    if (run.dashes >= 4 && ValueForm.isGuid(in, from, end)) {
      return as(Placeholder.GUID, from + ValueForm.GUID_LENGTH);
    }
    if (from == first) {
      int to = encoded();
      if (to < 0) {
        to = networkAddress();
      }
      if (to >= 0) {
        return to;
      }
    }
    return run.slashes > 0 ? slashed() : joined();
  }

  /** Encoded data, which can go on behind the run; -1 for something else. */
  private int encoded() {
    boolean mayBe =
        run.to - run.from >= ValueForm.SHORTEST_ENCODED || (run.to < end && in[run.to] == '+');
    int to = mayBe ? ValueForm.encodedEnd(in, run.from, end) : -1;
    return to < 0 ? -1 : as(Placeholder.BASE64, to);
  }

  /** A hardware address, or one of IPv6, which goes on behind the run; -1 for something else. */
  private int networkAddress() {
    if (run.colons < 5 && (run.to == end || in[run.to] != ':')) {
      return -1;
    }
    if (ValueForm.isMac(in, run.from, end)) {
      return as(Placeholder.HEX, ValueForm.macEnd(run.from));
    }
    int to = ValueForm.ip6End(in, run.from, end);
    return to < 0 ? -1 : as(Placeholder.IP, to);
  }

  private int joined() {
    int from = run.from;
    int to = run.to;
    if (run.at) {
      return as(Placeholder.NAME, to);
    }
    if (run.digits == 0) {
      boolean name =
          (run.dots > 0 && ValueForm.isDomainOrFile(in, from, to))
              || (run.dashes > 0 && ValueForm.isComputer(in, from, to));
      return name ? as(Placeholder.NAME, to) : fixed(from, to);
    }
    if (isDigit(in[from]) || (from < to - 1 && isDigit(in[from + 1]) && !isWordPart(in[from]))) {
      return number();
    }
    if (run.dashes >= 3 && in[from] == 'S' && in[from + 1] == '-' && isDigit(in[from + 2])) {
      return as(Placeholder.SID, to);
    }
    if (isKey(to) || ValueForm.isFixedWord(in, from, to)) {
      return fixed(from, to);
    }
    return as(
        ValueForm.isHex(in, from, to) && to - from >= 8 ? hex(from, to) : Placeholder.NAME, to);
  }

  /**
   * What replaces hexadecimal digits without 0x: an error code such as 8007000e is the same as
   * 80070005, which has no letters.
   */
  private static Placeholder hex(int from, int to) {
    return to - from < SHORTEST_HASH ? Placeholder.NUMBER : Placeholder.HEX;
  }

  /** Whether a word is the key of a value, as in {@code Item2=5}. */
  private boolean isKey(int to) {
    return to < end && in[to] == '=' && run.dashes == 0 && run.colons == 0;
  }

  private int backslashed() {
    if (!run.isRooted() && run.backslashes == 1) {
      return as(Placeholder.NAME, run.to);
    }
    return as(Placeholder.PATH, run.isRooted() ? run.pathEnd(end) : run.to);
  }

  private int slashed() {
    if (run.letters == 0 && run.slashes == 2) {
      return as(Placeholder.TIME, run.to);
    }
    boolean rooted = in[run.from] == '/';
    if (run.slashes >= 2 || (rooted && run.digits > 0)) {
      return as(Placeholder.PATH, run.to);
    }
    return rooted ? fixed(run.from, run.to) : beforeSlash(run.from);
  }

  /** Two words with a slash between them, each of which can be a value. */
  private int beforeSlash(int from) {
    int slash = from;
    while (in[slash] != '/') {
      slash++;
    }
    int all = end;
    end = slash;
    scan(from);
    end = all;
    out.mark('/');
    return slash + 1;
  }

  private int number() {
    int from = run.from;
    int to = run.to;
    int start = isDigit(in[from]) ? from : from + 1;
    if (run.colons > 0) {
      boolean port = run.dots == 3 && run.letters == 0 && run.colons == 1;
      return port || !ValueForm.isTime(in, start, to, run.letters)
          ? part(from, to, ':')
          : as(Placeholder.TIME, behindHalfDay(to));
    }
    if (run.dashes >= 2 && ValueForm.isDate(in, start, to)) {
      return as(Placeholder.TIME, to);
    }
    if (run.dashes > 0) {
      return run.letters == 0 ? part(from, to, '-') : as(Placeholder.NAME, to);
    }
    if (run.letters == 0) {
      return as(withDots(run.dots, start, to), to);
    }
    if (to - start > 2 && in[start] == '0' && (in[start + 1] | 32) == 'x') {
      return as(Placeholder.HEX, to);
    }
    if (to - start >= 6 && ValueForm.isHex(in, start, to)) {
      return as(hex(start, to), to);
    }
    int unit = start;
    while (unit < to && (isDigit(in[unit]) || in[unit] == '.')) {
      unit++;
    }
    if (ValueForm.isUnit(in, unit, to)) {
      out.value(Placeholder.NUMBER);
      return fixed(unit, to);
    }
    return ValueForm.isFixedWord(in, from, to) ? fixed(from, to) : as(Placeholder.NAME, to);
  }

  private Placeholder withDots(int dots, int from, int to) {
    if (dots < 2) {
      return Placeholder.NUMBER;
    }
    return dots == 3 && ValueForm.isIp(in, from, to) ? Placeholder.IP : Placeholder.VERSION;
  }

  /** The part of a value before a character, which is copied. */
  private int part(int from, int to, char separator) {
    int start = isDigit(in[from]) ? from : from + 1;
    int i = start;
    int dots = 0;
    while (i < to && in[i] != separator) {
      dots += in[i] == '.' ? 1 : 0;
      i++;
    }
    out.value(withDots(dots, start, i));
    if (i < to) {
      out.mark(separator);
      i++;
    }
    return i;
  }

  private int behindHalfDay(int to) {
    boolean half =
        to + 2 < end
            && in[to] == ' '
            && (in[to + 1] == 'A' || in[to + 1] == 'P')
            && in[to + 2] == 'M'
            && (to + 3 == end || !isWordPart(in[to + 3]));
    return half ? to + 3 : to;
  }

  private int fixed(int from, int to) {
    out.fixed(in, from, to);
    return to;
  }

  private int as(Placeholder placeholder, int to) {
    out.value(placeholder);
    return to;
  }
}
