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

/**
 * The text of a file, decoded while it is read and without its byte order mark. Bytes that are no
 * UTF-8 are read as Windows-1252, which is what older PowerShell writes. Counts physical lines, and
 * stops a record that would fill the memory. Closing it leaves the bytes to their owner.
 */
public final class ExportReader extends Reader {
  /** No audit record comes near; a quotation mark that never closes does. */
  static final int LONGEST_RECORD = 16 * 1024 * 1024;

  private static final char MARK = '\uFEFF';
  private static final char[] WINDOWS_1252 = windows1252();

  private final InputStream in;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
  private boolean exhausted;
  private boolean repaired;
  private boolean atStart = true;
  private boolean marked;
  private final LineCounter place = new LineCounter();
  private long sinceRecord;
  private char[] unread = {};
  private int unreadFrom;

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
    if (sinceRecord > LONGEST_RECORD) {
      throw new RecordTooLongException();
    }
    int read =
        unreadFrom < unread.length
            ? readAgain(target, offset, length)
            : decode(target, offset, length);
    if (read <= 0) {
      return -1;
    }
    place.startChunk(target, offset, read);
    sinceRecord += read;
    return read;
  }

  /**
   * Takes back the last characters of what was handed out last; they are handed out again.
   *
   * @param characters at most as many as that was; one more is taken back where it decides whether
   *     a line or a record begins here
   */
  void unread(int characters) {
    char[] again = place.takeBack(characters);
    char[] joined = new char[again.length + unread.length - unreadFrom];
    System.arraycopy(again, 0, joined, 0, again.length);
    System.arraycopy(unread, unreadFrom, joined, again.length, joined.length - again.length);
    unread = joined;
    unreadFrom = 0;
  }

  /** Says that a record is complete: the next one may be as long again. */
  void recordEnds() {
    sinceRecord = 0;
  }

  /** Line breaks handed out so far. */
  long breaks() {
    return place.breaks();
  }

  /** Whether what comes next begins a line. */
  boolean atLineStart() {
    return place.atLineStart();
  }

  /** Physical lines handed out so far. */
  public long lines() {
    return place.breaks() + (place.atLineStart() ? 0 : 1);
  }

  /** Such as {@code utf-8}, {@code utf-8-bom}, {@code utf-16le}, {@code windows-1252}. */
  public String encoding() {
    if (repaired) {
      return "windows-1252";
    }
    String name = charset.name().toLowerCase(Locale.ROOT);
    return marked && charset.equals(StandardCharsets.UTF_8) ? name + "-bom" : name;
  }

  @Override
  public void close() {}

  private int readAgain(char[] target, int offset, int length) {
    int read = Math.min(length, unread.length - unreadFrom);
    System.arraycopy(unread, unreadFrom, target, offset, read);
    unreadFrom += read;
    return read;
  }

  private int decode(char[] target, int offset, int length) throws IOException {
    CharBuffer out = CharBuffer.wrap(target, offset, length);
    while (out.position() == 0 && decodeMore(out)) {
      skipMark(target, offset, out);
    }
    return out.position();
  }

  /** False when there is nothing more. */
  private boolean decodeMore(CharBuffer out) throws IOException {
    CoderResult result = decoder.decode(bytes, out, exhausted);
    if (result.isError()) {
      repair(result.length(), out);
      return true;
    }
    if (result.isOverflow() || out.position() > 0) {
      return true;
    }
    if (exhausted) {
      return false;
    }
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    exhausted = read < 0;
    bytes.position(bytes.position() + Math.max(read, 0)).flip();
    return true;
  }

  private void repair(int length, CharBuffer out) {
    for (int i = 0; i < length && out.hasRemaining(); i++) {
      byte odd = bytes.get();
      if (charset.equals(StandardCharsets.UTF_8)) {
        repaired = true;
        out.put(WINDOWS_1252[odd & 0xFF]);
      } else if (i == 0) {
        out.put('\uFFFD');
      }
    }
  }

  private void skipMark(char[] target, int offset, CharBuffer out) {
    if (atStart && out.position() > 0) {
      atStart = false;
      if (target[offset] == MARK) {
        marked = true;
        System.arraycopy(target, offset + 1, target, offset, out.position() - 1);
        out.position(out.position() - 1);
      }
    }
  }

  private static char[] windows1252() {
    char[] table = new char[256];
    Charset windows = Charset.forName("windows-1252");
    for (int i = 0; i < table.length; i++) {
      table[i] = windows.decode(ByteBuffer.wrap(new byte[] {(byte) i})).get(0);
    }
    return table;
  }
}
