package dev.synctrace.report.view;

import dev.synctrace.parsers.model.Severity;
import java.util.Locale;
import java.util.Optional;

/** How something is meant: always with a symbol and a word, since colour alone says nothing. */
public enum StatusTone {
  GOOD("✓"),
  BAD("✗"),
  WAITING("…"),
  ODD("!"),
  OPEN("?");

  private final String symbol;

  StatusTone(String symbol) {
    this.symbol = symbol;
  }

  /** Returns how a severity is shown; empty for information, which is nothing special. */
  public static Optional<StatusTone> of(Severity severity) {
    return switch (severity) {
      case INFO -> Optional.empty();
      case WARNING -> Optional.of(ODD);
      case ERROR -> Optional.of(BAD);
    };
  }

  public String symbol() {
    return symbol;
  }

  /** The name of its style. */
  public String style() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }
}
