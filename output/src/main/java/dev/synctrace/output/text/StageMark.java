package dev.synctrace.output.text;

import dev.synctrace.diagnosis.verdict.PathStep;
import java.util.List;

/** How far a stage of a path came, for people: the same marks in tables, details and pages. */
public enum StageMark {
  DONE("●", "done", "done"),
  FAILED("✗", "failed", "failed"),
  STOPPED("○", "stopped here", "stopped"),
  UNKNOWN("·", "no record", "unknown"),
  NOT_NEEDED("–", "not needed", "not-needed");

  private final String symbol;
  private final String words;
  private final String style;

  StageMark(String symbol, String words, String style) {
    this.symbol = symbol;
    this.words = words;
    this.style = style;
  }

  /** The mark of a state. */
  public static StageMark of(PathStep.State state) {
    return switch (state) {
      case DONE -> DONE;
      case FAILED -> FAILED;
      case STOPPED -> STOPPED;
      case UNKNOWN -> UNKNOWN;
      case NOT_NEEDED -> NOT_NEEDED;
    };
  }

  /** All, for a legend. */
  public static List<StageMark> all() {
    return List.of(values());
  }

  /** One character. */
  public String symbol() {
    return symbol;
  }

  /** The meaning of the symbol, also for those who do not see it. */
  public String words() {
    return words;
  }

  /** The CSS class. */
  public String style() {
    return style;
  }
}
