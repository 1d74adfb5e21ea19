package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.file.BlockInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;

/** Decodes uuencode, as mail programs before MIME attached a file. */
final class UuencodedStream extends BlockInputStream {
  /** A line has at most 63 bytes, in groups of three that become four characters. */
  private static final int LONGEST_LINE = 1 << 10;

  private static final String BEGIN = "begin ";

  private final BufferedInputStream text;
  private final byte[] decoded = new byte[63];
  private int position;
  private int length;
  private boolean begun;
  private boolean ended;

  /**
   * @param text lines; those behind {@code end} are left to be read
   * @param begun whether the line {@code begin} was read; else those before it are read over
   */
  UuencodedStream(BufferedInputStream text, boolean begun) {
    this.text = text;
    this.begun = begun;
  }

  /** Whether this may be a line of data, which begins with their number. */
  static boolean isLine(String line) {
    if (line.isEmpty() || line.charAt(0) > '`' || line.charAt(0) < ' ') {
      return false;
    }
    int groups = ((line.charAt(0) - ' ' & 0x3F) + 2) / 3;
    int length = 1 + 4 * groups;
    return line.chars().allMatch(c -> c >= ' ' && c <= '`')
        && line.length() <= length + 1
        && line.length() > length - 4;
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
    if (ended) {
      passEnd();
    }
    for (int i = 0; i < length; i++) {
      int group = 1 + i / 3 * 4 + i % 3;
      int shift = 2 + i % 3 * 2;
      decoded[i] = (byte) (value(line, group) << shift | value(line, group + 1) >> 6 - shift);
    }
  }

  private void passEnd() throws IOException {
    text.mark(5);
    byte[] next = text.readNBytes(5);
    String end = new String(next, StandardCharsets.ISO_8859_1);
    text.reset();
    if (end.startsWith("end")) {
      text.skipNBytes(end.indexOf('\n') < 0 ? 3 : end.indexOf('\n') + 1);
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
