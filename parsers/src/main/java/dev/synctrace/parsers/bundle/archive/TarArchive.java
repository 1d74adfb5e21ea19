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

  /** Unpacks a tar; its stream is left open. */
  static void unpack(InputStream bytes, UnpackedArchive unpacked) throws IOException {
    BoundedHeaders bounded = new BoundedHeaders(bytes);
    TarReader tar = new TarReader(bounded);
    InputStream content = LibraryCall.stream(bounded.cutOrDamaged(tar));
    try {
      for (TarArchiveEntry entry = next(tar, bounded); entry != null; entry = next(tar, bounded)) {
        unpacked.entry();
        if (!entry.isCheckSumOK() || !take(entry, content, unpacked)) {
          unpacked.damaged();
          return;
        }
      }
    } catch (ArchiveBudget.OverdrawnException e) {
      throw e;
    } catch (UnreadableSourceException e) {
      unpacked.damaged();
      return;
    }
    if (!tar.endReached) {
      unpacked.damaged();
    }
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
    private boolean ended;

    BoundedHeaders(InputStream bytes) {
      super(bytes);
    }

    void startHeaders() {
      left = MOST_BYTES;
    }

    void startContent() {
      left = Long.MAX_VALUE;
    }

    /** Tells a tar that ended too early from one that is spoilt. */
    InputStream cutOrDamaged(InputStream tar) {
      return new FilterInputStream(tar) {
        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          try {
            return super.read(buffer, offset, length);
          } catch (UnreadableSourceException e) {
            throw e;
          } catch (IOException e) {
            throw ended ? new EOFException() : e;
          }
        }
      };
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      passed(count);
      return count;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      passed(one < 0 ? -1 : 1);
      return one;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(count);
      passed(skipped);
      return skipped;
    }

    private void passed(long count) throws UnreadableSourceException {
      ended |= count < 0;
      left -= Math.max(0, count);
      if (left < 0) {
        throw new UnreadableSourceException(
            "has a header of more than " + MOST_BYTES + " bytes. Create the archive again");
      }
    }
  }
}
