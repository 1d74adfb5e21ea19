package dev.synctrace.parsers.record;

import dev.synctrace.parsers.record.text.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines without a frame that may be the beginning of a record: in the SMS and clipboard forms the
 * frame comes with the last line. They may be so only at the beginning of a source and directly
 * after another framed record (messages-server.md section 1.1), and only so many.
 */
final class UnframedLines {
  private static final int MOST_LINES = 1000;
  private static final int MOST_CHARACTERS = 4 << 20;

  private final List<Line> lines = new ArrayList<>();
  private int characters;

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Takes a line, if there is room. */
  boolean add(Line line) {
    if (lines.size() >= MOST_LINES || characters >= MOST_CHARACTERS) {
      return false;
    }
    lines.add(line);
    characters += line.text().length();
    return true;
  }

  /** The lines so far. */
  List<Line> lines() {
    return lines;
  }

  /** Gives the lines away. */
  List<Line> drain() {
    List<Line> drained = List.copyOf(lines);
    lines.clear();
    characters = 0;
    return drained;
  }

  /** The lines and the text of the last, one under the other. */
  static String joined(List<Line> lines, String lastText) {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(line.text());
      if (line.ends()) {
        text.append('\n');
      }
    }
    return text.append(lastText).toString();
  }
}
