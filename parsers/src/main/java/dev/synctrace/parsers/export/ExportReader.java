package dev.synctrace.parsers.export;

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
 * Decodes the text of an export while it is read, without its byte order mark. Bytes that are no
 * UTF-8 are read as Windows-1252, which older tools write. Counts physical lines: a carriage
 * return, a line feed, or both together end one. Stops a record that would fill the memory. Closing
 * it leaves the bytes to their owner. For one thread.
 */
public final class ExportReader extends Reader {
  /** Room for any real record, and a bound for a quotation mark that is never closed. */
  public static final int LONGEST_RECORD = 16 * 1024 * 1024;

  private static final char MARK = '\uFEFF';
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final InputStream in;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
  private final CharBuffer ahead = CharBuffer.allocate(1 << 16).limit(0);
  private boolean underflow = true;
  private boolean exhausted;
  private boolean started;
  private boolean marked;
  private boolean repaired;
  private long breaks;
  private char last = '\n';
  private long sinceRecord;

  /** What was handed out last, which {@link #unread} can take back. */
  private int chunkBegins;

  private long breaksBeforeChunk;
  private char lastBeforeChunk = '\n';

  /** A record continues past {@link #LONGEST_RECORD}: the file is damaged where it began. */
  public static final class RecordTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    RecordTooLongException() {
      super("a record of more than " + LONGEST_RECORD / 1024 / 1024 + " million characters");
    }
  }

  /**
   * @param charset what the head of the file says; UTF-8 or one of the two UTF-16
   */
  public ExportReader(InputStream in, Charset charset) {
    this.in = in;
    this.charset = charset;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    refuseEndless();
    if (!hasAhead()) {
      return -1;
    }
    int count = Math.min(length, ahead.remaining());
    startChunk();
    ahead.get(target, offset, count);
    advance(count);
    return count;
  }

  /**
   * Reads the next line as a record of its own.
   *
   * @return the line without its end; null at the end of the text
   * @throws RecordTooLongException for a line longer than {@link #LONGEST_RECORD}
   */
  public @Nullable String line() throws IOException {
    recordEnds();
    if (!hasAhead()) {
      return null;
    }
    StringBuilder line = new StringBuilder();
    boolean ended = false;
    while (!ended && hasAhead()) {
      refuseEndless();
      int from = ahead.position();
      int end = from;
      while (end < ahead.limit() && !isBreak(ahead.get(end))) {
        end++;
      }
      line.append(ahead.array(), from, end - from);
      ended = end < ahead.limit();
      take(ended ? end + 1 - from : end - from);
    }
    if (last == '\r' && hasAhead() && ahead.get(ahead.position()) == '\n') {
      take(1);
    }
    return line.toString();
  }

  /**
   * Takes back the last characters of what was handed out last; they are handed out again.
   *
   * @param characters at most as many as that was; one more is taken back where it decides whether
   *     a line or a record begins here
   */
  public void unread(int characters) {
    int from = Math.max(chunkBegins, ahead.position() - characters);
    if (from > chunkBegins && decides(ahead.get(from - 1))) {
      from--;
    }
    breaks = breaksBeforeChunk;
    last = lastBeforeChunk;
    ahead.position(from);
    count(chunkBegins, from);
  }

  /** States that a record is complete: the next one may be as long again. */
  public void recordEnds() {
    sinceRecord = 0;
  }

  /** Returns the number of line breaks handed out so far. */
  public long breaks() {
    return breaks;
  }

  /** Returns whether what comes next begins a line. */
  public boolean atLineStart() {
    return isBreak(last);
  }

  /** Returns the number of physical lines handed out so far; a last one without an end counts. */
  public long lines() {
    return breaks + (atLineStart() ? 0 : 1);
  }

  /**
   * Returns {@code utf-8}, {@code utf-8-bom}, {@code utf-16le}, {@code windows-1252} or the like.
   */
  public String encoding() {
    if (repaired) {
      return "windows-1252";
    }
    String name = charset.name().toLowerCase(Locale.ROOT);
    return marked && charset.equals(StandardCharsets.UTF_8) ? name + "-bom" : name;
  }

  /** Reads and drops the rest, so that all lines are counted. */
  public void drain() throws IOException {
    recordEnds();
    while (hasAhead()) {
      take(ahead.remaining());
    }
    recordEnds();
  }

  @Override
  public void close() {}

  private void refuseEndless() throws RecordTooLongException {
    if (sinceRecord > LONGEST_RECORD) {
      throw new RecordTooLongException();
    }
  }

  private void take(int count) {
    startChunk();
    ahead.position(ahead.position() + count);
    advance(count);
  }

  private void startChunk() {
    chunkBegins = ahead.position();
    breaksBeforeChunk = breaks;
    lastBeforeChunk = last;
  }

  private void advance(int count) {
    count(ahead.position() - count, ahead.position());
    sinceRecord += count;
  }

  private void count(int from, int to) {
    char[] chars = ahead.array();
    char previous = last;
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c == '\r' || (c == '\n' && previous != '\r')) {
        breaks++;
      }
      previous = c;
    }
    last = previous;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean decides(char c) {
    return isBreak(c) || c == '{' || c == '[';
  }

  private boolean hasAhead() throws IOException {
    while (!ahead.hasRemaining() && fill()) {
      decode();
    }
    return ahead.hasRemaining();
  }

  /** False when there is nothing more; what was handed out last is then still there. */
  private boolean fill() throws IOException {
    if (underflow && !exhausted) {
      bytes.compact();
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      exhausted = read < 0;
      bytes.position(bytes.position() + Math.max(read, 0)).flip();
    }
    return bytes.hasRemaining() || !exhausted;
  }

  private void decode() {
    ahead.clear();
    CoderResult result = decoder.decode(bytes, ahead, exhausted);
    while (result.isError() && ahead.remaining() > result.length()) {
      repair(result.length());
      result = decoder.decode(bytes, ahead, exhausted);
    }
    underflow = result.isUnderflow();
    ahead.flip();
    chunkBegins = 0;
    skipMark();
  }

  private void repair(int length) {
    byte[] odd = new byte[length];
    bytes.get(odd);
    if (charset.equals(StandardCharsets.UTF_8)) {
      repaired = true;
      ahead.put(WINDOWS_1252.decode(ByteBuffer.wrap(odd)));
    } else {
      ahead.put('\uFFFD');
    }
  }

  private void skipMark() {
    if (!started && ahead.hasRemaining()) {
      started = true;
      marked = ahead.get(ahead.position()) == MARK;
      ahead.position(marked ? 1 : 0);
      chunkBegins = ahead.position();
    }
  }
}
