package dev.synctrace.parsers.antlr;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A stretch of a text as ANTLR reads it, without copying it; positions are those of the text.
 * Characters beyond ASCII are shown to the lexer as DEL, because its cache holds only the first 128
 * characters and no keyword needs others; their text is taken from the text itself.
 */
final class AsciiCharStream implements CharStream {
  private static final int BEYOND_ASCII = 0x7F;

  private String text = "";
  private int index;
  private int limit;

  /** Starts again on {@code next}, from one position up to, not including, another. */
  void reset(String next, int from, int to) {
    text = next;
    index = from;
    limit = to;
  }

  @Override
  public int LA(int offset) {
    int position = offset > 0 ? index + offset - 1 : index + offset;
    if (offset == 0 || position < 0 || position >= limit) {
      return offset == 0 ? 0 : IntStream.EOF;
    }
    char c = text.charAt(position);
    return c < BEYOND_ASCII ? c : BEYOND_ASCII;
  }

  @Override
  public void consume() {
    index++;
  }

  @Override
  public String getText(Interval interval) {
    int from = Math.min(interval.a, limit);
    return text.substring(from, Math.max(from, Math.min(interval.b + 1, limit)));
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // Nothing to give back: the whole text is in memory.
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int position) {
    index = position;
  }

  @Override
  public int size() {
    return limit;
  }

  @Override
  public String getSourceName() {
    return IntStream.UNKNOWN_SOURCE_NAME;
  }
}
