package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.UnescapedText;
import dev.synctrace.parsers.model.Guid;
import java.util.Set;

/** The user in a profile's path, {@code C:\Users\name\...}. */
public final class ProfileShape implements IdentifierShape {
  private static final Set<String> FOLDERS = Set.of("users", "home", "settings");
  private static final Set<String> EVERYBODYS =
      Set.of("public", "default", "default user", "all users", "delta");
  private static final String ENDS = "\\/\"'<>|*?:;,\r\n\t";
  private static final String DOCUMENTS = "documents and ";
  private static final int LONGEST = 64;

  @Override
  public int end(UnescapedText text, int start, int wordEnd) {
    char slash = text.around(wordEnd);
    if ((slash != '\\' && slash != '/') || !FOLDERS.contains(text.text(start, wordEnd))) {
      return NONE;
    }
    char before = text.around(start - 1);
    boolean documents = text.has(start - DOCUMENTS.length(), DOCUMENTS);
    boolean path =
        before == '\\' ? text.around(start) != 'h' : before == '/' && isRoot(text, start);
    if (!documents && (!path || text.around(start) == 's')) {
      return NONE;
    }
    int from = nameStart(text, wordEnd);
    int end = from;
    while (end < text.length() && end - from < LONGEST && ENDS.indexOf(text.at(end)) < 0) {
      end++;
    }
    String name = text.text(from, end);
    boolean query = slash == '/' && (name.indexOf('@') >= 0 || name.indexOf('$') >= 0);
    return end == from || query || EVERYBODYS.contains(name) || Guid.parse(name) != null
        ? NONE
        : end;
  }

  /** Whether the folder is at the root of a disk, and not a part of a URL. */
  private static boolean isRoot(UnescapedText text, int start) {
    char before = text.around(start - 2);
    return (before == ':' && text.isWord(start - 3) && !text.isWord(start - 4))
        || before <= ' '
        || "\"'=(,;[".indexOf(before) >= 0;
  }

  @Override
  public String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms) {
    int name = Math.max(written.lastIndexOf('\\'), written.lastIndexOf('/')) + 1;
    return written.substring(0, name)
        + pseudonyms.replacement(IdentifierClass.USER, written.substring(name));
  }

  @Override
  public void learn(UnescapedText text, int start, int end, PseudonymTable pseudonyms) {
    int from = start;
    while (text.isWord(from)) {
      from++;
    }
    from = nameStart(text, from);
    pseudonyms.name(IdentifierClass.USER, text.text(from, end));
  }

  /** JSON doubles the backslash. */
  private static int nameStart(UnescapedText text, int folderEnd) {
    int from = folderEnd;
    while (text.around(from) == '\\' || text.around(from) == '/') {
      from++;
    }
    return from;
  }
}
