package dev.synctrace.report.redact;

import org.jspecify.annotations.Nullable;

/** A GUID, whatever case and clothing it stood in. */
record Guid(long high, long low) {
  static final int LENGTH = 36;
  private static final int BARE_LENGTH = 32;
  private static final String PREFIX = "guid:";
  private static final int BITS_A_DIGIT = 4;

  /** A text that is a GUID and nothing else, with or without braces or {@code GUID:}; else null. */
  static @Nullable Guid parse(String text) {
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
  static @Nullable Guid at(PlainText text, int start) {
    return start + LENGTH > text.length() ? null : of(i -> text.at(start + i));
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
      if (!Characters.isHex(c)) {
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
  static Guid ofDigits(String digits) {
    return new Guid(
        Long.parseUnsignedLong(digits, 0, BARE_LENGTH / 2, 16),
        Long.parseUnsignedLong(digits, BARE_LENGTH / 2, BARE_LENGTH, 16));
  }

  /** In lower case, with hyphens. */
  String text() {
    return GuidTable.text(high, low);
  }

  boolean isPublic() {
    return PublicNames.isPublicGuid(text());
  }
}
