package dev.synctrace.index.lucene.document;

import dev.synctrace.index.lucene.document.EventCodec.StringInterner;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;

/**
 * Reads what {@link ByteOutput} wrote. Bytes that it did not write give an {@link
 * IndexOutOfBoundsException} or {@link IllegalArgumentException} at some point, or nonsense.
 */
final class ByteInput {
  private final StringInterner repeated;
  private final byte[] buffer;
  private final int end;
  private int at;

  ByteInput(BytesRef bytes, StringInterner repeated) {
    this.repeated = repeated;
    buffer = bytes.bytes;
    at = bytes.offset;
    end = bytes.offset + bytes.length;
  }

  int readByte() {
    if (at >= end) {
      throw new IndexOutOfBoundsException("unexpected end");
    }
    return buffer[at++] & 0xFF;
  }

  long readUnsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = readByte();
      value |= (long) (b & 0x7F) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number is too long");
  }

  long readSigned() {
    long value = readUnsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  String readString() {
    long header = readUnsigned();
    int from = skipText(header);
    if (isLatin(header)) {
      return new String(buffer, from, at - from, StandardCharsets.ISO_8859_1);
    }
    return readCharacters(from, at);
  }

  /** A text that many events have. */
  String readRepeated() {
    long header = readUnsigned();
    int from = skipText(header);
    return isLatin(header) ? repeated.of(buffer, from, at) : readCharacters(from, at);
  }

  private static boolean isLatin(long header) {
    return (header & 1) == 1;
  }

  /** Goes behind a text and gives its beginning. */
  private int skipText(long header) {
    long bytes = header >>> 1;
    if (bytes > end - at) {
      throw new IndexOutOfBoundsException("a text is longer than the event");
    }
    int from = at;
    at += (int) bytes;
    return from;
  }

  private String readCharacters(int from, int to) {
    char[] text = new char[to - from];
    int length = 0;
    int i = from;
    while (i < to) {
      int b = buffer[i] & 0xFF;
      if (b < 0x80) {
        text[length++] = (char) b;
        i++;
      } else if (b < 0xE0) {
        text[length++] = (char) (((b & 0x1F) << 6) | rest(i + 1));
        i += 2;
      } else {
        text[length++] = (char) (((b & 0xF) << 12) | (rest(i + 1) << 6) | rest(i + 2));
        i += 3;
      }
    }
    return new String(text, 0, length);
  }

  private int rest(int index) {
    return buffer[index] & 0x3F;
  }
}
