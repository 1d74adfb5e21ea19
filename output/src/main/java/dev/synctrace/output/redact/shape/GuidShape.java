package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.CharacterFolding;
import dev.synctrace.output.redact.pseudonym.GuidReader;
import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.UnescapedText;
import dev.synctrace.parsers.error.ErrorCode;
import dev.synctrace.parsers.error.ErrorDecoder;
import dev.synctrace.parsers.model.Guid;

/**
 * GUIDs, client ids with their {@code GUID:}, and audit record ids, which hold one: {@code
 * Directory_7f..._ABCDE_12345}. A GUID may be glued to other letters or to the next GUID, split
 * over lines, or cut off after its third part or where an ellipsis says so.
 */
public final class GuidShape implements IdentifierShape {
  private static final String PREFIX = "guid:";
  private static final int FIRST_PART = 8;
  private static final int AUDIT_PART = 5;
  private static final int LAST_PART = 12;
  private static final int PART = 4;
  private static final int[] PARTS = {8, 4, 4, 4, 12};

  /** Between two parts: a blank, a hyphen, a blank. */
  private static final int LONGEST_GAP = 3;

  /** Hyphens of a cut GUID that is one beyond doubt. */
  private static final int CERTAIN = 3;

  @Override
  public int end(UnescapedText text, int start, int wordEnd) {
    if (wordEnd - start == FIRST_PART && isGap(text.around(wordEnd))) {
      int end = spacedEnd(text, start);
      if (end != NONE) {
        return end;
      }
    }
    int guid = guidStart(text, start, wordEnd);
    if (guid == NONE) {
      return tailEnd(text, start, wordEnd);
    }
    GuidReader reader = new GuidReader(text, guid);
    if (reader.isWhole()) {
      return auditTail(text, reader.end());
    }
    return isCut(text, reader) ? reader.end() : NONE;
  }

  /** Where a GUID ends that has blanks or underscores between its parts, or hyphens among them. */
  private static int spacedEnd(UnescapedText text, int start) {
    int at = start;
    boolean letter = false;
    for (int part = 0; part < PARTS.length; part++) {
      int end = at + PARTS[part];
      for (; at < end; at++) {
        if (!CharacterFolding.isHex(text.around(at))) {
          return NONE;
        }
        letter |= !CharacterFolding.isDigit(text.at(at));
      }
      if (part < PARTS.length - 1) {
        while (at - end < LONGEST_GAP && (isGap(text.around(at)) || text.around(at) == '-')) {
          at++;
        }
        if (at == end) {
          return NONE;
        }
      }
    }
    return letter && !text.isWord(at) ? at : NONE;
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '_' || c == '\u00a0';
  }

  @Override
  public String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms) {
    if (isGap(text.around(start + FIRST_PART))) {
      String digits = text.text(start, end).replaceAll("[^0-9a-f]", "");
      return pseudonyms.replacement(
          Guid.ofDigits(digits), written.replaceAll("[^0-9A-Fa-f]+", "-"));
    }
    int from = start;
    if (text.has(start, PREFIX)) {
      from += PREFIX.length();
    }
    int hyphen = text.indexOf('-', from, end);
    String kept = "";
    if (!text.has(start, PREFIX) && hyphen - from > FIRST_PART) {
      int glued = hyphen - FIRST_PART - from;
      kept = written.substring(0, Math.min(written.length(), glued));
      from += glued;
    }
    Guid guid = GuidReader.at(text, from);
    if (guid == null) {
      return kept
          + pseudonyms.replacement(IdentifierClass.ID, text.text(from, end).replaceAll("\\s", ""));
    }
    String own = written.substring(kept.length());
    String shown = pseudonyms.replacement(guid, own);
    // A letter that follows at once would become a part of the pseudonym.
    return kept + (shown.equals(own) || !text.isWord(end) ? shown : shown + ",");
  }

  private static int guidStart(UnescapedText text, int start, int wordEnd) {
    int length = wordEnd - start;
    if (length == FIRST_PART) {
      char after = text.around(wordEnd);
      return after == '-' || after < ' ' || isEllipsis(text, wordEnd) ? start : NONE;
    }
    if (length > FIRST_PART && text.around(wordEnd) == '-') {
      return wordEnd - FIRST_PART;
    }
    return text.around(wordEnd) == ':' && text.has(start, PREFIX) ? start + PREFIX.length() : NONE;
  }

  /** Eight, four and four digits are no date, and an ellipsis says that something is missing. */
  private static boolean isCut(UnescapedText text, GuidReader reader) {
    String digits = reader.digits();
    if (digits.chars().allMatch(c -> c <= '9')) {
      return false;
    }
    boolean ellipsis = isEllipsis(text, reader.end());
    if (reader.hyphens() < 1) {
      return ellipsis && digits.length() == FIRST_PART && !isErrorCode(digits);
    }
    return (reader.hyphens() >= CERTAIN && !text.isWord(reader.end()))
        || (ellipsis && digits.length() > FIRST_PART);
  }

  /** A known code, such as {@code 8007000e}, has eight digits as well. */
  private static boolean isErrorCode(String digits) {
    return ErrorDecoder.builtIn().decode(ErrorCode.of("0x" + digits)).known();
  }

  private static boolean isEllipsis(UnescapedText text, int at) {
    char c = text.around(at);
    return text.has(at, "..") || c == '\u2026' || c == '*';
  }

  /** The last parts of a GUID whose first are missing: {@code ...4844-972a-f6fb85dfdbac}. */
  private static int tailEnd(UnescapedText text, int start, int wordEnd) {
    if (wordEnd - start == LAST_PART) {
      return isLastPart(text, start, wordEnd) ? wordEnd : NONE;
    }
    if (wordEnd - start != PART || text.around(wordEnd) != '-') {
      return NONE;
    }
    int at = start;
    boolean letter = false;
    int parts = 0;
    while (true) {
      int end = at;
      while (CharacterFolding.isHex(text.around(end))) {
        letter |= !CharacterFolding.isDigit(text.at(end));
        end++;
      }
      if (end - at == LAST_PART) {
        return letter && parts >= 2 && !text.isWord(end) ? end : NONE;
      }
      if (end - at != PART || text.around(end) != '-' || parts == CERTAIN) {
        return NONE;
      }
      parts++;
      at = end + 1;
    }
  }

  /** The last part of a GUID behind an ellipsis: {@code ...f6fb85dfdbac}. */
  private static boolean isLastPart(UnescapedText text, int start, int end) {
    boolean letter = false;
    boolean digit = false;
    for (int i = start; i < end; i++) {
      if (!CharacterFolding.isHex(text.at(i))) {
        return false;
      }
      digit |= CharacterFolding.isDigit(text.at(i));
      letter |= !CharacterFolding.isDigit(text.at(i));
    }
    char before = text.around(start - 1);
    boolean ellipsis =
        (before == '.' && text.around(start - 2) == '.') || before == '\u2026' || before == '*';
    return letter && digit && ellipsis;
  }

  private static int auditTail(UnescapedText text, int end) {
    int part = end + 1 + AUDIT_PART;
    if (text.around(end) != '_' || text.around(part) != '_') {
      return end;
    }
    int number = part + 1;
    while (CharacterFolding.isDigit(text.around(number))) {
      number++;
    }
    return number > part + 1 ? number : end;
  }
}
