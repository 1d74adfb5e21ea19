package dev.synctrace.parsers.record;

import java.util.EnumSet;
import java.util.Set;

/** Counts framed records and the lines they cover. */
final class RecordCounter {
  private final Set<RecordFormat> framings = EnumSet.noneOf(RecordFormat.class);
  private long records;
  private long coveredLines;
  private long lastCovered;

  /** Counts a framed record; records come in the order of their lines. */
  void add(LogRecord framed) {
    framings.add(framed.framing());
    records++;
    long firstNew = Math.max(framed.line(), lastCovered + 1);
    coveredLines += Math.max(0, framed.endLine() - firstNew + 1);
    lastCovered = Math.max(lastCovered, framed.endLine());
  }

  long records() {
    return records;
  }

  /** Lines that are in a framed record, each counted once. */
  long coveredLines() {
    return coveredLines;
  }

  String framingLabel() {
    return switch (framings.size()) {
      case 0 -> RecordFormat.NONE.label();
      case 1 -> framings.iterator().next().label();
      default -> "mixed";
    };
  }
}
