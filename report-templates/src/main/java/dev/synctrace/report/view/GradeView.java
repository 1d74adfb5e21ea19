package dev.synctrace.report.view;

import dev.synctrace.diagnosis.evidence.Grade;
import java.util.List;
import java.util.stream.Stream;

/** How sure an answer is, for people. */
public enum GradeView {
  PROVEN("Proven", "●●●", "Records or exports prove it."),
  LIKELY("Likely", "●●○", "Independent evidence agrees, and none contradicts it."),
  POSSIBLE("Possible", "●○○", "It is consistent with the evidence, but so are other answers.");

  private final String label;
  private final String symbol;
  private final String meaning;

  GradeView(String label, String symbol, String meaning) {
    this.label = label;
    this.symbol = symbol;
    this.meaning = meaning;
  }

  public static GradeView of(Grade grade) {
    return switch (grade) {
      case PROVEN -> PROVEN;
      case LIKELY -> LIKELY;
      case POSSIBLE -> POSSIBLE;
    };
  }

  /** Surest first. */
  public static List<GradeView> all() {
    return Stream.of(values()).toList();
  }

  public String label() {
    return label;
  }

  /** The grade as three dots, so that it is seen without reading. */
  public String symbol() {
    return symbol;
  }

  public String meaning() {
    return meaning;
  }
}
