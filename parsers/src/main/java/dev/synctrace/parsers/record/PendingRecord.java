package dev.synctrace.parsers.record;

import dev.synctrace.parsers.record.text.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CCM record whose end has not come yet, line by line. Bounded, so that a record that is never
 * closed costs no more memory than a long one.
 */
final class PendingRecord {
  private static final int MOST_LINES = 10_000;
  private static final int MOST_CHARACTERS = 4 << 20;

  private final CcmFrame frames;
  private final List<Line> lines = new ArrayList<>();
  private final long firstLine;
  private int characters;

  /** In the last line: where a closer is whose attributes may follow in the next; or -1. */
  private int danglingCloser;

  /**
   * @param first what is in the first line from the opener on, which does not close there
   */
  PendingRecord(CcmFrame frames, Line first) {
    this.frames = frames;
    this.firstLine = first.number();
    add(first, CcmFrame.OPENER.length());
  }

  /** A record and the position in its last line where it ends. */
  record Closed(LogRecord record, FrameMatch frame) {}

  /** Takes the next line. The record when it closes there, else null. */
  @Nullable Closed append(Line line) {
    if (danglingCloser >= 0) {
      FrameMatch frame = frames.closeOnNextLine(line.text());
      if (frame != null) {
        Line last = lines.removeLast();
        return closed(frame, line, text(last, danglingCloser));
      }
    }
    FrameMatch frame = frames.close(line.text(), 0);
    if (frame != null) {
      return closed(frame, line, text(line, frame.textEnd()));
    }
    add(line, 0);
    return null;
  }

  /** Whether it is too large to continue. */
  boolean isFull() {
    return lines.size() >= MOST_LINES || characters >= MOST_CHARACTERS;
  }

  /** The lines so far, as they are in the file. */
  List<Line> lines() {
    return lines;
  }

  private void add(Line line, int from) {
    lines.add(line);
    characters += line.text().length();
    danglingCloser = CcmFrame.danglingCloser(line.text(), from);
  }

  private Closed closed(FrameMatch frame, Line line, String text) {
    return new Closed(frame.record(text, firstLine, line.last()), frame);
  }

  private String text(Line last, int end) {
    StringBuilder text = new StringBuilder(characters + end);
    int from = CcmFrame.OPENER.length();
    for (Line line : lines) {
      if (from == 0 && line.begins()) {
        text.append('\n');
      }
      text.append(line.text(), from, line.text().length());
      from = 0;
    }
    if (from == 0 && last.begins()) {
      text.append('\n');
    }
    return text.append(last.text(), from, end).toString();
  }
}
