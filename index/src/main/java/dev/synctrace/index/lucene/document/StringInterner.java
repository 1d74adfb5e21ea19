package dev.synctrace.index.lucene.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.util.StringHelper;

/**
 * Gives texts that come again and again, such as names of sources and attributes, as one and the
 * same string. Remembers so many at most. For one thread.
 */
final class StringInterner {
  private static final int SLOTS = 1 << 10;

  private final byte[][] bytes = new byte[SLOTS][];
  private final String[] texts = new String[SLOTS];

  /** The text of these Latin-1 bytes. */
  String of(byte[] buffer, int from, int to) {
    int slot = StringHelper.murmurhash3_x86_32(buffer, from, to - from, 0) & (SLOTS - 1);
    byte[] there = bytes[slot];
    if (there == null || !Arrays.equals(there, 0, there.length, buffer, from, to)) {
      bytes[slot] = Arrays.copyOfRange(buffer, from, to);
      texts[slot] = new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }
    return texts[slot];
  }
}
