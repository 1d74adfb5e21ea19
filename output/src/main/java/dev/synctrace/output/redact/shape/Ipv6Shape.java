package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.CharacterFolding;
import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.UnescapedText;

/**
 * IPv6 addresses: groups of hexadecimal digits and colons, eight groups or a double colon. One
 * without any digit is a name of a program, such as {@code Face::Add}.
 */
public final class Ipv6Shape implements IdentifierShape {
  private static final int MOST_DIGITS = 4;
  private static final int GROUPS = 8;

  @Override
  public int end(UnescapedText text, int start, int wordEnd) {
    if (wordEnd - start > MOST_DIGITS
        || text.around(wordEnd) != ':'
        || (text.around(start - 1) == ':' && !isShortened(text, start))
        || !CharacterFolding.isHex(text.at(start))) {
      return NONE;
    }
    int groups = 0;
    boolean shortened = isShortened(text, start);
    boolean digit = false;
    int at = start;
    while (true) {
      int end = at;
      while (CharacterFolding.isHex(text.around(end))) {
        digit |= CharacterFolding.isDigit(text.at(end));
        end++;
      }
      if (end - at > MOST_DIGITS || text.isWord(end)) {
        return NONE;
      }
      groups += end > at ? 1 : 0;
      boolean doubled = text.around(end) == ':' && text.around(end + 1) == ':';
      if (doubled && shortened) {
        return NONE;
      }
      shortened |= doubled;
      int next = end + (doubled ? 2 : 1);
      if (text.around(end) != ':' || !(doubled || CharacterFolding.isHex(text.around(next)))) {
        boolean whole = shortened ? groups < GROUPS && groups > 1 : groups == GROUPS;
        return whole && (digit || groups == GROUPS) ? end : NONE;
      }
      if (doubled && !CharacterFolding.isHex(text.around(next))) {
        return digit && groups < GROUPS ? next : NONE;
      }
      at = next;
    }
  }

  /** Whether the double colon leads: {@code ::8a2e:370:7334}, and not {@code std::vector}. */
  private static boolean isShortened(UnescapedText text, int start) {
    return text.around(start - 1) == ':'
        && text.around(start - 2) == ':'
        && !text.isWord(start - 3)
        && text.around(start - 3) != ':';
  }

  @Override
  public String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms) {
    return pseudonyms.replacement(IdentifierClass.ADDRESS, text.text(start, end));
  }
}
