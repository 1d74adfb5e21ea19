package dev.synctrace.parsers.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The beginning of a file, by which its format is recognised.
 *
 * @param text up to 64 Ki bytes, decoded by byte order mark, else as UTF-8 with replacements;
 *     without the mark
 * @param charset what a reader of the whole file should take when the format names none: the byte
 *     order mark's, UTF-16 when every other byte is zero, else UTF-8
 * @param whole whether {@code text} is all there is
 * @param head the first bytes, one character for each
 */
public record FilePrefix(String text, Charset charset, boolean whole, String head) {
  private static final int HEAD = 128;
  private static final int BYTES = 64 * 1024;
  private static final int ENOUGH_TO_TELL = 64;

  /** Reads the head and leaves the rest; the caller closes the stream. */
  public static FilePrefix of(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(BYTES);
    Charset charset = charset(bytes);
    int mark = byteOrderMark(bytes);
    return new FilePrefix(
        new String(bytes, mark, bytes.length - mark, charset),
        charset,
        bytes.length < BYTES,
        new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1));
  }

  /** The text without leading blanks. */
  public String start() {
    return text.stripLeading();
  }

  private static Charset charset(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    int evenZeros = 0;
    int oddZeros = 0;
    int looked = Math.min(bytes.length, ENOUGH_TO_TELL) & ~1;
    for (int i = 0; i < looked; i += 2) {
      evenZeros += bytes[i] == 0 ? 1 : 0;
      oddZeros += bytes[i + 1] == 0 ? 1 : 0;
    }
    int most = looked / 2 * 3 / 4;
    if (most > 0 && oddZeros > most && evenZeros == 0) {
      return StandardCharsets.UTF_16LE;
    }
    if (most > 0 && evenZeros > most && oddZeros == 0) {
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }

  private static int byteOrderMark(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    return startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF) ? 2 : 0;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
