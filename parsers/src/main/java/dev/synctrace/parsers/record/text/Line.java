package dev.synctrace.parsers.record.text;

/**
 * A physical line, or a part of one: a very long line comes in parts, and a gap of NULs divides a
 * line.
 *
 * @param number from 1; the parts of a line share it
 * @param text without the line end
 * @param begins follows a line end, a gap or nothing, so that a record may begin here
 * @param ends is followed by a line end, a gap or nothing, so that a record may end here
 */
public record Line(long number, String text, boolean begins, boolean ends) {

  /** What is left of the line from a position on. */
  public Line from(int position) {
    return position == 0 ? this : new Line(number, text.substring(position), false, ends);
  }

  /** A stretch of the line. */
  public Line between(int from, int to) {
    return new Line(number, text.substring(from, to), begins && from == 0, true);
  }

  /** The line with the end of the part before it, which belongs to it. */
  public Line after(String before) {
    return new Line(number, before + text, begins, ends);
  }
}
