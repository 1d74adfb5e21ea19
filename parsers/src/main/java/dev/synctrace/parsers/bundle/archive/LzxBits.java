package dev.synctrace.parsers.bundle.archive;

import java.nio.ByteBuffer;
import java.util.zip.ZipException;

/** Bits of an LZX frame: words of 16 bits, little-endian, each read from its highest bit on. */
final class LzxBits {
  private static final int WORD = 16;

  private ByteBuffer packed = ByteBuffer.allocate(0);

  /** Bits that were taken from the words and not yet used, from the highest on. */
  private int buffer;

  private int count;

  /** Zero bits in the buffer that are behind the end of the frame; none may be used. */
  private int behind;

  /**
   * Begins a frame.
   *
   * @param frame its bytes, little-endian
   */
  void start(ByteBuffer frame) {
    packed = frame;
    buffer = 0;
    count = 0;
    behind = 0;
  }

  /**
   * Reads up to 17 bits as a number.
   *
   * @throws ZipException when the frame ends before
   */
  int read(int length) throws ZipException {
    if (length == 0) {
      return 0;
    }
    fill(length);
    int value = buffer >>> Integer.SIZE - length;
    use(length);
    return value;
  }

  /** The next 16 bits, zeros after the end, without using them. */
  int peek() {
    fill(WORD);
    return buffer >>> WORD;
  }

  /** Uses up to 17 bits that were looked at. */
  void use(int length) throws ZipException {
    buffer <<= length;
    count -= length;
    if (count < behind) {
      throw cut();
    }
  }

  private void fill(int length) {
    while (count < length) {
      int word = 0;
      if (packed.remaining() >= 2) {
        word = Short.toUnsignedInt(packed.getShort());
      } else if (packed.hasRemaining()) {
        word = Byte.toUnsignedInt(packed.get());
      } else {
        behind += WORD;
      }
      buffer |= word << Integer.SIZE - WORD - count;
      count += WORD;
    }
  }

  /** Passes over the rest of the word, or over a whole one at its begin, to read bytes. */
  void align() throws ZipException {
    if (count == 0) {
      read(WORD);
    }
    buffer = 0;
    count = 0;
  }

  /** Reads a number of 4 bytes; only after {@link #align()}. */
  int readInt() throws ZipException {
    if (packed.remaining() < Integer.BYTES) {
      throw cut();
    }
    return packed.getInt();
  }

  /** Reads bytes; only after {@link #align()}, or at the begin of a frame. */
  void readBytes(byte[] bytes, int offset, int length) throws ZipException {
    if (packed.remaining() < length) {
      throw cut();
    }
    packed.get(bytes, offset, length);
  }

  /** Passes over the byte that makes an odd number of bytes even. */
  void skipPadding() {
    if (packed.hasRemaining()) {
      packed.get();
    }
  }

  private static ZipException cut() {
    return new ZipException("a block of data ends too early");
  }
}
