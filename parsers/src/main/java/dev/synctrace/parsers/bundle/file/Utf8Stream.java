package dev.synctrace.parsers.bundle.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The bytes of a text in UTF-8, whatever its own character set. */
public final class Utf8Stream extends BlockInputStream {
  private static final int BLOCK = 1 << 13;

  private final Reader characters;
  private final char[] buffer = new char[BLOCK];
  private ByteArrayInputStream ready = new ByteArrayInputStream(new byte[0]);

  public Utf8Stream(InputStream bytes, Charset charset) {
    this.characters = new InputStreamReader(bytes, charset);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (ready.available() == 0) {
      int count = characters.read(buffer, 0, buffer.length - 1);
      if (count < 0) {
        return -1;
      }
      // Both halves of a pair are encoded together.
      if (count > 0 && Character.isHighSurrogate(buffer[count - 1])) {
        int low = characters.read();
        if (low >= 0) {
          buffer[count++] = (char) low;
        }
      }
      String text = new String(buffer, 0, count);
      ready = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
    return ready.read(bytes, offset, length);
  }
}
