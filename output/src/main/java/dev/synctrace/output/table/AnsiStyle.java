package dev.synctrace.output.table;

import dev.synctrace.parsers.model.Severity;

/** How a line looks on a terminal. */
public enum AnsiStyle {
  PLAIN(""),
  HEADING("1"),
  WARNING("33"),
  ERROR("31"),
  BOLD_WARNING("1;33"),
  BOLD_ERROR("1;31");

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

  /** Returns the same, emphasized. */
  public AnsiStyle bold() {
    return switch (this) {
      case PLAIN, HEADING -> HEADING;
      case WARNING, BOLD_WARNING -> BOLD_WARNING;
      case ERROR, BOLD_ERROR -> BOLD_ERROR;
    };
  }
}
