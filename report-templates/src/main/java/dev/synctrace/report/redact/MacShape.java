package dev.synctrace.report.redact;

/**
 * Network card addresses: six pairs with colons, hyphens or dots between them, three groups of four
 * with dots, and behind a label the bare digits.
 */
final class MacShape implements Shape {
  private static final int PAIRS = 6;
  private static final int DIGITS = 12;
  private static final int GROUPS = 3;
  private static final int GROUP = 4;

  @Override
  public int end(PlainText text, int start, int wordEnd) {
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
      PlainText text, int start, int groups, int digits, char separator, boolean needsLetter) {
    int step = digits + 1;
    boolean letter = false;
    for (int group = 0; group < groups; group++) {
      int at = start + group * step;
      if (!isHex(text, at, digits)
          || (group < groups - 1 && text.around(at + digits) != separator)) {
        return NONE;
      }
      for (int i = at; i < at + digits; i++) {
        letter |= !Characters.isDigit(text.at(i));
      }
    }
    int end = start + groups * step - 1;
    boolean goesOn = separator != ' ' && text.around(end) == separator && text.isWord(end + 1);
    return text.isWord(end) || goesOn || (needsLetter && !letter) ? NONE : end;
  }

  private static boolean isHex(PlainText text, int start, int length) {
    for (int i = start; i < start + length; i++) {
      if (!Characters.isHex(text.around(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLabelled(PlainText text, int start) {
    String label = Labels.before(text, start);
    return switch (label.equals("address") ? Labels.ofTwoWords(text, start) : label) {
      case "mac", "macaddress", "macaddr", "physicaladdress", "bssid", "ethernet", "hwaddr" -> true;
      default -> false;
    };
  }

  @Override
  public String shown(PlainText text, int start, int end, String written, Lexicon lexicon) {
    StringBuilder pairs = new StringBuilder();
    for (char c : text.text(start, end).toCharArray()) {
      if (Characters.isHex(c)) {
        pairs.append(pairs.length() % 3 == 2 ? ":" : "").append(c);
      }
    }
    return lexicon.shown(IdentifierClass.MAC, pairs.toString());
  }
}
