package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.archive.ArchiveMember.Packed;
import dev.synctrace.parsers.bundle.file.MemberName;
import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A zip whose directory the platform's own reader accepts. */
final class IndexedZip implements Closeable {
  /** Of the directory, which is held in memory; a hundred thousand long names stay below it. */
  private static final long MOST_BYTES = 64 << 20;

  private final ZipFile zip;

  private IndexedZip(ZipFile zip) {
    this.zip = zip;
  }

  /**
   * Opens a zip.
   *
   * @return empty when the platform refuses it: cut, damaged, or one entry encrypted or packed in a
   *     rare way; {@link SalvagedZip} then saves what can be saved. Empty too when its directory is
   *     monstrous: walking a zip takes no more memory than its limits allow
   */
  static Optional<IndexedZip> open(Path file) throws IOException {
    try {
      long directory = ZipEnd.directoryBytes(file);
      if (directory < 0 || directory > MOST_BYTES) {
        return Optional.empty();
      }
    } catch (IOException e) {
      throw UnreadableSourceException.of(e);
    }
    for (Charset names : List.of(StandardCharsets.UTF_8, MemberName.IBM437)) {
      try {
        return Optional.of(new IndexedZip(new ZipFile(file.toFile(), names)));
      } catch (IOException refused) {
        // A name that is not UTF-8 refuses the whole zip; anything else refuses it twice.
      }
    }
    return Optional.empty();
  }

  /** Files and folders. */
  int entries() {
    return zip.size();
  }

  /** Whether two entries have one name: the platform would give the same bytes for both. */
  boolean hasDoubles() {
    Set<String> names = new HashSet<>();
    return !zip.stream().map(ZipEntry::getName).allMatch(names::add);
  }

  List<Packed> members() {
    return zip.stream()
        .filter(entry -> !MemberName.isFolder(entry.getName()))
        .map(this::packed)
        .toList();
  }

  private Packed packed(ZipEntry entry) {
    return new Packed(
        entry.getName(),
        known(entry.getSize()),
        known(entry.getCrc()),
        0,
        () -> zip.getInputStream(entry));
  }

  private static OptionalLong known(long value) {
    return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /**
   * End of a zip, which describes its directory (APPNOTE.TXT 4.3.14 to 4.3.16). Asked before the
   * platform is, because the platform takes the whole directory into memory.
   */
  static final class ZipEnd {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int ZIP64_END = 0x06064b50;
    private static final int ZIP64_END_LENGTH = 56;
    private static final long IN_ZIP64_END = 0xFFFF_FFFFL;

    private ZipEnd() {}

    /** Bytes of the directory; 0 when the zip has no end. */
    static long directoryBytes(Path zip) throws IOException {
      try (FileChannel file = FileChannel.open(zip)) {
        int length = (int) Math.min(file.size(), END_LENGTH + LONGEST_COMMENT);
        long start = file.size() - length;
        ByteBuffer tail = LocalHeader.bytes(file, start, length);
        for (int i = tail.remaining() - END_LENGTH; i >= 0; i--) {
          if (tail.getInt(i) == END) {
            long bytes = Integer.toUnsignedLong(tail.getInt(i + 12));
            return bytes == IN_ZIP64_END ? inZip64End(file, start + i) : bytes;
          }
        }
        return 0;
      }
    }

    private static long inZip64End(FileChannel file, long end) throws IOException {
      if (end < LOCATOR_LENGTH) {
        return IN_ZIP64_END;
      }
      ByteBuffer locator = LocalHeader.bytes(file, end - LOCATOR_LENGTH, LOCATOR_LENGTH);
      long at = locator.getInt(0) == LOCATOR ? locator.getLong(8) : -1;
      if (at < 0 || at > file.size() - ZIP64_END_LENGTH) {
        return IN_ZIP64_END;
      }
      ByteBuffer zip64End = LocalHeader.bytes(file, at, ZIP64_END_LENGTH);
      return zip64End.getInt(0) == ZIP64_END ? zip64End.getLong(40) : IN_ZIP64_END;
    }
  }
}
