package dev.synctrace.parsers.record.text;

import java.util.Locale;

/** How a source's characters are written, as far as its first bytes tell. framing.md section 6. */
enum Encoding {
  UTF_8(0),
  UTF_8_BOM(3),
  UTF_16LE(2),
  UTF_16BE(2);

  private final int bomLength;

  Encoding(int bomLength) {
    this.bomLength = bomLength;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-').replace("utf-16-", "utf-16");
  }

  boolean isUtf16() {
    return this == UTF_16LE || this == UTF_16BE;
  }

  /** The bytes to pass over at the start of the source. */
  int bomLength(byte[] head, int length) {
    return byBom(head, length) == this ? bomLength : 0;
  }

  /** By the byte order mark; without one, by the place of the NULs that UTF-16 puts into Latin. */
  static Encoding of(byte[] head, int length) {
    Encoding marked = byBom(head, length);
    return marked == UTF_8 ? byNuls(head, length) : marked;
  }

  private static Encoding byBom(byte[] head, int length) {
    int first = length > 0 ? head[0] & 0xFF : -1;
    int second = length > 1 ? head[1] & 0xFF : -1;
    if (first == 0xFF && second == 0xFE) {
      return UTF_16LE;
    }
    if (first == 0xFE && second == 0xFF) {
      return UTF_16BE;
    }
    boolean utf8 = first == 0xEF && second == 0xBB && length > 2 && (head[2] & 0xFF) == 0xBF;
    return utf8 ? UTF_8_BOM : UTF_8;
  }

  /**
   * Many NULs at one of the two places and next to none at the other. A gap of NULs has as many at
   * both, and a stray NUL is not many.
   */
  private static Encoding byNuls(byte[] head, int length) {
    int pairs = length / 2;
    int atEven = 0;
    int atOdd = 0;
    for (int i = 0; i < pairs * 2; i += 2) {
      atEven += head[i] == 0 ? 1 : 0;
      atOdd += head[i + 1] == 0 ? 1 : 0;
    }
    if (atOdd * 4 >= pairs && atOdd > 1 && atEven * 8 <= atOdd) {
      return UTF_16LE;
    }
    return atEven * 4 >= pairs && atEven > 1 && atOdd * 8 <= atEven ? UTF_16BE : UTF_8;
  }
}
