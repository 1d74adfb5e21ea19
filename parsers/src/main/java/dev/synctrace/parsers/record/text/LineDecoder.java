package dev.synctrace.parsers.record.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * The bytes of one line as text: UTF-8 when they are strictly that, else Windows-1252 for this line
 * (framing.md section 6).
 */
final class LineDecoder {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final char REPLACEMENT = '\uFFFD';

  private boolean sawUtf8BeyondAscii;

  /**
   * @param windows1252 whether the bytes were not UTF-8
   */
  record Decoded(String text, boolean windows1252) {}

  Decoded decode(byte[] bytes, int from, int length) {
    String text = new String(bytes, from, length, UTF_8);
    // The quick way replaces what is not UTF-8, so only a text with a replacement is in doubt.
    if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(bytes, from, length)) {
      return new Decoded(windows1252(bytes, from, length), true);
    }
    sawUtf8BeyondAscii |= text.length() < length;
    return new Decoded(text, false);
  }

  /** Whether a line has been read that is UTF-8 and not ASCII. */
  boolean sawUtf8BeyondAscii() {
    return sawUtf8BeyondAscii;
  }

  private static boolean isUtf8(byte[] bytes, int from, int length) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The five bytes that Windows-1252 leaves open become the control characters of that number. */
  private static String windows1252(byte[] bytes, int from, int length) {
    String text = new String(bytes, from, length, WINDOWS_1252);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] == REPLACEMENT) {
        chars[i] = (char) (bytes[from + i] & 0xFF);
      }
    }
    return new String(chars);
  }
}
