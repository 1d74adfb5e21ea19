package dev.synctrace.parsers.record.paste;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the lines of a source were broken: at a column whatever is there, as terminals do, or at a
 * blank before it, as mail programs do. Found by trying: the right way makes the most frames whole.
 *
 * @param width of the longest line
 * @param atColumn whether words were broken, too
 */
record Wrapping(int width, boolean atColumn) {
  private static final int NARROWEST = 40;
  private static final int WIDEST = 240;

  /** Longer lines than those that were broken are in a text as well, such as a link. */
  private static final int WIDTHS_TRIED = 8;

  /** A mail program counts blanks and marks in its own way, so that lines differ by so much. */
  private static final int SLACK = 4;

  /** Blanks at the end of a line that was broken at a column are often lost. */
  private static final int LOST_BLANKS = 2;

  /** Where words are broken, too, every line that goes on is full. */
  private static final double ALMOST_ALL = 0.95;

  private static final int LONG_BEGINNING = 50_000;

  /** A line is not longer than so many of a narrow mail. */
  static final int MOST_LINES = 400;

  static final int MOST_CHARACTERS = 1 << 16;

  /**
   * Returns how the beginning of a source was broken; null if that is not seen.
   *
   * @param lines as written, without marks of quoting
   * @param readable makes a whole line readable
   */
  static @Nullable Wrapping in(List<String> lines, UnaryOperator<String> readable) {
    int plain = lines.stream().map(readable).mapToInt(FrameMarks::whole).sum();
    // Most sources have whole frames only; the last one of a long beginning may go on behind it.
    String joined = String.join("", lines);
    int cut = joined.length() >= LONG_BEGINNING ? 1 : 0;
    if (FrameMarks.all(readable.apply(joined)) <= plain + cut) {
      return null;
    }
    List<Tried> tried =
        Stream.concat(
                // A word that is longer than a line is not broken at a blank.
                widths(lines.stream().filter(line -> line.strip().indexOf(' ') > 0))
                    .map(width -> new Wrapping(width, false)),
                widths(lines.stream()).map(width -> new Wrapping(width, true)))
            .map(way -> way.tried(lines, readable))
            .toList();
    int most = tried.stream().mapToInt(Tried::whole).max().orElse(0);
    if (most <= plain) {
      return null;
    }
    List<Tried> best = tried.stream().filter(way -> way.whole == most).toList();
    int joins =
        best.stream().filter(way -> !way.way.atColumn).mapToInt(Tried::joins).max().orElse(0);
    return best.stream()
        .filter(way -> way.way.atColumn && way.joins >= joins * ALMOST_ALL)
        .findFirst()
        .orElse(best.getFirst())
        .way;
  }

  /**
   * A way that was tried.
   *
   * @param whole frames that it makes whole
   * @param joins parts that it joins to the next
   */
  private record Tried(Wrapping way, int whole, int joins) {}

  private static Stream<Integer> widths(Stream<String> lines) {
    return lines
        .map(line -> line.stripTrailing().length())
        .filter(length -> length >= NARROWEST && length <= WIDEST)
        .distinct()
        .sorted((one, other) -> Integer.compare(other, one))
        .limit(WIDTHS_TRIED);
  }

  private Tried tried(List<String> lines, UnaryOperator<String> readable) {
    int whole = 0;
    int joins = 0;
    StringBuilder open = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
      open.append(line);
      String text = readable.apply(open.toString());
      if (continues(line, next) && !isBetweenRecords(text, readable.apply(next))) {
        joins++;
        open.append(between(line));
      } else {
        whole += FrameMarks.whole(text);
        open.setLength(0);
      }
    }
    return new Tried(this, whole, joins);
  }

  /** Returns whether a line had no room for what is in the next. */
  boolean continues(String line, String next) {
    int length = line.stripTrailing().length();
    if (length == 0 || next.isBlank()) {
      return false;
    }
    if (atColumn) {
      return line.length() >= width - LOST_BLANKS && length <= width;
    }
    String text = next.stripLeading();
    int word = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
    return length + 1 + word > width - SLACK;
  }

  /** Returns what was between a line and the next. */
  String between(String line) {
    return atColumn ? " ".repeat(Math.max(0, width - line.length())) : " ";
  }

  /** Returns whether a record ends or begins where two lines meet. */
  static boolean isBetweenRecords(String line, String next) {
    return next.stripLeading().startsWith(FrameMarks.OPENER) || FrameMarks.endsRecord(line);
  }
}
