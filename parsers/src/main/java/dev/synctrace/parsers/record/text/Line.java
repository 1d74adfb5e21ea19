package dev.synctrace.parsers.record.text;

/**
 * A physical line, or a part of one: a very long line comes in parts, and a gap of NULs divides a
 * line. Or several physical lines that were one before they were pasted.
 *
 * @param number from 1; the parts of a line share it
 * @param last number of the last physical line of it
 * @param text without the line end
 * @param begins follows a line end, a gap or nothing, so that a record may begin here
 * @param ends is followed by a line end, a gap or nothing, so that a record may end here
 */
public record Line(long number, long last, String text, boolean begins, boolean ends) {

  /** Creates one physical line, or a part of one. */
  public Line(long number, String text, boolean begins, boolean ends) {
    this(number, number, text, begins, ends);
  }

  /** What is left of the line from a position on. */
  public Line from(int position) {
    return position == 0 ? this : new Line(number, last, text.substring(position), false, ends);
  }

  /** A stretch of the line. */
  public Line between(int from, int to) {
    return new Line(number, last, text.substring(from, to), begins && from == 0, true);
  }

  /** The line with the end of the part before it, which belongs to it. */
  public Line after(String before) {
    return with(before + text);
  }

  /** The line with another text. */
  public Line with(String other) {
    return other.equals(text) ? this : new Line(number, last, other, begins, ends);
  }
}
