package dev.synctrace.parsers.eventlog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * One chunk of an event log. Its records refer to names and templates by their offset in the chunk,
 * so a chunk can be read without any other. The same 64 KiB hold one chunk after the other.
 */
final class EventLogChunk {
  /** Length of a chunk and of the space that is reserved for one. */
  static final int SIZE = 64 * 1024;

  private static final byte[] SIGNATURE = "ElfChnk\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int HEADER = 512;
  private static final int FIRST_NUMBER = 24;
  private static final int FREE_SPACE = 48;
  private static final int LONGEST_NAME = 1024;

  private final byte[] bytes = new byte[SIZE];
  private final ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  private final Map<Integer, Name> names = new HashMap<>();
  private int length;

  /**
   * A name of an element or of an attribute.
   *
   * @param end first byte behind it
   */
  record Name(String text, int end) {}

  /** Reads the next chunk. Returns whether there was a byte. */
  boolean read(InputStream in) throws IOException {
    length = in.readNBytes(bytes, 0, SIZE);
    names.clear();
    return length > 0;
  }

  /** Returns how many bytes there are; fewer than {@link #SIZE} at the end of a truncated file. */
  int length() {
    return length;
  }

  /** Returns whether nothing was ever written to it. Windows reserves space for chunks. */
  boolean isUnused() {
    for (int i = 0; i < length; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether it begins as a chunk does and has space for a record. */
  boolean hasHeader() {
    return length >= HEADER && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, 8);
  }

  /** Returns where the first record is. */
  int firstRecord() {
    return HEADER;
  }

  /** Returns the number of the first record according to the header. */
  long firstNumber() {
    return i64(FIRST_NUMBER);
  }

  /**
   * Returns the end of the last record according to the header, which Windows writes later than the
   * records; the end of the header where the number is absurd.
   */
  int endOfRecords() {
    long end = u32(FREE_SPACE);
    return end >= HEADER && end <= SIZE ? (int) end : HEADER;
  }

  int u8(int at) {
    return bytes[at] & 0xFF;
  }

  int u16(int at) {
    return Short.toUnsignedInt(numbers.getShort(at));
  }

  long u32(int at) {
    return Integer.toUnsignedLong(numbers.getInt(at));
  }

  long i64(int at) {
    return numbers.getLong(at);
  }

  /** Returns UTF-16 text; the caller has checked that it is inside. */
  String text(int at, int characters) {
    return new String(bytes, at, 2 * characters, StandardCharsets.UTF_16LE);
  }

  /** Returns bytes as a view on the chunk; the caller has checked that they are inside. */
  ByteBuffer slice(int at, int size) {
    return numbers.slice(at, size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns the name at an offset: the next name's offset, a hash, a length, UTF-16, a zero. */
  Name name(long offset) throws DamagedRecordException {
    if (offset < 0 || offset > length) {
      throw new DamagedRecordException("the offset of a name is outside of its chunk");
    }
    Name known = names.get((int) offset);
    if (known == null) {
      ChunkCursor cursor = new ChunkCursor(this, (int) offset, length);
      cursor.take(4 + 2);
      int characters = cursor.u16();
      if (characters > LONGEST_NAME) {
        throw new DamagedRecordException("a name is too long");
      }
      String text = cursor.text(characters);
      cursor.take(2);
      known = new Name(text, cursor.position());
      names.put((int) offset, known);
    }
    return known;
  }
}
