package dev.synctrace.report.view;

import java.util.Locale;

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

  public String symbol() {
    return symbol;
  }

  /** The name of its style. */
  public String style() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }
}
