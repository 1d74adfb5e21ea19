package dev.synctrace.cli.output;

import dev.synctrace.event.Severity;

/** How a line looks on a terminal. */
enum Style {
  PLAIN(""),
  HEADING("1"),
  WARNING("33"),
  ERROR("31");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String apply(String line) {
    return code.isEmpty() ? line : "\u001b[" + code + "m" + line + "\u001b[0m";
  }

  static Style of(Severity severity) {
    return switch (severity) {
      case INFO -> PLAIN;
      case WARNING -> WARNING;
      case ERROR -> ERROR;
    };
  }
}
