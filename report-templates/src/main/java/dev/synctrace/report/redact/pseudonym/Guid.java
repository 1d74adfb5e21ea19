package dev.synctrace.report.redact.pseudonym;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A GUID, whatever case and clothing it was in. */
public record Guid(long high, long low) {
  static final int LENGTH = 36;
  private static final int BARE_LENGTH = 32;
  private static final String PREFIX = "guid:";
  private static final int BITS_A_DIGIT = 4;

  /** A text that is a GUID and nothing else, with or without braces or {@code GUID:}; else null. */
  static @Nullable public Guid parse(String text) {
    String bare = text.strip();
    if (bare.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
      bare = bare.substring(PREFIX.length());
    }
    if (bare.startsWith("{") && bare.endsWith("}")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    String guid = bare;
    return guid.length() == LENGTH ? of(guid::charAt) : null;
  }

  /** The GUID with hyphens that begins there; null when none does. */
  static @Nullable public Guid at(UnescapedText text, int start) {
    Reader reader = new Reader(text, start);
    return reader.isWhole() ? ofDigits(reader.digits()) : null;
  }

  /**
   * Reads the digits of a GUID with hyphens from a text, over line breaks that a window or a mail
   * put between them, as far as they go.
   */
  public static final class Reader {
    private static final int[] HYPHENS = {8, 12, 16, 20};

    private final StringBuilder digits = new StringBuilder(BARE_LENGTH);
    private int hyphens;
    private int end;

    public Reader(UnescapedText text, int start) {
      end = start;
      int at = start;
      while (digits.length() < BARE_LENGTH && at < text.length()) {
        char c = text.at(at);
        boolean due = hyphens < HYPHENS.length && digits.length() == HYPHENS[hyphens];
        if (due && c == '-') {
          hyphens++;
        } else if (!due && CharacterFolding.isHex(c)) {
          digits.append(c);
        } else if (digits.isEmpty() || !isLineBreak(text, at)) {
          return;
        } else {
          at = afterLineBreak(text, at);
          continue;
        }
        at++;
        end = at;
      }
    }

    public boolean isWhole() {
      return digits.length() == BARE_LENGTH;
    }

    public String digits() {
      return digits.toString();
    }

    public int hyphens() {
      return hyphens;
    }

    /** Behind the last digit or hyphen. */
    public int end() {
      return end;
    }

    private static boolean isLineBreak(UnescapedText text, int at) {
      char c = text.at(at);
      return c == '\n' || c == '\r' || (c == '\\' && "nr".indexOf(text.around(at + 1)) >= 0);
    }

    private static int afterLineBreak(UnescapedText text, int at) {
      int after = at + (text.at(at) == '\\' ? 2 : 1);
      while (text.around(after) == ' ' && after < text.length()) {
        after++;
      }
      return after;
    }
  }

  /** Gives the characters of a text. */
  private interface Source {
    char at(int index);
  }

  private static @Nullable Guid of(Source text) {
    long high = 0;
    long low = 0;
    int digits = 0;
    for (int i = 0; i < LENGTH; i++) {
      char c = text.at(i);
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (c != '-') {
          return null;
        }
        continue;
      }
      if (!CharacterFolding.isHex(c)) {
        return null;
      }
      int digit = c <= '9' ? c - '0' : (c | ' ') - 'a' + 10;
      if (digits++ < BARE_LENGTH / 2) {
        high = high << BITS_A_DIGIT | digit;
      } else {
        low = low << BITS_A_DIGIT | digit;
      }
    }
    return new Guid(high, low);
  }

  /** A GUID written as its digits only, as many as it has. */
  public static Guid ofDigits(String digits) {
    return new Guid(
        Long.parseUnsignedLong(digits, 0, BARE_LENGTH / 2, 16),
        Long.parseUnsignedLong(digits, BARE_LENGTH / 2, BARE_LENGTH, 16));
  }

  /** A GUID from its bytes as Windows keeps them: the first three parts with the low byte first. */
  public static Guid ofBytes(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long first = buffer.getInt() & 0xffff_ffffL;
    long second = buffer.getShort() & 0xffffL;
    long third = buffer.getShort() & 0xffffL;
    long low = buffer.order(ByteOrder.BIG_ENDIAN).getLong();
    return new Guid(first << 32 | second << 16 | third, low);
  }

  /** In lower case, with hyphens. */
  String text() {
    return GuidTable.text(high, low);
  }

  /** Whether it says of itself that it is a random one, version 4. */
  public boolean isRandom() {
    return (high >>> 12 & 0xf) == 4 && low >>> 62 == 2;
  }

  boolean isPublic() {
    return PublicNames.isPublicGuid(text());
  }
}
