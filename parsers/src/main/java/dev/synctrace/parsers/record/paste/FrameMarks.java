package dev.synctrace.parsers.record.paste;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the frames of records look like in a text that may be broken, and whether they are whole.
 */
final class FrameMarks {
  static final String OPENER = "<![LOG[";

  /** A whole frame, of either form; the frames themselves are read later. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "\\]LOG\\]!>\\s*<time=(?:[\"“”][^\"“”<>]*[\"“”]\\s+\\w+=){4,6}[\"“”][^\"“”<>]*[\"“”]>"
              + "|\\$\\$<[^<>]*><\\d\\d-\\d\\d-\\d{4} [\\d:.]+[+-]\\d+><thread=\\d+(?: \\(0x[0-9A-Fa-f]+\\))?>");

  /** What each frame has once, and neither a blank nor a line end within. */
  private static final Pattern MARK = Pattern.compile("<!\\[LOG\\[|\\$\\$<");

  private FrameMarks() {}

  /** Returns how many whole frames a line has. */
  static int whole(String line) {
    return line.indexOf('>') < 0 ? 0 : count(WHOLE, line);
  }

  /** Returns whether a line ends with a whole frame, so that a record ends there. */
  static boolean endsRecord(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) <= ' ') {
      end--;
    }
    if (end == 0 || line.charAt(end - 1) != '>') {
      return false;
    }
    Matcher frame = WHOLE.matcher(line);
    int last = -1;
    while (frame.find()) {
      last = frame.end();
    }
    return last == end;
  }

  /** Returns how many frames a text has, whole or broken; its line ends are left out. */
  static int all(String text) {
    return count(MARK, text);
  }

  private static int count(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }
}
