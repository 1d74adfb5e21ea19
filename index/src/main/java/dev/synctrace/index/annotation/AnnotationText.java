package dev.synctrace.index.annotation;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Texts as they are stored. */
final class AnnotationText {
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

  private AnnotationText() {}

  /** Returns a text that UTF-8 can hold: half a surrogate pair becomes a question mark. */
  static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** Returns a text of several lines; forms send them with CR and LF. */
  static String lines(String text) {
    return wellFormed(text).replace("\r\n", "\n").replace('\r', '\n').strip();
  }

  /** Returns a text of one line: a blank for each control character. */
  static String line(String text) {
    return CONTROLS.matcher(wellFormed(text)).replaceAll(" ").strip();
  }
}
