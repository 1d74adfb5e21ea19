package dev.synctrace.report.redact;

import java.util.Set;

/** The user in a profile's path, {@code C:\Users\name\...}. */
final class ProfileShape implements Shape {
  private static final String FOLDER = "users";
  private static final Set<String> EVERYBODYS = Set.of("public", "default", "all users");
  private static final String ENDS = "\\/\"'<>|*?:;,\r\n\t";
  private static final int LONGEST = 64;

  @Override
  public int end(PlainText text, int start, int wordEnd) {
    if (text.around(start - 1) != '\\'
        || text.around(wordEnd) != '\\'
        || !text.text(start, wordEnd).equals(FOLDER)) {
      return NONE;
    }
    int from = nameStart(text, wordEnd);
    int end = from;
    while (end < text.length() && end - from < LONGEST && ENDS.indexOf(text.at(end)) < 0) {
      end++;
    }
    return end == from || EVERYBODYS.contains(text.text(from, end)) ? NONE : end;
  }

  @Override
  public String shown(PlainText text, int start, int end, String written, Lexicon lexicon) {
    int name = written.lastIndexOf('\\') + 1;
    return written.substring(0, name)
        + lexicon.shown(IdentifierClass.USER, written.substring(name));
  }

  @Override
  public void learn(PlainText text, int start, int end, Lexicon lexicon) {
    int from = nameStart(text, start + FOLDER.length());
    lexicon.name(IdentifierClass.USER, text.text(from, end));
  }

  /** JSON doubles the backslash. */
  private static int nameStart(PlainText text, int folderEnd) {
    int from = folderEnd;
    while (text.around(from) == '\\') {
      from++;
    }
    return from;
  }
}
