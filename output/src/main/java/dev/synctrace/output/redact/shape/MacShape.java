package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.CharacterFolding;
import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.UnescapedText;
import java.util.Set;

/**
 * Network card addresses: six pairs with colons, hyphens or dots between them, three groups of four
 * with dots, and behind a label the bare digits.
 */
public final class MacShape implements IdentifierShape {
  private static final int PAIRS = 6;
  private static final int DIGITS = 12;
  private static final int GROUPS = 3;
  private static final int GROUP = 4;
  private static final Set<String> LABELS =
      Set.of(
          "mac",
          "macaddress",
          "macaddr",
          "physical",
          "physicaladdress",
          "bssid",
          "ethernet",
          "hwaddr");
  private static final Set<String> BETWEEN = Set.of("address", "addr", "is");
  private static final int MOST_WORDS = 3;
  private static final int LONGEST_WORD = 16;
  private static final int LONGEST_LEADER = 40;

  @Override
  public int end(UnescapedText text, int start, int wordEnd) {
    int length = wordEnd - start;
    char separator = text.around(wordEnd);
    if (length == DIGITS) {
      return isHex(text, start, DIGITS) && isLabelled(text, start) ? wordEnd : NONE;
    }
    if (length == GROUP && separator == '.') {
      return groups(text, start, GROUPS, GROUP, '.', true);
    }
    if (length != 2) {
      return NONE;
    }
    return switch (separator) {
      case ':', '-' -> groups(text, start, PAIRS, 2, separator, false);
      case '.' -> groups(text, start, PAIRS, 2, separator, true);
      case ' ' -> isLabelled(text, start) ? groups(text, start, PAIRS, 2, separator, false) : NONE;
      default -> NONE;
    };
  }

  /** Where groups of so many digits end; numbers alone with dots between them are a version. */
  private static int groups(
      UnescapedText text, int start, int groups, int digits, char separator, boolean needsLetter) {
    int step = digits + 1;
    boolean letter = false;
    for (int group = 0; group < groups; group++) {
      int at = start + group * step;
      if (!isHex(text, at, digits)
          || (group < groups - 1 && text.around(at + digits) != separator)) {
        return NONE;
      }
      for (int i = at; i < at + digits; i++) {
        letter |= !CharacterFolding.isDigit(text.at(i));
      }
    }
    int end = start + groups * step - 1;
    boolean goesOn = separator != ' ' && text.around(end) == separator && text.isWord(end + 1);
    return text.isWord(end) || goesOn || (needsLetter && !letter) ? NONE : end;
  }

  private static boolean isHex(UnescapedText text, int start, int length) {
    for (int i = start; i < start + length; i++) {
      if (!CharacterFolding.isHex(text.around(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLabelled(UnescapedText text, int start) {
    int at = start;
    for (int words = 0; words < MOST_WORDS; words++) {
      int end = at;
      while (end > 0 && at - end < LONGEST_LEADER && isLeader(text.at(end - 1))) {
        end--;
      }
      int from = end;
      while (end - from < LONGEST_WORD && text.isWord(from - 1)) {
        from--;
      }
      String word = text.text(from, Math.max(from, end));
      if (LABELS.contains(word)) {
        return true;
      }
      if (!BETWEEN.contains(word)) {
        return false;
      }
      at = from;
    }
    return false;
  }

  /** What can be between a label and its value: {@code Physical Address. . . : }. */
  private static boolean isLeader(char c) {
    return " .:=\"'_\t\u00a0".indexOf(c) >= 0;
  }

  @Override
  public String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms) {
    StringBuilder pairs = new StringBuilder();
    for (char c : text.text(start, end).toCharArray()) {
      if (CharacterFolding.isHex(c)) {
        pairs.append(pairs.length() % 3 == 2 ? ":" : "").append(c);
      }
    }
    return pseudonyms.replacement(IdentifierClass.MAC, pairs.toString());
  }
}
