package dev.synctrace.parsers.bundle.file;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a source; every failure to read them is an {@link UnreadableSourceException}. */
public class SourceStream extends BlockInputStream {
  private final InputStream bytes;

  public SourceStream(InputStream bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count;
    try {
      count = bytes.read(buffer, offset, length);
    } catch (IOException e) {
      throw UnreadableSourceException.of(e);
    }
    if (count < 0) {
      ended();
    } else {
      passed(buffer, offset, count);
    }
    return count;
  }

  /** Sees every byte that is handed out. */
  public void passed(byte[] buffer, int offset, int count) throws UnreadableSourceException {}

  /** Called when the end is reached. */
  public void ended() throws UnreadableSourceException {}

  @Override
  public void close() throws IOException {
    try {
      bytes.close();
    } catch (IOException e) {
      throw UnreadableSourceException.of(e);
    }
  }
}
