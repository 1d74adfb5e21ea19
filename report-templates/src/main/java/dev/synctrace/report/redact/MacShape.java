package dev.synctrace.report.redact;

/** Network card addresses: six pairs with colons or hyphens between them. */
final class MacShape implements Shape {
  private static final int PAIRS = 6;
  private static final int STEP = 3;

  @Override
  public int end(PlainText text, int start, int wordEnd) {
    char separator = text.around(wordEnd);
    if (wordEnd != start + 2 || (separator != ':' && separator != '-')) {
      return NONE;
    }
    for (int pair = 0; pair < PAIRS; pair++) {
      int at = start + pair * STEP;
      boolean hex = Characters.isHex(text.around(at)) && Characters.isHex(text.around(at + 1));
      if (!hex || (pair < PAIRS - 1 && text.around(at + 2) != separator)) {
        return NONE;
      }
    }
    int end = start + PAIRS * STEP - 1;
    boolean goesOn = text.around(end) == separator && text.isWord(end + 1);
    return text.isWord(end) || goesOn ? NONE : end;
  }

  @Override
  public String shown(PlainText text, int start, int end, String written, Lexicon lexicon) {
    return lexicon.shown(IdentifierClass.MAC, written.replace('-', ':'));
  }
}
