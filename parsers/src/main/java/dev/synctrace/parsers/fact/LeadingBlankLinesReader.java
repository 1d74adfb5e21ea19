package dev.synctrace.parsers.fact;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * A text whose first lines were read already: blank lines represent them, so that lines are counted
 * from the beginning of the file.
 */
final class LeadingBlankLinesReader extends FilterReader {
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
