package dev.synctrace.audit;

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
final class SourceText extends Reader {
  /** No audit record comes near; a quotation mark that never closes does. */
  static final int LONGEST_RECORD = 64 * 1024 * 1024;

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
  private long breaks;
  private boolean afterReturn;
  private boolean textSinceBreak;
  private long sinceRecord;
  private char[] unread = {};
  private int unreadFrom;

  /**
   * @param charset what the head of the file says; UTF-8 or one of the two UTF-16
   */
  SourceText(InputStream in, Charset charset) {
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
    if (unreadFrom < unread.length) {
      return readAgain(target, offset, length);
    }
    CharBuffer out = CharBuffer.wrap(target, offset, length);
    while (out.position() == 0 && decodeMore(out)) {
      skipMark(target, offset, out);
    }
    int read = out.position();
    if (read == 0) {
      return -1;
    }
    count(target, offset, read);
    sinceRecord += read;
    return read;
  }

  /** Takes text back that was handed out last; it is handed out again, and not counted again. */
  void unread(String text) {
    unread = (text + new String(unread, unreadFrom, unread.length - unreadFrom)).toCharArray();
    unreadFrom = 0;
  }

  /** Says that a record is complete: the next one may be as long again. */
  void recordEnds() {
    sinceRecord = 0;
  }

  /** Line breaks handed out so far. */
  long breaks() {
    return breaks;
  }

  /** Physical lines handed out so far. */
  long lines() {
    return breaks + (textSinceBreak ? 1 : 0);
  }

  /** Such as {@code utf-8}, {@code utf-8-bom}, {@code utf-16le}, {@code windows-1252}. */
  String encoding() {
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

  /** A carriage return, a line feed, or both together break a line. */
  private void count(char[] text, int offset, int length) {
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      char c = text[i];
      if (c == '\n') {
        breaks += afterReturn ? 0 : 1;
        afterReturn = false;
      } else if (c == '\r') {
        breaks++;
        afterReturn = true;
      } else {
        afterReturn = false;
      }
    }
    char last = text[end - 1];
    textSinceBreak = last != '\n' && last != '\r';
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
