package dev.synctrace.report.redact;

/**
 * Thumbprints and other hashes: forty or sixty-four hexadecimal digits, or a bare GUID's digits.
 */
final class HashShape implements Shape {
  private static final int SHA_1 = 40;
  private static final int SHA_256 = 64;
  private static final int BARE_GUID = 32;

  /** Shorter words are none. */
  static final int SHORTEST = BARE_GUID;

  @Override
  public int end(PlainText text, int start, int wordEnd) {
    int length = wordEnd - start;
    if (length != SHA_1 && length != SHA_256 && length != BARE_GUID) {
      return NONE;
    }
    for (int i = start; i < wordEnd; i++) {
      if (!Characters.isHex(text.at(i))) {
        return NONE;
      }
    }
    return wordEnd;
  }

  @Override
  public String shown(PlainText text, int start, int end, String written, Lexicon lexicon) {
    String digits = text.text(start, end);
    if (digits.chars().allMatch(c -> c == '0')) {
      return written;
    }
    if (end - start == BARE_GUID) {
      Guid guid = Guid.ofDigits(digits);
      return lexicon.shown(guid, written);
    }
    return lexicon.shown(IdentifierClass.HASH, written);
  }
}
