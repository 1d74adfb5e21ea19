package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.CharacterFolding;
import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.UnescapedText;
import dev.synctrace.parsers.model.Guid;

/**
 * Thumbprints, security identifiers in hexadecimal and other hashes, from thirty-two digits on, of
 * which thirty-two are a bare GUID; at the end of a word, too.
 */
public final class HashShape implements IdentifierShape {
  private static final int BARE_GUID = 32;

  /** Shorter words are none. */
  public static final int SHORTEST = BARE_GUID;

  @Override
  public int end(UnescapedText text, int start, int wordEnd) {
    return wordEnd - start >= BARE_GUID && wordEnd - digits(text, start, wordEnd) >= BARE_GUID
        ? wordEnd
        : NONE;
  }

  @Override
  public String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms) {
    int from = digits(text, start, end);
    String digits = text.text(from, end);
    if (digits.chars().allMatch(c -> c == digits.charAt(0))) {
      return written;
    }
    String kept = written.substring(0, Math.min(written.length(), from - start));
    String own = written.substring(kept.length());
    String shown =
        digits.length() == BARE_GUID
            ? pseudonyms.replacement(Guid.ofDigits(digits), own)
            : pseudonyms.replacement(IdentifierClass.HASH, own);
    return kept + shown;
  }

  /** Where the hexadecimal digits begin that end the word. */
  private static int digits(UnescapedText text, int start, int wordEnd) {
    int from = wordEnd;
    while (from > start && CharacterFolding.isHex(text.at(from - 1))) {
      from--;
    }
    return from;
  }
}
