package dev.synctrace.parsers.bundle.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * End of a zip, which describes its directory (APPNOTE.TXT 4.3.14 to 4.3.16). Asked before the
 * platform is, because the platform takes the whole directory into memory.
 */
final class ZipEnd {
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
