package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A tar (POSIX.1-2001 and GNU), plain or as it comes out of a compression. Links and devices are
 * reported; a sparse file is read as it was, holes as zeros.
 */
final class TarArchive {
  private static final int RECORD = 512;

  private TarArchive() {}

  /**
   * Unpacks a tar; its stream is left open.
   *
   * @throws UnreadableSourceException when the bytes are not those that were packed: a tar has no
   *     checksum of its files, so where that of the compression fails, any of them may be wrong
   */
  static void unpack(InputStream bytes, UnpackedArchive unpacked) throws IOException {
    BoundedHeaders bounded = new BoundedHeaders(bytes);
    boolean whole = walk(bounded, unpacked);
    bounded.readToEnd();
    if (bounded.failure != null && !(bounded.isCut() && (whole || bounded.ranOut))) {
      throw bounded.failure;
    }
    if (!whole || bounded.failure != null) {
      unpacked.damaged();
    }
  }

  /** Takes member after member, and tells whether the tar's end was reached. */
  private static boolean walk(BoundedHeaders bounded, UnpackedArchive unpacked) throws IOException {
    TarReader tar = new TarReader(bounded);
    InputStream content = LibraryCall.stream(tar);
    try {
      for (TarArchiveEntry entry = next(tar, bounded); entry != null; entry = next(tar, bounded)) {
        unpacked.entry();
        if (!entry.isCheckSumOK() || !take(entry, content, unpacked)) {
          return false;
        }
      }
    } catch (ArchiveBudget.OverdrawnException e) {
      throw e;
    } catch (UnreadableSourceException e) {
      return false;
    }
    return tar.endReached;
  }

  private static @Nullable TarArchiveEntry next(TarReader tar, BoundedHeaders bounded)
      throws IOException {
    bounded.startHeaders();
    TarArchiveEntry entry = LibraryCall.of(tar::getNextEntry);
    bounded.startContent();
    return entry;
  }

  private static boolean take(TarArchiveEntry entry, InputStream content, UnpackedArchive unpacked)
      throws IOException {
    String name = name(entry.getName());
    if (entry.isDirectory()) {
      return true;
    }
    if (entry.isLink() || entry.isSymbolicLink()) {
      unpacked.refuse(Refusal.link(name));
      return true;
    }
    if (entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice()) {
      unpacked.refuse(Refusal.device(name));
      return true;
    }
    return unpacked.add(name, content);
  }

  /**
   * A header holds bytes, which the library is told to take for Latin-1, or characters in an
   * extended header. What is UTF-8 when taken back to bytes was UTF-8.
   */
  private static String name(String read) {
    if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(read)) {
      return read;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(read.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return read;
    }
  }

  /** Notes whether the tar has an end or was cut between two members. */
  private static final class TarReader extends TarArchiveInputStream {
    private boolean endReached;

    TarReader(InputStream bytes) {
      super(bytes, RECORD, RECORD, StandardCharsets.ISO_8859_1.name(), true);
    }

    @Override
    protected boolean isEOFRecord(byte[] record) {
      boolean end = super.isEOFRecord(record);
      endReached |= end && record != null;
      return end;
    }
  }

  /**
   * Bounds what a header may be long: the library holds names, extended headers and the map of a
   * sparse file in memory.
   */
  private static final class BoundedHeaders extends FilterInputStream {
    private static final long MOST_BYTES = 1 << 20;

    private long left = MOST_BYTES;
    private @Nullable UnreadableSourceException failure;
    private boolean ranOut;

    BoundedHeaders(InputStream bytes) {
      super(bytes);
    }

    void startHeaders() {
      left = MOST_BYTES;
    }

    void startContent() {
      left = Long.MAX_VALUE;
    }

    /** Reads what is behind the tar, for the checksum at the end of a compression. */
    void readToEnd() throws ArchiveBudget.OverdrawnException {
      ranOut = failure != null;
      startContent();
      byte[] block = new byte[1 << 13];
      while (failure == null) {
        try {
          if (read(block, 0, block.length) < 0) {
            return;
          }
        } catch (ArchiveBudget.OverdrawnException e) {
          throw e;
        } catch (IOException e) {
          failure = UnreadableSourceException.of(e);
        }
      }
    }

    /** Whether the bytes ended too early. */
    boolean isCut() {
      return failure != null && failure.getCause() instanceof EOFException;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        int count = super.read(buffer, offset, length);
        passed(count);
        return count;
      } catch (UnreadableSourceException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public long skip(long count) throws IOException {
      byte[] block = new byte[(int) Math.min(count, 1 << 13)];
      return Math.max(0, read(block, 0, block.length));
    }

    private void passed(long count) throws IOException {
      left -= Math.max(0, count);
      if (left < 0) {
        throw new IOException("a header is longer than " + MOST_BYTES + " bytes");
      }
    }
  }
}
