package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.file.BlockInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Decodes uuencode, as mail programs before MIME attached a file. */
final class UuencodedStream extends BlockInputStream {
  /** A line has at most 63 bytes, in groups of three that become four characters. */
  private static final int LONGEST_LINE = 1 << 10;

  private static final String BEGIN = "begin ";

  private final InputStream text;
  private final byte[] decoded = new byte[63];
  private int position;
  private int length;
  private boolean begun;
  private boolean ended;

  /**
   * @param text lines, of which those before {@code begin} are not read
   */
  UuencodedStream(InputStream text) {
    this.text = new BufferedInputStream(text);
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws IOException {
    while (position == length && !ended) {
      decodeLine();
    }
    if (position == length) {
      return -1;
    }
    int read = Math.min(count, length - position);
    System.arraycopy(decoded, position, buffer, offset, read);
    position += read;
    return read;
  }

  private void decodeLine() throws IOException {
    while (!begun) {
      begun = line().startsWith(BEGIN);
    }
    String line = line();
    if (line.isEmpty() || line.equals("end")) {
      ended = line.equals("end");
      return;
    }
    length = value(line, 0);
    position = 0;
    ended = length == 0;
    for (int i = 0; i < length; i++) {
      int group = 1 + i / 3 * 4 + i % 3;
      int shift = 2 + i % 3 * 2;
      decoded[i] = (byte) (value(line, group) << shift | value(line, group + 1) >> 6 - shift);
    }
  }

  /** Blanks at the end of a line may be lost on the way. */
  private static int value(String line, int index) throws IOException {
    int c = index < line.length() ? line.charAt(index) : ' ';
    if (c < ' ' || c > '`') {
      throw new ZipException("its uuencoded data are not valid");
    }
    return c - ' ' & 0x3F;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = text.read();
    if (c < 0) {
      throw new EOFException();
    }
    for (; c >= 0 && c != '\n'; c = text.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
      if (line.length() > LONGEST_LINE) {
        throw new ZipException("its uuencoded data are not valid");
      }
    }
    return line.toString();
  }
}
