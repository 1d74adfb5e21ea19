package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.CharacterFolding;
import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.UnescapedText;
import java.util.List;

/**
 * IPv4 addresses. Versions have the same form; they are known by numbers no address has, by the
 * word before them, or by a product and a slash. Addresses that mean the same everywhere stay.
 */
public final class Ipv4Shape implements IdentifierShape {
  private static final int PARTS = 4;
  private static final int HIGHEST = 255;
  private static final int MOST_DIGITS = 3;

  /** How far before a version its word is. */
  private static final int NEAR = 14;

  /** Words directly before a version; between another word and an address they mean the server. */
  private static final List<String> VERSION_WORDS =
      List.of("version", "build", " ver", "ver.", "release", "version is", " v");

  @Override
  public int end(UnescapedText text, int start, int wordEnd) {
    if (!CharacterFolding.isDigit(text.at(start))
        || text.around(wordEnd) != '.'
        || isInside(text, start)) {
      return NONE;
    }
    int at = start;
    for (int part = 1; part <= PARTS; part++) {
      int end = number(text, at);
      if (end == NONE || (part < PARTS && text.around(end) != '.')) {
        return NONE;
      }
      at = part < PARTS ? end + 1 : end;
    }
    boolean longer = text.around(at) == '.' && CharacterFolding.isDigit(text.around(at + 1));
    return text.isWord(at) || longer || isVersion(text, start, at) ? NONE : at;
  }

  @Override
  public String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms) {
    boolean everywhere =
        text.has(start, "127.") || text.has(start, "0.0.0.0") || text.has(start, "255.");
    return everywhere
        ? written
        : pseudonyms.replacement(IdentifierClass.ADDRESS, text.text(start, end));
  }

  private static int number(UnescapedText text, int start) {
    int value = 0;
    int end = start;
    while (end - start <= MOST_DIGITS && CharacterFolding.isDigit(text.around(end))) {
      value = value * 10 + text.at(end) - '0';
      end++;
    }
    boolean padded = end - start == 2 && text.at(start) == '0';
    return end == start || padded || value > HIGHEST ? NONE : end;
  }

  private static boolean isInside(UnescapedText text, int start) {
    return text.around(start - 1) == '.' && CharacterFolding.isDigit(text.around(start - 2));
  }

  private static boolean isVersion(UnescapedText text, int start, int end) {
    boolean afterProduct = text.around(start - 1) == '/' && text.isWord(start - 2);
    if (afterProduct && text.has(end - 4, ".0.0")) {
      return true;
    }
    int word = start;
    while (start - word < NEAR && " =:'\"(".indexOf(text.around(word - 1)) >= 0) {
      word--;
    }
    String before = text.text(Math.max(0, word - NEAR), Math.max(0, word));
    return VERSION_WORDS.stream().anyMatch(before::endsWith);
  }
}
