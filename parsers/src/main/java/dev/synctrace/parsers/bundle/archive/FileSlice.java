package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.file.BlockInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A stretch of an open file; several may be read at once. */
final class FileSlice extends BlockInputStream {
  private final FileChannel file;
  private final long end;
  private long position;

  FileSlice(FileChannel file, long start, long end) {
    this.file = file;
    this.position = start;
    this.end = end;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int wanted = (int) Math.min(length, end - position);
    if (wanted <= 0) {
      return -1;
    }
    int count = file.read(ByteBuffer.wrap(buffer, offset, wanted), position);
    if (count > 0) {
      position += count;
    }
    return count;
  }
}
