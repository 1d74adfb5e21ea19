package dev.synctrace.parsers.export;

import java.util.Arrays;

/**
 * Where in the lines of a text its reader is: counts the line breaks of what is handed out, and can
 * go back within the last chunk. A carriage return, a line feed, or both together break a line.
 */
final class LineCounter {
  private long breaks;
  private char last = '\n';

  private char[] chunk = {};
  private long breaksBeforeChunk;
  private char lastBeforeChunk = '\n';

  void startChunk(char[] text, int offset, int length) {
    breaksBeforeChunk = breaks;
    lastBeforeChunk = last;
    chunk = Arrays.copyOfRange(text, offset, offset + length);
    advance(length);
  }

  /** Goes back, by one more when that is a line break or a bracket, and gives what was passed. */
  char[] takeBack(int characters) {
    int from = chunk.length - Math.min(characters, chunk.length);
    if (from > 0 && decides(chunk[from - 1])) {
      from--;
    }
    char[] back = Arrays.copyOfRange(chunk, from, chunk.length);
    breaks = breaksBeforeChunk;
    last = lastBeforeChunk;
    advance(from);
    return back;
  }

  long breaks() {
    return breaks;
  }

  boolean atLineStart() {
    return last == '\n' || last == '\r';
  }

  private void advance(int length) {
    char previous = last;
    for (int i = 0; i < length; i++) {
      char c = chunk[i];
      if (c == '\r' || (c == '\n' && previous != '\r')) {
        breaks++;
      }
      previous = c;
    }
    last = length > 0 ? chunk[length - 1] : last;
  }

  private static boolean decides(char c) {
    return c == '\n' || c == '\r' || c == '{' || c == '[';
  }
}
