package dev.synctrace.report.redact;

import org.jspecify.annotations.Nullable;

/**
 * GUIDs, client ids with their {@code GUID:}, and audit record ids, which hold one: {@code
 * Directory_7f..._ABCDE_12345}.
 */
final class GuidShape implements Shape {
  private static final String PREFIX = "guid:";
  private static final int FIRST_PART = 8;
  private static final int AUDIT_PART = 5;

  @Override
  public int end(PlainText text, int start, int wordEnd) {
    int guid = guidStart(text, start, wordEnd);
    if (guid == NONE || guid(text, guid) == null || text.isWord(guid + Guid.LENGTH)) {
      return NONE;
    }
    return auditTail(text, guid + Guid.LENGTH);
  }

  @Override
  public String shown(PlainText text, int start, int end, String written, Lexicon lexicon) {
    Guid guid = guid(text, text.has(start, PREFIX) ? start + PREFIX.length() : start);
    return guid == null ? written : lexicon.shown(guid, written);
  }

  private static int guidStart(PlainText text, int start, int wordEnd) {
    if (wordEnd - start == FIRST_PART) {
      return text.around(wordEnd) == '-' ? start : NONE;
    }
    return text.around(wordEnd) == ':' && text.has(start, PREFIX) ? start + PREFIX.length() : NONE;
  }

  private static @Nullable Guid guid(PlainText text, int start) {
    return Guid.at(text, start);
  }

  private static int auditTail(PlainText text, int end) {
    int part = end + 1 + AUDIT_PART;
    if (text.around(end) != '_' || text.around(part) != '_') {
      return end;
    }
    int number = part + 1;
    while (Characters.isDigit(text.around(number))) {
      number++;
    }
    return number > part + 1 ? number : end;
  }
}
