package dev.synctrace.index.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells the progress how many bytes went by. */
final class CountedStream extends FilterInputStream {
  private final IngestProgress progress;

  CountedStream(InputStream in, IngestProgress progress) {
    super(in);
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      progress.advanced(1, 0);
    }
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      progress.advanced(read, 0);
    }
    return read;
  }
}
