package dev.synctrace.index.lucene.document;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/**
 * A growing buffer for numbers of variable length and for strings. Any Java string survives, also
 * one with half a surrogate pair: characters are encoded one by one, in one to three bytes.
 */
final class ByteOutput {
  /** A larger buffer is not kept for the next event. */
  private static final int KEPT = 1 << 20;

  private byte[] buffer = new byte[1024];
  private int length;

  void reset() {
    length = 0;
    if (buffer.length > KEPT) {
      buffer = new byte[1024];
    }
  }

  /** What was written since the last reset, without a copy. */
  BytesRef bytes() {
    return new BytesRef(buffer, 0, length);
  }

  void writeByte(int value) {
    ensure(1);
    buffer[length++] = (byte) value;
  }

  /** A number that is mostly small and never negative. */
  void writeUnsigned(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[length++] = (byte) rest;
  }

  /** A number that is mostly near zero. */
  void writeSigned(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  void writeString(String text) {
    if (isAscii(text)) {
      writeAscii(text);
    } else {
      int bytes = encodedLength(text);
      writeUnsigned((long) bytes << 1);
      ensure(bytes);
      writeCharacters(text);
    }
  }

  private static boolean isAscii(String text) {
    int all = 0;
    for (int i = 0; i < text.length(); i++) {
      all |= text.charAt(i);
    }
    return all < 0x80;
  }

  /** Copies the low byte of each character, which is all of it: this is quicker than one by one. */
  @SuppressWarnings("deprecation")
  private void writeAscii(String text) {
    int bytes = text.length();
    writeUnsigned(((long) bytes << 1) | 1);
    ensure(bytes);
    text.getBytes(0, bytes, buffer, length);
    length += bytes;
  }

  private void writeCharacters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        buffer[length++] = (byte) c;
      } else if (c < 0x800) {
        buffer[length++] = (byte) (0xC0 | (c >> 6));
        buffer[length++] = (byte) (0x80 | (c & 0x3F));
      } else {
        buffer[length++] = (byte) (0xE0 | (c >> 12));
        buffer[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        buffer[length++] = (byte) (0x80 | (c & 0x3F));
      }
    }
  }

  private static int encodedLength(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes = Math.addExact(bytes, c < 0x800 ? 1 : 2);
      }
    }
    return bytes;
  }

  private void ensure(int more) {
    int needed = Math.addExact(length, more);
    if (needed > buffer.length) {
      int doubled = (int) Math.min(2L * buffer.length, Integer.MAX_VALUE - 8);
      buffer = Arrays.copyOf(buffer, Math.max(needed, doubled));
    }
  }
}
