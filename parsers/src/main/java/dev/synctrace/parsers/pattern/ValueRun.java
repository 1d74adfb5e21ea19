package dev.synctrace.parsers.pattern;

import static dev.synctrace.parsers.pattern.CharacterClass.isDigit;
import static dev.synctrace.parsers.pattern.CharacterClass.isWordPart;

/**
 * A run of words and of what joins them, such as a name with its domain, a path or a time: where it
 * ends, and how often it has each mark. It is used again for the next run. For one thread.
 */
final class ValueRun {
  private final char[] text;

  int from;

  /** Behind the last character. */
  int to;

  int digits;
  int letters;
  int dots;
  int slashes;
  int backslashes;
  int colons;
  int dashes;
  boolean at;

  /** Where the two slashes of an address begin; -1 for no address. */
  int address;

  ValueRun(char[] text) {
    this.text = text;
  }

  /**
   * Reads a run.
   *
   * @param beginning its first character
   * @param first its first word; a slash or a sign can be before it
   */
  void read(int beginning, int first, int end) {
    from = beginning;
    digits = 0;
    letters = 0;
    dots = 0;
    slashes = from < first && text[from] == '/' ? 1 : 0;
    backslashes = from < first && text[from] == '\\' ? 2 : 0;
    colons = 0;
    dashes = 0;
    at = false;
    address = -1;
    int i = first;
    while (i < end && address < 0) {
      char c = text[i];
      switch (CharacterClass.of(c)) {
        case CharacterClass.DIGIT -> digits++;
        case CharacterClass.LETTER -> letters++;
        case CharacterClass.JOINER -> {
          char next = i + 1 < end ? text[i + 1] : ' ';
          if (!joins(c, i, next, end)) {
            to = i;
            return;
          }
          count(c, i, next);
        }
        default -> {
          if (backslashes == 0 || !isInPaths(c)) {
            to = i;
            return;
          }
        }
      }
      i++;
    }
    to = i;
  }

  private boolean joins(char c, int i, char next, int end) {
    return switch (c) {
      case '.', '-', '@' -> isWordPart(next) || (c == '.' && backslashes > 0 && next == '\\');
      case '\\' ->
          isWordPart(next)
              || next == '\\'
              || next == '.'
              || next == '$'
              || next == '%'
              || next == '{'
              || backslashes > 0;
      case '/' -> isWordPart(next) || next == '/' || (slashes > 0 && next == '$');
      case ':' -> joinsColon(i, next, end);
      default -> digits > 0 && isDigit(next) && isDigit(text[i - 1]);
    };
  }

  private boolean joinsColon(int i, char next, int end) {
    if (next == '\\') {
      return i - from == 1;
    }
    if (next == '/') {
      return i + 2 < end && text[i + 2] == '/';
    }
    return i > from && isDigit(text[i - 1]) && isDigit(next);
  }

  private void count(char c, int i, char next) {
    switch (c) {
      case '.' -> dots++;
      case '-' -> dashes++;
      case '@' -> at = true;
      case '\\' -> backslashes++;
      case '/' -> {
        if (next == '/' && i > from && text[i - 1] == ':') {
          address = i;
        }
        slashes++;
      }
      case ':' -> colons++;
      default -> {}
    }
  }

  private static boolean isInPaths(char c) {
    return c == '$' || c == '~' || c == '%' || c == '{' || c == '}';
  }

  /** Where an address of the web ends, without the marks of the sentence around it. */
  int addressEnd(int end) {
    int i = address;
    while (i < end && text[i] > ' ' && "\"'<>|".indexOf(text[i]) < 0) {
      i++;
    }
    while (i > address + 2 && ".,;:)]}!".indexOf(text[i - 1]) >= 0) {
      i--;
    }
    return i;
  }

  /** Whether a path begins with a drive or with the slashes of a computer. */
  boolean isRooted() {
    return text[from] == '\\' || (colons > 0 && text[from + 1] == ':');
  }

  /** The end of a path whose folders have blanks in their names. */
  int pathEnd(int end) {
    int stop = to;
    for (int i = to; i < end; i++) {
      char c = text[i];
      if (c == '\\') {
        if (text[i - 1] == ' ' || hasDotAfterLastBackslash(stop)) {
          return stop;
        }
        i++;
        while (i < end && (isWordPart(text[i]) || "\\.-$~%{}".indexOf(text[i]) >= 0)) {
          i++;
        }
        stop = text[i - 1] == '.' ? i - 1 : i;
        i--;
      } else if (i - stop > 40 || ":;,\"'<>|*?=[]\r\n".indexOf(c) >= 0) {
        return stop;
      }
    }
    return stop;
  }

  private boolean hasDotAfterLastBackslash(int stop) {
    for (int i = stop - 1; i > from && text[i] != '\\'; i--) {
      if (text[i] == '.') {
        return true;
      }
    }
    return false;
  }
}
