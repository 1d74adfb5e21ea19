package dev.synctrace.parsers.record;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks with which mail programs quote: {@code > } before each line, once for each reply. */
final class MailQuote {
  private static final Pattern MARKS = Pattern.compile("\\s{0,3}(?:> ?)+");

  /** Of four lines of a quoted mail at least three are quoted; its head and greeting are not. */
  private static final int QUARTERS = 3;

  private static final int ENOUGH = 3;
  private static final int HEAD_LINES = 100;

  private MailQuote() {}

  /** Whether most lines of a source are quoted, as its beginning shows. */
  static boolean isIn(String head) {
    if (head.indexOf('>') < 0) {
      return false;
    }
    int lines = 0;
    int quoted = 0;
    for (String line : (Iterable<String>) head.lines().limit(HEAD_LINES)::iterator) {
      if (!line.isBlank()) {
        lines++;
        quoted += line.stripLeading().startsWith(">") ? 1 : 0;
      }
    }
    return quoted >= ENOUGH && quoted * 4 >= lines * QUARTERS;
  }

  /** The line without its marks. */
  static String without(String line) {
    Matcher marks = MARKS.matcher(line);
    return marks.lookingAt() ? line.substring(marks.end()) : line;
  }
}
