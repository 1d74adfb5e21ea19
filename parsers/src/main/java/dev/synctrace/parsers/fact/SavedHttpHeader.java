package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.source.FilePrefix;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of an HTTP response that was saved above its body, as {@code curl -i} writes it.
 *
 * @param lines how many lines it has, the blank one below it included
 * @param date the {@code Date} it states; blank without one
 */
record SavedHttpHeader(int lines, String date) {
  private static final SavedHttpHeader NONE = new SavedHttpHeader(0, "");
  private static final Pattern STATUS = Pattern.compile("HTTP/[\\d.]+ \\d{3}.*");
  private static final Pattern DATE = Pattern.compile("(?i)date:\\s*(.+)");

  /** Reads the header at the beginning of a file; one of no lines where there is none. */
  static SavedHttpHeader of(FilePrefix prefix) {
    if (!prefix.text().startsWith("HTTP/")) {
      return NONE;
    }
    int count = 0;
    String date = "";
    for (String line : prefix.text().lines().toList()) {
      count++;
      Matcher dated = DATE.matcher(line);
      if (count == 1 && !STATUS.matcher(line).matches()) {
        return NONE;
      }
      if (dated.matches()) {
        date = dated.group(1).strip();
      }
      if (line.isBlank()) {
        return new SavedHttpHeader(count, date);
      }
    }
    return NONE;
  }

  /** The text below the header, without leading blanks. */
  String body(FilePrefix prefix) {
    if (lines == 0) {
      return prefix.start();
    }
    int at = 0;
    for (int i = 0; i < lines; i++) {
      at = prefix.text().indexOf('\n', at) + 1;
    }
    return prefix.text().substring(at).stripLeading();
  }

  /**
   * A text whose first lines were read already: blank lines represent them, so that lines are
   * counted from the beginning of the file.
   */
  static final class LeadingBlankLinesReader extends FilterReader {
    private int blankLines;

    /** Reads what follows after the given number of lines. */
    LeadingBlankLinesReader(Reader rest, int lines) {
      super(rest);
      this.blankLines = lines;
    }

    @Override
    public int read() throws IOException {
      if (blankLines > 0) {
        blankLines--;
        return '\n';
      }
      return super.read();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      if (blankLines > 0 && length > 0) {
        blankLines--;
        target[offset] = '\n';
        return 1;
      }
      return super.read(target, offset, length);
    }
  }
}
