package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.file.MemberName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Local header in a zip before each entry's bytes (APPNOTE.TXT 4.3.7). Less trusted than the zip's
 * directory at its end, but still there when the end is not.
 *
 * @param name as decoded; not to be trusted
 * @param crc CRC-32 of the unpacked bytes; 0 when it follows the bytes
 * @param packed bytes of packed data; 0 when that is told after the bytes
 * @param dataStart where the packed data begins in the file
 */
record LocalHeader(String name, int flags, int method, long crc, long packed, long dataStart) {
  static final int SIGNATURE = 0x04034b50;
  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int LENGTH = 30;
  private static final int ENCRYPTED = 1;
  private static final int TOLD_AFTERWARDS = 1 << 3;
  private static final int ZIP64_EXTRA = 1;
  private static final long IN_EXTRA = 0xFFFF_FFFFL;

  /**
   * Reads the header at a position.
   *
   * @return empty when there is none, or not a whole one
   */
  static Optional<LocalHeader> read(FileChannel file, long at) throws IOException {
    ByteBuffer fixed = bytes(file, at, LENGTH);
    if (fixed.remaining() < LENGTH || fixed.getInt(0) != SIGNATURE) {
      return Optional.empty();
    }
    int nameLength = Short.toUnsignedInt(fixed.getShort(26));
    int extraLength = Short.toUnsignedInt(fixed.getShort(28));
    ByteBuffer rest = bytes(file, at + LENGTH, nameLength + extraLength);
    if (rest.remaining() < nameLength + extraLength) {
      return Optional.empty();
    }
    byte[] name = new byte[nameLength];
    rest.get(name);
    long packed = Integer.toUnsignedLong(fixed.getInt(18));
    return Optional.of(
        new LocalHeader(
            MemberName.decode(name),
            Short.toUnsignedInt(fixed.getShort(6)),
            Short.toUnsignedInt(fixed.getShort(8)),
            Integer.toUnsignedLong(fixed.getInt(14)),
            packed == IN_EXTRA ? packedInExtra(rest) : packed,
            at + LENGTH + nameLength + extraLength));
  }

  boolean isEncrypted() {
    return (flags & ENCRYPTED) != 0;
  }

  /** Whether length and checksum are before the data rather than after it. */
  boolean tellsLength() {
    return (flags & TOLD_AFTERWARDS) == 0;
  }

  /** Zip64: the extra field holds the unpacked length, then the packed one, 8 bytes each. */
  private static long packedInExtra(ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int id = Short.toUnsignedInt(extra.getShort());
      int length = Short.toUnsignedInt(extra.getShort());
      if (id == ZIP64_EXTRA && length >= 16 && extra.remaining() >= 16) {
        return extra.getLong(extra.position() + 8);
      }
      extra.position(extra.position() + Math.min(length, extra.remaining()));
    }
    return IN_EXTRA;
  }

  /** Up to {@code length} bytes, fewer at the file's end, little-endian. */
  static ByteBuffer bytes(FileChannel file, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      int count = file.read(buffer, at + buffer.position());
      if (count < 0) {
        break;
      }
    }
    return buffer.flip();
  }
}
