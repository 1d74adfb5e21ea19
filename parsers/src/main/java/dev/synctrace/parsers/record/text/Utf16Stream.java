package dev.synctrace.parsers.record.text;

import java.io.IOException;
import java.io.InputStream;

/**
 * A UTF-16 source as UTF-8 bytes, so that lines are cut in one way whatever the encoding. Half a
 * surrogate pair and half a code unit at the end become U+FFFD.
 */
final class Utf16Stream extends InputStream {
  private static final int REPLACEMENT = 0xFFFD;

  private final InputStream in;
  private final int highByte;
  private final byte[] raw = new byte[32 * 1024];
  private int rawAt;
  private int rawEnd;
  private boolean ended;

  // Three bytes of UTF-8 for two of UTF-16 is the most there can be; a pair held back adds one.
  private final byte[] utf8 = new byte[raw.length * 2];
  private int utf8At;
  private int utf8End;
  private int heldHigh;

  Utf16Stream(InputStream in, boolean littleEndian) {
    this.in = in;
    this.highByte = littleEndian ? 1 : 0;
  }

  @Override
  public int read() throws IOException {
    return utf8At < utf8End || convert() ? utf8[utf8At++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (utf8At == utf8End && !convert()) {
      return -1;
    }
    int count = Math.min(length, utf8End - utf8At);
    System.arraycopy(utf8, utf8At, target, offset, count);
    utf8At += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean convert() throws IOException {
    utf8At = 0;
    utf8End = 0;
    while (utf8End == 0 && !ended) {
      fillRaw();
      while (rawEnd - rawAt >= 2) {
        int unit = (raw[rawAt + highByte] & 0xFF) << 8 | (raw[rawAt + 1 - highByte] & 0xFF);
        rawAt += 2;
        putUnit(unit);
      }
      if (ended) {
        flushHeld();
        if (rawAt < rawEnd) {
          put(REPLACEMENT);
        }
      }
    }
    return utf8End > 0;
  }

  private void fillRaw() throws IOException {
    if (rawAt < rawEnd) {
      raw[0] = raw[rawAt]; // the first half of a code unit
      rawEnd = 1;
    } else {
      rawEnd = 0;
    }
    rawAt = 0;
    int count = in.read(raw, rawEnd, raw.length - rawEnd);
    if (count < 0) {
      ended = true;
    } else {
      rawEnd += count;
    }
  }

  private void putUnit(int unit) {
    if (Character.isLowSurrogate((char) unit) && heldHigh != 0) {
      put(Character.toCodePoint((char) heldHigh, (char) unit));
      heldHigh = 0;
      return;
    }
    flushHeld();
    if (Character.isHighSurrogate((char) unit)) {
      heldHigh = unit;
    } else {
      put(Character.isLowSurrogate((char) unit) ? REPLACEMENT : unit);
    }
  }

  private void flushHeld() {
    if (heldHigh != 0) {
      heldHigh = 0;
      put(REPLACEMENT);
    }
  }

  private void put(int codePoint) {
    if (codePoint < 0x80) {
      utf8[utf8End++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      utf8[utf8End++] = (byte) (0xC0 | codePoint >> 6);
      putTail(codePoint);
    } else if (codePoint < 0x10000) {
      utf8[utf8End++] = (byte) (0xE0 | codePoint >> 12);
      putTail(codePoint >> 6);
      putTail(codePoint);
    } else {
      utf8[utf8End++] = (byte) (0xF0 | codePoint >> 18);
      putTail(codePoint >> 12);
      putTail(codePoint >> 6);
      putTail(codePoint);
    }
  }

  private void putTail(int bits) {
    utf8[utf8End++] = (byte) (0x80 | bits & 0x3F);
  }
}
