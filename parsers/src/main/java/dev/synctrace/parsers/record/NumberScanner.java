package dev.synctrace.parsers.record;

/**
 * Reads numbers and marks off a text, one after the other. Only ASCII digits are digits (framing.md
 * section 6). Nothing here throws: what is not there is {@link #NONE}.
 */
final class NumberScanner {
  /** There is no number here, or it is longer than asked for. */
  static final int NONE = -1;

  private final String text;
  private int at;

  NumberScanner(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at == text.length();
  }

  /** The character that comes next, or NUL at the end. */
  char peek() {
    return atEnd() ? '\0' : text.charAt(at);
  }

  /** How many digits come next. */
  int run() {
    int end = at;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end - at;
  }

  /** Takes a number of at most so many digits. */
  int number(int mostDigits) {
    int run = run();
    return run > mostDigits ? NONE : take(run);
  }

  /** Takes so many of the digits that come next. */
  int take(int count) {
    if (count == 0) {
      return NONE;
    }
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value * 10 + text.charAt(at++) - '0';
    }
    return value;
  }

  /** Passes over a character if it comes next. */
  boolean skip(char expected) {
    boolean found = peek() == expected && !atEnd();
    at += found ? 1 : 0;
    return found;
  }

  void skipDigits() {
    at += run();
  }

  /** Passes over blanks; says whether there were any. */
  boolean skipBlanks() {
    int before = at;
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
    return at > before;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
