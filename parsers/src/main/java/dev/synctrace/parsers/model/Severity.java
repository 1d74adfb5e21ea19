package dev.synctrace.parsers.model;

import java.util.Locale;

/** How bad an event is. The order is the order of badness. */
public enum Severity {
  INFO,
  WARNING,
  ERROR;

  /** The word used in output and queries: {@code info}, {@code warning} or {@code error}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
