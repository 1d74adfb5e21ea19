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

  /** A tag of some 130 characters does not take more lines in the narrowest mail. */
  private static final int LONGEST_TAG_LINES = 8;

  private final CcmFrame frames;
  private final List<Line> lines = new ArrayList<>();
  private final long firstLine;
  private int characters;

  /** In the last line: where a closer is whose attributes may follow in the next; or -1. */
  private int danglingCloser;

  /** Which line holds a closer whose attributes do not end there, and where they begin; or -1. */
  private int tagLine = -1;

  private int tagAt;

  /**
   * @param first what is in the first line from the opener on, which does not close there
   */
  PendingRecord(CcmFrame frames, Line first) {
    this.frames = frames;
    this.firstLine = first.number();
    add(first, CcmFrame.OPENER.length());
  }

  /**
   * A record and the position in its last line where it ends.
   *
   * @param wrapped whether its frame is broken over several lines
   */
  record Closed(LogRecord record, FrameMatch frame, boolean wrapped) {}

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
    Closed broken = closeBroken(line);
    if (broken == null) {
      add(line, 0);
    }
    return broken;
  }

  /** A frame whose attributes begin in a line before and continue in this one. */
  private @Nullable Closed closeBroken(Line line) {
    if (tagLine < 0 || lines.size() - tagLine > LONGEST_TAG_LINES) {
      return null;
    }
    StringBuilder tag = new StringBuilder(lines.get(tagLine).text().substring(tagAt));
    for (Line part : lines.subList(tagLine + 1, lines.size())) {
      tag.append(' ').append(part.text().strip());
    }
    tag.append(' ');
    int here = tag.length();
    FrameMatch frame = frames.closeOnNextLine(tag.append(line.text()).toString());
    if (frame == null || frame.end() < here) {
      return null;
    }
    FrameMatch inLine =
        new FrameMatch(
            frame.framing(),
            0,
            0,
            frame.end() - here,
            frame.time(),
            frame.component(),
            frame.thread(),
            frame.type(),
            frame.doubts());
    return new Closed(frame.record(unwrapped(), firstLine, line.number()), inLine, true);
  }

  /** The message with the breaks undone that came with those of the frame. */
  private String unwrapped() {
    StringBuilder text = new StringBuilder(characters);
    for (int i = 0; i <= tagLine; i++) {
      String part = lines.get(i).text();
      int from = i == 0 ? CcmFrame.OPENER.length() : 0;
      int to = i == tagLine ? part.lastIndexOf(CcmFrame.CLOSER, tagAt) : part.length();
      text.append(i == 0 ? "" : " ").append(part.substring(from, Math.max(from, to)).strip());
    }
    return text.toString();
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
    int tag = CcmFrame.openTag(line.text(), from);
    if (tag >= 0) {
      tagLine = lines.size() - 1;
      tagAt = tag;
    }
  }

  private Closed closed(FrameMatch frame, Line line, String text) {
    return new Closed(frame.record(text, firstLine, line.number()), frame, false);
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
