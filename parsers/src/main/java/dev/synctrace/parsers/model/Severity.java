package dev.synctrace.parsers.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad an event is. The order is the order of badness. */
public enum Severity {
  INFO,
  WARNING,
  ERROR;

  /** The word used in output and queries: {@code info}, {@code warning} or {@code error}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the severity that a typed word means: its label or the beginning of it, such as {@code
   * warn}, in upper or lower case; empty for any other word.
   */
  public static Optional<Severity> typed(String word) {
    String begin = word.toLowerCase(Locale.ROOT);
    return begin.isEmpty()
        ? Optional.empty()
        : Arrays.stream(values()).filter(each -> each.label().startsWith(begin)).findFirst();
  }
}
