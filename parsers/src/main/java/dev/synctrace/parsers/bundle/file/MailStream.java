package dev.synctrace.parsers.bundle.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a mail as its program sent them. An editor, a script or a transfer that stored the
 * mail adds a byte order mark or blank lines at its beginning, writes UTF-16, or changes the line
 * ends; all of that is removed.
 */
public final class MailStream extends FilterInputStream {
  private static final int BLOCK = 1 << 16;

  /** Blank lines before a mail; no program writes that many. */
  private static final int LONGEST_GAP = 1 << 20;

  /** The end of the first line is searched that far. */
  private static final int LONGEST_LINE = 1 << 22;

  private final boolean recoded;

  private MailStream(InputStream bytes, boolean recoded) {
    super(bytes);
    this.recoded = recoded;
  }

  /**
   * Reads over what is before the mail.
   *
   * @param file all its bytes; the caller closes it
   */
  public static MailStream of(InputStream file) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(file, BLOCK);
    byte[] start = peek(bytes, 4);
    Charset charset = utf16(start);
    boolean marked = begins(start, 0xEF, 0xBB, 0xBF);
    BufferedInputStream text =
        charset == null ? bytes : new BufferedInputStream(new Utf8Stream(bytes, charset), BLOCK);
    skipBlank(text);
    return new MailStream(withLineFeeds(text), marked || charset != null);
  }

  /**
   * Whether the file is UTF-8 by its mark, or was UTF-16: text of it that is not encoded is UTF-8
   * then, whatever character set the mail names.
   */
  public boolean isRecoded() {
    return recoded;
  }

  private static byte[] peek(BufferedInputStream bytes, int count) throws IOException {
    bytes.mark(count);
    byte[] start = bytes.readNBytes(count);
    bytes.reset();
    return start;
  }

  /** UTF-16 by its mark, or by every other byte of the first two characters; else null. */
  private static @Nullable Charset utf16(byte[] start) {
    if (begins(start, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (begins(start, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    if (start.length < 4 || start[0] == 0 == (start[1] == 0) || start[2] == 0 == (start[3] == 0)) {
      return null;
    }
    if (start[0] == 0 != (start[2] == 0)) {
      return null;
    }
    return start[1] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
  }

  private static boolean begins(byte[] start, int... mark) {
    byte[] bytes = new byte[mark.length];
    for (int i = 0; i < mark.length; i++) {
      bytes[i] = (byte) mark[i];
    }
    return start.length >= mark.length
        && Arrays.equals(start, 0, mark.length, bytes, 0, mark.length);
  }

  /** Reads over blanks, empty lines and byte order marks. */
  private static void skipBlank(BufferedInputStream text) throws IOException {
    for (int i = 0; i < LONGEST_GAP; i++) {
      text.mark(4);
      int first = text.read();
      boolean mark = first == 0xEF && text.read() == 0xBB && text.read() == 0xBF;
      if (!mark && first != ' ' && first != '\t' && first != '\r' && first != '\n') {
        text.reset();
        return;
      }
    }
  }

  /** Repairs line ends that are no line feed with at most one carriage return before it. */
  private static InputStream withLineFeeds(BufferedInputStream text) throws IOException {
    text.mark(LONGEST_LINE);
    int returns = 0;
    int next = text.read();
    for (int i = 1; i < LONGEST_LINE && next >= 0 && next != '\n'; i++) {
      if (next == '\r') {
        returns++;
      } else if (returns > 0) {
        break;
      }
      next = text.read();
    }
    text.reset();
    if (returns == 0 || returns == 1 && (next == '\n' || next < 0)) {
      return text;
    }
    return new ReturnsReplaced(text, next == '\n');
  }

  /** Carriage returns as line feeds, or none of them where line feeds end the lines. */
  private static final class ReturnsReplaced extends BlockInputStream {
    private final InputStream text;
    private final boolean dropped;

    ReturnsReplaced(InputStream text, boolean dropped) {
      this.text = text;
      this.dropped = dropped;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int kept = 0;
      while (kept == 0 && length > 0) {
        int count = text.read(bytes, offset, length);
        if (count < 0) {
          return -1;
        }
        for (int i = offset; i < offset + count; i++) {
          if (bytes[i] != '\r') {
            bytes[offset + kept++] = bytes[i];
          } else if (!dropped) {
            bytes[offset + kept++] = '\n';
          }
        }
      }
      return kept;
    }

    @Override
    public void close() throws IOException {
      text.close();
    }
  }
}
