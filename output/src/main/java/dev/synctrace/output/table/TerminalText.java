package dev.synctrace.output.table;

import dev.synctrace.parsers.secret.Secrets;

/** Text from a log as it may appear on one line of a terminal or a table. */
public final class TerminalText {
  private static final int LONGEST = 4_000;

  private TerminalText() {}

  /**
   * Secrets are masked. Line breaks become {@code ⏎}; control and direction characters, which could
   * rewrite the screen, become {@code ·}; a very long text is cut, since the display is cut and
   * never the case.
   */
  public static String line(String written) {
    return given(Secrets.mask(written));
  }

  /** As {@link #line}, of a name that the user gave: nothing in it is masked. */
  public static String given(String text) {
    int length = Math.min(text.length(), LONGEST);
    StringBuilder line = null;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      char shown = shown(c);
      if (shown != c && line == null) {
        line = new StringBuilder(length + 1).append(text, 0, i);
      }
      if (line != null && !(c == '\r' && i + 1 < length && text.charAt(i + 1) == '\n')) {
        line.append(shown);
      }
    }
    String cut = line == null ? text.substring(0, length) : line.toString();
    return length < text.length() ? cut + "…" : cut;
  }

  /** The character that represents one that could rewrite the screen; every other is itself. */
  public static char harmless(char c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '·' : c;
  }

  private static char shown(char c) {
    if (c == '\n' || c == '\r') {
      return '⏎';
    }
    if (c == '\t') {
      return ' ';
    }
    return harmless(c);
  }
}
