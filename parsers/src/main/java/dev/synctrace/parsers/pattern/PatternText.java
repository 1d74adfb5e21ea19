package dev.synctrace.parsers.pattern;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of a pattern while it is written: fixed words and placeholders, in UTF-8 and of bounded
 * length. It is used again for the next pattern. For one thread.
 */
final class PatternText {
  /** Bytes of a pattern: what follows in a longer message does not count. */
  static final int LONGEST = 320;

  /** For what is written whole once there is room, such as a placeholder in quotes. */
  private static final int MARGIN = 64;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes = new byte[LONGEST + MARGIN];
  private int length;
  private Placeholder last = Placeholder.TEXT;

  /** Where the last placeholder ends; -1 without any. */
  private int lastEnd;

  /** Whether the message goes on behind the pattern. */
  private boolean cut;

  void clear() {
    length = 0;
    lastEnd = -1;
  }

  boolean isFull() {
    return length >= LONGEST;
  }

  /** Writes an ASCII character. */
  void mark(char c) {
    if (length < LONGEST) {
      bytes[length++] = (byte) c;
    }
  }

  /** Writes one blank for any number of them, and none at the beginning. */
  void blank() {
    if (length > 0 && bytes[length - 1] != ' ') {
      mark(' ');
    }
  }

  /** Writes what is the same in every message. */
  void fixed(char[] text, int from, int to) {
    int stop = Math.min(to, from + LONGEST - length);
    byte[] ascii = bytes;
    int at = length;
    int i = from;
    while (i < stop && text[i] < 0x80) {
      ascii[at++] = (byte) text[i++];
    }
    length = at;
    if (i < stop) {
      fixedBeyondAscii(text, i, to);
    }
  }

  private void fixedBeyondAscii(char[] text, int from, int to) {
    for (int i = from; i < to && length < LONGEST; i++) {
      char c = text[i];
      if (c < 0x80) {
        bytes[length++] = (byte) c;
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xC0 | (c >> 6));
        bytes[length++] = (byte) (0x80 | (c & 0x3F));
      } else {
        char written = Character.isSurrogate(c) ? '\uFFFD' : c;
        bytes[length++] = (byte) (0xE0 | (written >> 12));
        bytes[length++] = (byte) (0x80 | ((written >> 6) & 0x3F));
        bytes[length++] = (byte) (0x80 | (written & 0x3F));
      }
    }
  }

  /** Writes the placeholder of a value, unless it only continues a list of the same. */
  void value(Placeholder placeholder) {
    if (length < LONGEST) {
      int start = length;
      put(placeholder);
      shortenList(placeholder, start);
    }
  }

  /** Writes a value in quotes. */
  void quoted(char quote) {
    if (length < LONGEST) {
      int start = length;
      bytes[length++] = (byte) quote;
      put(Placeholder.TEXT);
      bytes[length++] = (byte) quote;
      shortenList(Placeholder.TEXT, start);
    }
  }

  private void put(Placeholder placeholder) {
    byte[] name = placeholder.bytes();
    System.arraycopy(name, 0, bytes, length, name.length);
    length += name.length;
  }

  private void shortenList(Placeholder placeholder, int start) {
    if (lastEnd >= 0 && last == placeholder && continuesList(placeholder, start)) {
      length = lastEnd;
    } else {
      lastEnd = length;
      last = placeholder;
    }
  }

  private boolean continuesList(Placeholder placeholder, int start) {
    return switch (start - lastEnd) {
      case 1 ->
          isListMark(bytes[lastEnd]) || (bytes[lastEnd] == ' ' && placeholder.joinsAcrossBlanks());
      case 2 -> isListMark(bytes[lastEnd]) && bytes[lastEnd + 1] == ' ';
      default -> false;
    };
  }

  private static boolean isListMark(byte c) {
    return c == ',' || c == ';' || c == '|';
  }

  /** Takes blanks at the end back, and what is too long. */
  void end() {
    cut = length >= LONGEST;
    if (length > LONGEST) {
      length = LONGEST;
      while ((bytes[length] & 0xC0) == 0x80) {
        length--;
      }
    }
    while (length > 0 && bytes[length - 1] == ' ') {
      length--;
    }
  }

  /** Returns the same number for the same text on every computer. */
  long hash() {
    Arrays.fill(bytes, length, length + Long.BYTES, (byte) 0);
    long hash = length * 0x9E3779B97F4A7C15L;
    for (int i = 0; i < length; i += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(bytes, i)) * 0xD6E8FEB86659FD93L;
      hash ^= hash >>> 32;
    }
    hash *= 0xD6E8FEB86659FD93L;
    return hash ^ (hash >>> 29);
  }

  /** Returns the text, which ends with three dots where it was cut. */
  @Override
  public String toString() {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return cut ? text + "..." : text;
  }
}
