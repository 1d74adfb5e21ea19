package dev.synctrace.log;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A message as ANTLR reads it, without copying it. Characters beyond ASCII are shown to the lexer
 * as DEL, because its cache holds only the first 128 characters and no keyword needs others; their
 * text is taken from the message itself.
 */
final class MessageCharStream implements CharStream {
  private static final int BEYOND_ASCII = 0x7F;

  private String message = "";
  private int index;

  void reset(String next) {
    message = next;
    index = 0;
  }

  @Override
  public int LA(int offset) {
    int position = offset > 0 ? index + offset - 1 : index + offset;
    if (offset == 0 || position < 0 || position >= message.length()) {
      return offset == 0 ? 0 : IntStream.EOF;
    }
    char c = message.charAt(position);
    return c < BEYOND_ASCII ? c : BEYOND_ASCII;
  }

  @Override
  public void consume() {
    index++;
  }

  @Override
  public String getText(Interval interval) {
    int from = Math.min(interval.a, message.length());
    return message.substring(from, Math.max(from, Math.min(interval.b + 1, message.length())));
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // Nothing to give back: the whole message is in memory.
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
    return message.length();
  }

  @Override
  public String getSourceName() {
    return IntStream.UNKNOWN_SOURCE_NAME;
  }
}
