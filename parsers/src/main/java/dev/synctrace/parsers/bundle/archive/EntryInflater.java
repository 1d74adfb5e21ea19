package dev.synctrace.parsers.bundle.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Unpacks the bare deflated data of a zip's entry and tells where it ended. */
final class EntryInflater extends InflaterInputStream {
  private static final int BLOCK = 1 << 13;

  /**
   * @param packed begins with the entry's data; may continue after it
   */
  EntryInflater(InputStream packed) {
    super(packed, new Inflater(true), BLOCK);
  }

  /** Packed bytes used so far. */
  long packedBytes() {
    return inf.getBytesRead();
  }

  @Override
  public void close() throws IOException {
    super.close();
    inf.end(); // not freed by the platform's class when the inflater is given
  }
}
