package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.CharacterFolding;
import dev.synctrace.output.redact.pseudonym.FormatPreservingIds;
import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.UnescapedText;
import dev.synctrace.parsers.model.Guid;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Base64 of a GUID's bytes, of a security identifier, or of a text that holds an identifier. The
 * last is written as Base64 again.
 */
public final class EncodedShape implements IdentifierShape {
  private static final int GUID_BYTES = 16;
  private static final int SHORTEST = 12;
  private static final int LONGEST = 4_096;

  /** The last of twenty-two digits has four bits to spare. */
  private static final String LAST_DIGITS = "AQgw";

  private static final String SID = "AQUAAAAAAAUV";

  private final UnaryOperator<String> texts;

  /**
   * @param texts redacts a text that was decoded
   */
  public EncodedShape(UnaryOperator<String> texts) {
    this.texts = texts;
  }

  @Override
  public int end(UnescapedText text, int start, int wordEnd) {
    if (isUrlGuid(text, start)) {
      return start - urlSign(text, start) + FormatPreservingIds.URL_LENGTH;
    }
    if (isDigit(text.around(start - 1)) || text.raw(wordEnd) == '-') {
      return NONE;
    }
    int end = start;
    boolean upper = false;
    boolean lower = false;
    boolean digit = false;
    while (end - start < LONGEST && isDigit(text.around(end)) && end < text.length()) {
      char c = text.raw(end);
      upper |= c >= 'A' && c <= 'Z';
      lower |= c >= 'a' && c <= 'z';
      digit |= !Character.isLetter(c);
      end++;
    }
    int padding = 0;
    while (padding < 2 && text.around(end + padding) == '=') {
      padding++;
    }
    boolean mixed = upper && lower && (digit || padding > 0);
    if (!mixed || end - start < SHORTEST || (end - start + padding) % 4 != 0) {
      return NONE;
    }
    return end + padding;
  }

  /** A sign that begins the digits and no word: 1 when there is one, else 0. */
  private static int urlSign(UnescapedText text, int start) {
    char before = text.around(start - 1);
    return before == '-' || before == '_' ? 1 : 0;
  }

  /** Twenty-two digits of Base64 for URLs, as many as sixteen bytes take without padding. */
  private static boolean isUrlGuid(UnescapedText text, int start) {
    int from = start - urlSign(text, start);
    int last = from + FormatPreservingIds.URL_LENGTH - 1;
    char end = text.around(last);
    if ((end != 'a' && end != 'q' && end != 'g' && end != 'w')
        || LAST_DIGITS.indexOf(text.raw(last)) < 0
        || isUrlDigit(text.around(last + 1))
        || isUrlDigit(text.around(from - 1))
        || "+=".indexOf(text.around(last + 1)) >= 0
        || text.around(from - 1) == '+') {
      return false;
    }
    boolean upper = false;
    boolean lower = false;
    boolean digit = false;
    for (int i = from; i <= last; i++) {
      char c = text.raw(i);
      if (!isUrlDigit(text.around(i)) || Character.toLowerCase(c) != text.at(i)) {
        return false;
      }
      upper |= c >= 'A' && c <= 'Z';
      lower |= c >= 'a' && c <= 'z';
      digit |= CharacterFolding.isDigit(c);
    }
    return upper && lower && digit;
  }

  private static boolean isUrlDigit(char c) {
    return (c >= 'a' && c <= 'z') || CharacterFolding.isDigit(c) || c == '-' || c == '_';
  }

  /** What is no GUID of the case must at least say that it is a random one. */
  private static String urlGuid(
      UnescapedText text, int start, String written, PseudonymTable pseudonyms) {
    StringBuilder digits = new StringBuilder();
    int from = start - urlSign(text, start);
    for (int i = from; i < from + FormatPreservingIds.URL_LENGTH; i++) {
      digits.append(text.raw(i));
    }
    Guid guid = Guid.ofBytes(Base64.getUrlDecoder().decode(digits.toString()));
    return pseudonyms.contains(guid) || guid.isRandom()
        ? pseudonyms.replacement(guid, digits.toString())
        : written;
  }

  @Override
  public String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms) {
    if (isUrlGuid(text, start)) {
      return urlGuid(text, start, written, pseudonyms);
    }
    StringBuilder digits = new StringBuilder();
    for (int i = start; i < end; i++) {
      digits.append(text.raw(i));
    }
    if (digits.indexOf(SID) == 0) {
      return pseudonyms.replacement(IdentifierClass.SID, written);
    }
    byte[] bytes = decoded(digits.toString());
    if (bytes == null) {
      return written;
    }
    if (bytes.length == GUID_BYTES && text.around(end - 1) == '=') {
      return pseudonyms.replacement(Guid.ofBytes(bytes), written);
    }
    boolean wide = bytes.length > 2 && bytes[1] == 0 && bytes[0] != 0;
    Charset charset = wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    String plain = plain(bytes, charset);
    String redacted = plain == null ? null : texts.apply(plain);
    return redacted == null || redacted.equals(plain)
        ? written
        : Base64.getEncoder().encodeToString(redacted.getBytes(charset));
  }

  private static byte @Nullable [] decoded(String digits) {
    try {
      return Base64.getDecoder().decode(digits);
    } catch (IllegalArgumentException e) {
      return null; // a path or a word
    }
  }

  private static @Nullable String plain(byte[] bytes, Charset charset) {
    try {
      String plain = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean text = plain.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
      return text ? plain : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean isDigit(char c) {
    return (c >= 'a' && c <= 'z') || CharacterFolding.isDigit(c) || c == '+' || c == '/';
  }
}
