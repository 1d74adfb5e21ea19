package dev.synctrace.output.table;

import dev.synctrace.parsers.model.Severity;

/** How a text looks on a terminal. */
public enum AnsiStyle {
  PLAIN(""),
  HEADING("1"),
  GOOD("32"),
  WARNING("33"),
  ERROR("31"),
  WAITING("94"),
  BOLD_WARNING("1;33"),
  BOLD_ERROR("1;31"),
  PROVEN("1;36"),
  LIKELY("36"),
  POSSIBLE("2;36");

  private final String code;

  AnsiStyle(String code) {
    this.code = code;
  }

  public String apply(String line) {
    return code.isEmpty() ? line : "\u001b[" + code + "m" + line + "\u001b[0m";
  }

  public static AnsiStyle of(Severity severity) {
    return switch (severity) {
      case INFO -> PLAIN;
      case WARNING -> WARNING;
      case ERROR -> ERROR;
    };
  }

  /** Returns a warning or an error emphasized, and of every other style the heading's. */
  public AnsiStyle bold() {
    return switch (this) {
      case WARNING, BOLD_WARNING -> BOLD_WARNING;
      case ERROR, BOLD_ERROR -> BOLD_ERROR;
      default -> HEADING;
    };
  }
}
