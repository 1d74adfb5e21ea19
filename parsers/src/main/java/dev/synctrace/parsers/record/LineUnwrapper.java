package dev.synctrace.parsers.record;

import dev.synctrace.parsers.record.text.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Undoes what mail programs and terminals do to long lines: they break them at a blank, or at a
 * column whatever is there. That a source is wrapped shows in a frame that is broken; which lines
 * belong to a record shows in lines that are as full as a line can be.
 */
final class LineUnwrapper {
  /** A frame is not longer than this many lines of a narrow mail. */
  private static final int MOST_LINES = 8;

  private static final int NARROWEST = 40;
  private static final int WIDEST = 200;

  /** A mail program counts blanks and marks in its own way, so that lines differ by so much. */
  private static final int SLACK = 4;

  private final SmsFrame sms;

  /** Whether a record of the source was wrapped. */
  private boolean known;

  /** The longest line of the wrapped records so far. */
  private int width;

  /** The column at which lines are broken whatever is there; 0 when none is known. */
  private int column;

  LineUnwrapper(SmsFrame sms) {
    this.sms = sms;
  }

  /**
   * A record whose lines are joined.
   *
   * @param first which of the lines before is its first
   * @param message of the record
   */
  record Unwrapped(int first, String message, FrameMatch frame) {}

  /** The record that ends with a line, if its frame began in one of the lines before; else null. */
  @Nullable Unwrapped broken(List<Line> before, Line last) {
    if (before.isEmpty() || !last.ends() || !last.text().stripTrailing().endsWith(">")) {
      return null;
    }
    int mark = before.size() - 1;
    int least = Math.max(0, before.size() - MOST_LINES);
    while (mark >= least && !before.get(mark).text().contains(SmsFrame.MARK)) {
      mark--;
    }
    List<String> texts = texts(before, last);
    if (mark < least) {
      mark = brokenMark(texts, least);
    }
    if (mark < 0) {
      return null;
    }
    boolean atColumn = isAtColumn(texts.subList(mark, texts.size()));
    FrameMatch frame = null;
    for (boolean way : atColumn ? new boolean[] {true, false} : new boolean[] {false, true}) {
      FrameMatch found = sms.read(join(texts.subList(mark, texts.size()), way));
      if (found != null
          && (frame == null || (!frame.doubts().isEmpty() && found.doubts().isEmpty()))) {
        frame = found;
        atColumn = way;
      }
    }
    return frame == null ? null : unwrapped(texts, mark, frame, atColumn);
  }

  /** The line in which the frame's mark begins that itself is broken at a column; -1 if none. */
  private static int brokenMark(List<String> texts, int from) {
    for (int i = texts.size() - 2; i >= from; i--) {
      String both = texts.get(i) + texts.get(i + 1);
      int mark = both.lastIndexOf(SmsFrame.MARK);
      if (mark >= 0 && mark < texts.get(i).length()) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The record of a line that ends in a whole frame, if its message began in the lines before; else
   * null.
   */
  @Nullable Unwrapped whole(List<Line> before, Line last, FrameMatch frame) {
    // Many messages have several lines; only a frame that is broken shows that lines were wrapped.
    if (before.isEmpty() || !known) {
      return null;
    }
    List<String> texts = texts(before, last);
    int end = texts.size() - 1;
    boolean atColumn = isAtColumn(texts);
    int first = first(texts, end, atColumn);
    if (first == end) {
      return null;
    }
    return unwrapped(texts, end, frame, atColumn);
  }

  /** Takes note of a frame of the other form that is broken at blanks. */
  void sawBrokenFrame() {
    known = true;
  }

  private Unwrapped unwrapped(List<String> texts, int mark, FrameMatch frame, boolean atColumn) {
    int first = first(texts, mark, atColumn);
    List<String> own = texts.subList(first, texts.size());
    String message = join(own, atColumn);
    String closing = join(texts.subList(mark, texts.size()), atColumn);
    known = true;
    width = Math.max(width, widest(own));
    column = atColumn && own.size() > 1 ? own.getFirst().length() : column;
    return new Unwrapped(
        first, message.substring(0, message.length() - closing.length() + frame.textEnd()), frame);
  }

  /** The first line of the record: each of its lines is full, and the one before them is not. */
  private int first(List<String> texts, int mark, boolean atColumn) {
    int widest = Math.max(width, widest(texts));
    boolean isBroken = mark < texts.size() - 1;
    if (widest > WIDEST || (widest < NARROWEST && !isBroken)) {
      return mark;
    }
    int room = known || isBroken ? widest - SLACK : widest;
    int first = mark;
    while (first > 0 && isFull(texts.get(first - 1), texts.get(first), room, atColumn)) {
      first--;
    }
    return first;
  }

  /** Whether the next line's first word had no room in a line. */
  private static boolean isFull(String line, String next, int room, boolean atColumn) {
    if (atColumn) {
      return line.length() >= room;
    }
    String text = next.stripLeading();
    int word = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
    return line.stripTrailing().length() + 1 + word > room;
  }

  /** Lines of one length are broken at a column; a single one only where the column is known. */
  private boolean isAtColumn(List<String> texts) {
    int length = texts.getFirst().length();
    if (length < NARROWEST) {
      return false;
    }
    for (String text : texts.subList(0, texts.size() - 1)) {
      if (text.length() != length) {
        return false;
      }
    }
    return texts.size() > 2 || length == column;
  }

  private static String join(List<String> texts, boolean atColumn) {
    return atColumn
        ? String.join("", texts)
        : String.join(" ", texts.stream().map(String::strip).toList());
  }

  /** A single long word is not broken at a blank, so its line says nothing of the width. */
  private static int widest(List<String> texts) {
    int wordsApart =
        texts.stream()
            .map(String::strip)
            .filter(text -> text.indexOf(' ') >= 0)
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return wordsApart > 0
        ? wordsApart
        : texts.stream().mapToInt(text -> text.stripTrailing().length()).max().orElse(0);
  }

  private static List<String> texts(List<Line> before, Line last) {
    List<String> texts = new ArrayList<>(before.size() + 1);
    before.forEach(line -> texts.add(line.text()));
    texts.add(last.text());
    return texts;
  }
}
