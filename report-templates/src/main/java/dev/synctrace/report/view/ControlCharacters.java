package dev.synctrace.report.view;

/**
 * Shows the characters that no one sees. A log can hold control and direction characters that
 * rearrange the text around them; each is written out as {@code [U+202E]}, so that a reader sees
 * that it is there and the page stays as it is.
 */
final class ControlCharacters {
  private ControlCharacters() {}

  /** The text with line breaks as {@code \n}; the same object when nothing has to be shown. */
  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~') {
        continue;
      }
      if (Character.isSurrogate(c) || (isDisturbing(c) && c != '\n' && c != '\t')) {
        return written(text, i);
      }
    }
    return text;
  }

  private static String written(String text, int from) {
    StringBuilder visible = new StringBuilder(text.length() + 16).append(text, 0, from);
    int i = from;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\r' && i < text.length() && text.charAt(i) == '\n') {
        continue;
      }
      append(visible, c);
    }
    return visible.toString();
  }

  private static void append(StringBuilder visible, int c) {
    if (c == '\r' || c == '\n' || c == 0x2028 || c == 0x2029) {
      visible.append('\n');
    } else if (c == '\t' || !isDisturbing(c)) {
      visible.appendCodePoint(c);
    } else {
      visible.append("[U+").append("%04X".formatted(c)).append(']');
    }
  }

  private static boolean isDisturbing(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    };
  }
}
