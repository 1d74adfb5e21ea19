package dev.synctrace.parsers.fact.row;

import dev.synctrace.parsers.source.SourceInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The text of one export: without its byte order mark, in the encoding its head shows, and where
 * that is UTF-8 with every byte that is none taken as Windows-1252, as older tools write it. Counts
 * physical lines, and refuses a record that never ends instead of holding it.
 */
public final class FactDecodingReader extends Reader {
  /** Longest row or line: room for any real one, and a bound for a quote that is never closed. */
  public static final int LONGEST_RECORD = 16 * 1024 * 1024;

  private static final Charset OLD = Charset.forName("windows-1252");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final boolean fallingBack;
  private final ByteBuffer bytes = ByteBuffer.allocate(32 * 1024).flip();
  private final CharBuffer ahead = CharBuffer.allocate(16 * 1024).flip();
  private final char[] one = new char[1];
  private boolean fellBack;
  private boolean ended;
  private boolean started;
  private long lines;
  private char last = '\n';
  private long inRecord;

  FactDecodingReader(SourceInput source) {
    Charset charset = source.prefix().charset();
    this.in = source.in();
    this.fallingBack = charset.equals(StandardCharsets.UTF_8);
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(fallingBack ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  /** A record is too long to be one. */
  public static final class EndlessRecordException extends IOException {
    private static final long serialVersionUID = 1L;

    EndlessRecordException() {
      super("a record of more than " + LONGEST_RECORD / 1024 / 1024 + " million characters");
    }
  }

  /** Says that a new record begins about here. */
  public void startRecord() {
    inRecord = 0;
  }

  /** Physical lines read so far; a last line without a line end counts. */
  public long lines() {
    return last == '\n' || last == '\r' ? lines : lines + 1;
  }

  /** What the text turned out to be written in, such as {@code utf-8}. */
  String encoding() {
    return fellBack ? "windows-1252" : decoder.charset().name().toLowerCase(Locale.ROOT);
  }

  /**
   * The next line without its end; null at the end of the text.
   *
   * @throws EndlessRecordException for a line longer than {@link #LONGEST_RECORD}
   */
  @Nullable
  public String line() throws IOException {
    startRecord();
    StringBuilder line = new StringBuilder();
    int c = read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n' && c != '\r') {
      line.append((char) c);
      c = read();
    }
    if (c == '\r' && hasAhead() && ahead.get(ahead.position()) == '\n') {
      read();
    }
    return line.toString();
  }

  private boolean hasAhead() throws IOException {
    while (!ahead.hasRemaining()) {
      if (ended) {
        return false;
      }
      decode();
    }
    return true;
  }

  @Override
  public int read() throws IOException {
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasAhead()) {
      return -1;
    }
    int count = Math.min(length, ahead.remaining());
    ahead.get(target, offset, count);
    count(target, offset, count);
    return count;
  }

  private void count(char[] chars, int offset, int count) throws IOException {
    for (int i = offset; i < offset + count; i++) {
      char c = chars[i];
      if (c == '\r' || (c == '\n' && last != '\r')) {
        lines++;
      }
      last = c;
    }
    inRecord += count;
    if (inRecord > LONGEST_RECORD) {
      throw new EndlessRecordException();
    }
  }

  private void decode() throws IOException {
    bytes.compact();
    int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (got > 0) {
      bytes.position(bytes.position() + got);
    }
    bytes.flip();
    ahead.clear();
    CoderResult result = decoder.decode(bytes, ahead, got < 0);
    while (result.isMalformed()) {
      fallBack(result.length());
      result = ahead.remaining() < 8 ? CoderResult.OVERFLOW : decoder.decode(bytes, ahead, got < 0);
    }
    if (got < 0 && result.isUnderflow()) {
      decoder.flush(ahead);
      ended = true;
    }
    ahead.flip();
    if (!started && ahead.hasRemaining()) {
      started = true;
      if (ahead.get(ahead.position()) == BYTE_ORDER_MARK) {
        ahead.get();
      }
    }
  }

  private void fallBack(int length) {
    fellBack = true;
    byte[] strange = new byte[length];
    bytes.get(strange);
    ahead.put(OLD.decode(ByteBuffer.wrap(strange)));
  }

  /** Reads and drops the rest, so that all lines are counted. */
  public void drain() throws IOException {
    char[] rest = new char[8192];
    int count;
    do {
      startRecord();
      count = read(rest, 0, rest.length);
    } while (count >= 0);
  }

  /** Leaves the stream open: it is the caller's. */
  @Override
  public void close() {}
}
