package dev.synctrace.output.redact.pseudonym;

import dev.synctrace.parsers.model.Guid;
import org.jspecify.annotations.Nullable;

/**
 * Reads the digits of a GUID with hyphens from a text, over line breaks that a window or a mail put
 * between them, as far as they go.
 */
public final class GuidReader {
  private static final int[] HYPHENS = {8, 12, 16, 20};

  private final StringBuilder digits = new StringBuilder(Guid.DIGITS);
  private int hyphens;
  private int end;

  public GuidReader(UnescapedText text, int start) {
    end = start;
    int at = start;
    while (digits.length() < Guid.DIGITS && at < text.length()) {
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

  /** The GUID that begins there with hyphens; null when none does. */
  static @Nullable public Guid at(UnescapedText text, int start) {
    GuidReader reader = new GuidReader(text, start);
    return reader.isWhole() ? Guid.ofDigits(reader.digits()) : null;
  }

  public boolean isWhole() {
    return digits.length() == Guid.DIGITS;
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
