package dev.synctrace.parsers.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The spellings of an error code. Its one internal form is {@code 0x80004005}, in lower case, for a
 * 32-bit number, and {@code AADSTS50076} in upper case for a code of Microsoft Entra.
 */
public final class ErrorCodeText {
  private static final String HEX_PREFIX = "0x";
  private static final String SIGN_EXTENSION = "ffffffff";
  private static final int HEX_DIGITS = 8;
  private static final int LONG_HEX_DIGITS = 16;
  private static final int WIN32 = 0x8007_0000;
  private static final int MOST_WIN32 = 0xffff;
  private static final int FIRST_WINHTTP = 12_000;
  private static final int LAST_WINHTTP = 12_287;
  private static final long UNSIGNED_LIMIT = 1L << 32;

  /** Words that a number follows without a blank. */
  private static final List<String> NUMBERED = List.of("AADSTS", "MISE", "IDX");

  private ErrorCodeText() {}

  /** Converts a code in any spelling to the internal form; returns any other text unchanged. */
  public static String canonical(String text) {
    OptionalInt number = number(text);
    if (number.isPresent()) {
      return hex(number.getAsInt());
    }
    for (String word : NUMBERED) {
      if (text.length() > word.length()
          && text.regionMatches(true, 0, word, 0, word.length())
          && isDecimal(text, word.length())) {
        return text.toUpperCase(Locale.ROOT);
      }
    }
    return text;
  }

  /**
   * The 32-bit number that a text spells: hexadecimal with {@code 0x}, or eight digits without it,
   * or extended to 64 bits; signed or unsigned decimal. A decimal number below 65,536 is a Win32
   * number and means its HRESULT; so is {@code 0x2ee7}, which is WinHTTP's 12007.
   */
  public static OptionalInt number(String text) {
    if (text.regionMatches(true, 0, HEX_PREFIX, 0, HEX_PREFIX.length())) {
      return hexNumber(text.substring(HEX_PREFIX.length()));
    }
    boolean eight = text.length() == HEX_DIGITS && (text.charAt(0) >= '8' || !isDecimal(text, 0));
    if (eight || text.length() == LONG_HEX_DIGITS) {
      return hexNumber(text);
    }
    return decimalNumber(text);
  }

  private static OptionalInt hexNumber(String digits) {
    boolean extended =
        digits.length() == LONG_HEX_DIGITS
            && digits.regionMatches(true, 0, SIGN_EXTENSION, 0, HEX_DIGITS);
    String last = extended ? digits.substring(HEX_DIGITS) : digits;
    if (last.isEmpty() || last.length() > HEX_DIGITS || !isHex(last)) {
      return OptionalInt.empty();
    }
    int value = Integer.parseUnsignedInt(last, 16);
    return OptionalInt.of(isWinHttp(value) ? WIN32 | value : value);
  }

  private static OptionalInt decimalNumber(String text) {
    OptionalLong decimal = decimal(text);
    if (decimal.isEmpty()) {
      return OptionalInt.empty();
    }
    long value = decimal.getAsLong();
    if (value < Integer.MIN_VALUE || value >= UNSIGNED_LIMIT) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(value > 0 && value <= MOST_WIN32 ? WIN32 | (int) value : (int) value);
  }

  /** The number that a text writes in decimal, with a minus or without; none beyond 18 digits. */
  static OptionalLong decimal(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    return text.length() - from <= 18 && isDecimal(text, from)
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** The internal form of a number. */
  public static String hex(int value) {
    String digits = Integer.toHexString(value);
    return HEX_PREFIX + "0".repeat(HEX_DIGITS - digits.length()) + digits;
  }

  /**
   * Whether a text can hardly be anything but an error code: a failure written in hexadecimal or
   * decimal, or a number of WinHTTP. Words such as {@code 42} or {@code deadline} are none.
   */
  public static boolean isUnmistakable(String text) {
    OptionalInt number = number(text);
    if (number.isEmpty()) {
      return false;
    }
    int value = number.getAsInt();
    return isFailure(value)
        && (text.length() >= HEX_DIGITS || isWinHttp(value & MOST_WIN32))
        && (text.startsWith(HEX_PREFIX) || hasDigit(text));
  }

  /** Whether a number is in the range of WinHTTP and WinINet. */
  static boolean isWinHttp(int value) {
    return value >= FIRST_WINHTTP && value <= LAST_WINHTTP;
  }

  /**
   * Whether a number is a failure of one of the layouts in use: an HRESULT, an NTSTATUS, or a code
   * of the token broker.
   */
  static boolean isFailure(int value) {
    int high = value >>> 16;
    return (high >= 0x8000 && high <= 0x87ff)
        || (high >= 0xc000 && high <= 0xc00f)
        || (high >= 0xcaa0 && high <= 0xcaaf)
        || (high >= 0xd000 && high <= 0xd00f);
  }

  /**
   * The words that spell a failure in a text, in lower case and without a minus: hexadecimal with
   * and without {@code 0x}, extended to 64 bits, signed and unsigned decimal.
   */
  public static List<String> words(int value) {
    String hex = hex(value);
    String digits = hex.substring(HEX_PREFIX.length());
    List<String> words = new ArrayList<>(List.of(hex, digits));
    if (value < 0) {
      words.add(SIGN_EXTENSION + digits);
      words.add(HEX_PREFIX + SIGN_EXTENSION + digits);
      words.add(Long.toString(-(long) value));
      words.add(Integer.toUnsignedString(value));
    }
    return words;
  }

  /**
   * Adds the {@code 0x} that the internal form has before the digits of a code, of which the text
   * is only the beginning or a pattern.
   */
  public static String withPrefix(String text) {
    boolean digits =
        !text.isEmpty()
            && "89cdCD".indexOf(text.charAt(0)) >= 0
            && text.chars().allMatch(c -> isHex((char) c) || c == '*' || c == '?');
    return digits ? HEX_PREFIX + text : text;
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(c -> isHex((char) c));
  }

  static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> isDigit((char) c));
  }

  private static boolean isDecimal(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return from < text.length();
  }
}
