package dev.synctrace.diagnosis.trace;

import dev.synctrace.parsers.secret.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The parameter of a task: Base64 of XML that may hold a whole script (messages-client.md section
 * 1). Hidden unless the person asks; then shown as far as it is text.
 *
 * @param written as the log has it
 */
public record TaskParameter(String written) {
  /** More Base64 than this is never decoded: no one reads that much in a terminal. */
  private static final int MOST = 64 * 1024;

  private static final char CUT = '\u2026';

  /** How it is shown by default: only its length. */
  public String masked() {
    return Secrets.maskParameter(written);
  }

  /**
   * Its content, on one line, at most so long, tokens masked. A log cuts long parameters; what is
   * before the cut is decoded.
   *
   * @param length most characters of the text, at least 1
   * @return empty when it is no Base64, or not of text
   */
  public Optional<String> decoded(int length) {
    String base64 = wholeBase64();
    if (base64.isEmpty()) {
      return Optional.empty();
    }
    boolean whole = base64.length() >= written.strip().length();
    byte[] bytes = Base64.getDecoder().decode(base64);
    return text(bytes)
        .filter(TaskParameter::isReadable)
        .map(text -> Secrets.mask(oneLine(text)))
        .map(text -> cut(text, length, whole));
  }

  /** The longest beginning that is whole groups of four Base64 characters. */
  private String wholeBase64() {
    String text = written.strip();
    int end = 0;
    while (end < text.length() && end < MOST && isBase64(text.charAt(end))) {
      end++;
    }
    int padding = end;
    while (end < text.length() && end - padding < 2 && text.charAt(end) == '=') {
      end++;
    }
    return text.substring(0, end - end % 4);
  }

  private static boolean isBase64(char c) {
    boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return letter || (c >= '0' && c <= '9') || c == '+' || c == '/';
  }

  /** PowerShell writes UTF-16; a zero in every second byte tells. */
  private static Optional<String> text(byte[] bytes) {
    boolean wide = bytes.length >= 2 && bytes[0] != 0 && bytes[1] == 0;
    return decode(bytes, wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
  }

  /** A cut may fall into a character: up to three bytes at the end are not held against it. */
  private static Optional<String> decode(byte[] bytes, Charset charset) {
    for (int length = bytes.length; length > 0 && length >= bytes.length - 3; length--) {
      Optional<String> text = decode(ByteBuffer.wrap(bytes, 0, length), charset);
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> decode(ByteBuffer bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(bytes)
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty(); // no text in this encoding
    }
  }

  private static boolean isReadable(String text) {
    return !text.isBlank()
        && text.codePoints().allMatch(c -> !Character.isISOControl(c) || Character.isWhitespace(c));
  }

  /** Line breaks become blanks; characters that could rearrange a terminal's line are dropped. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  private static String cut(String text, int length, boolean whole) {
    if (text.length() <= length) {
      return whole ? text : text + CUT;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end) + CUT;
  }
}
