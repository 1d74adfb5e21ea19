package dev.synctrace.report.redact.shape;

import dev.synctrace.report.redact.pseudonym.Characters;
import dev.synctrace.report.redact.pseudonym.IdentifierClass;
import dev.synctrace.report.redact.pseudonym.Lexicon;
import dev.synctrace.report.redact.pseudonym.PlainText;

/** Windows security identifiers; those that are the same everywhere, such as Local System, stay. */
public final class SidShape implements Shape {
  @Override
  public int end(PlainText text, int start, int wordEnd) {
    if (wordEnd != start + 1 || !text.has(start, "s-1-")) {
      return NONE;
    }
    int end = start + 3;
    while (text.around(end) == '-' && Characters.isDigit(text.around(end + 1))) {
      end += 2;
      while (Characters.isDigit(text.around(end))) {
        end++;
      }
    }
    return text.isWord(end) ? NONE : end;
  }

  @Override
  public String shown(PlainText text, int start, int end, String written, Lexicon lexicon) {
    boolean ofDomain = text.has(start, "s-1-5-21-");
    boolean ofDirectory = text.has(start, "s-1-12-1-");
    return ofDomain || ofDirectory ? lexicon.shown(IdentifierClass.SID, written) : written;
  }
}
