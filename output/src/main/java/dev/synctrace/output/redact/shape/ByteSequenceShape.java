package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.CharacterFolding;
import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.UnescapedText;
import dev.synctrace.parsers.model.Guid;
import java.util.HexFormat;

/**
 * Bytes of a GUID or a hash: {@code \77\a6...} of a directory query, {@code
 * {0x908da677,0x7004,...}} of C, and twenty or more pairs of digits with blanks between them.
 */
public final class ByteSequenceShape implements IdentifierShape {
  private static final int GUID_BYTES = 16;
  private static final int GUID_NUMBERS = 11;
  private static final int[] WIDTHS = {8, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2};
  private static final int FIRST_NUMBER = 10;

  @Override
  public int end(UnescapedText text, int start, int wordEnd) {
    if (wordEnd - start == FIRST_NUMBER && text.has(start, "0x") && text.around(wordEnd) == ',') {
      return numbersEnd(text, start, new StringBuilder());
    }
    if (wordEnd - start != 2) {
      return NONE;
    }
    char separator = text.around(wordEnd);
    if (separator != ' ' && separator != '\\' && separator != ':' && separator != '-') {
      return NONE;
    }
    int pairs = pairs(text, start, separator, new StringBuilder());
    return pairs >= GUID_BYTES ? start + pairs * 3 - 1 : NONE;
  }

  @Override
  public String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms) {
    StringBuilder digits = new StringBuilder();
    if (text.has(start, "0x")) {
      numbersEnd(text, start, digits);
      return pseudonyms.replacement(Guid.ofDigits(digits.toString()), written);
    }
    char separator = text.around(start + 2);
    pairs(text, start, separator, digits);
    if (separator == '\\' && digits.length() == 2 * GUID_BYTES) {
      return pseudonyms.replacement(Guid.ofBytes(HexFormat.of().parseHex(digits)), written);
    }
    return pseudonyms.replacement(IdentifierClass.HASH, digits.toString());
  }

  private static int pairs(UnescapedText text, int start, char separator, StringBuilder digits) {
    int pairs = 0;
    int at = start;
    while (CharacterFolding.isHex(text.around(at))
        && CharacterFolding.isHex(text.around(at + 1))
        && !text.isWord(at + 2)) {
      digits.append(text.at(at)).append(text.at(at + 1));
      pairs++;
      if (text.around(at + 2) != separator) {
        break;
      }
      at += 3;
    }
    return pairs;
  }

  private static int numbersEnd(UnescapedText text, int start, StringBuilder digits) {
    int at = start;
    for (int number = 0; number < GUID_NUMBERS; number++) {
      while (", {".indexOf(text.around(at)) >= 0 && at < text.length()) {
        at++;
      }
      if (!text.has(at, "0x")) {
        return NONE;
      }
      at += 2;
      int from = at;
      while (CharacterFolding.isHex(text.around(at))) {
        at++;
      }
      if (at == from || at - from > WIDTHS[number]) {
        return NONE;
      }
      digits.append("0".repeat(WIDTHS[number] - (at - from))).append(text.text(from, at));
    }
    return at;
  }
}
