package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.CharacterFolding;
import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.UnescapedText;

/** Windows security identifiers; those that are the same everywhere, such as Local System, stay. */
public final class SidShape implements IdentifierShape {
  @Override
  public int end(UnescapedText text, int start, int wordEnd) {
    if (wordEnd != start + 1 || !text.has(start, "s-1-")) {
      return NONE;
    }
    int end = start + 3;
    while (text.around(end) == '-' && CharacterFolding.isDigit(text.around(end + 1))) {
      end += 2;
      while (CharacterFolding.isDigit(text.around(end))) {
        end++;
      }
    }
    return text.isWord(end) ? NONE : end;
  }

  @Override
  public String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms) {
    boolean ofDomain = text.has(start, "s-1-5-21-");
    boolean ofDirectory = text.has(start, "s-1-12-1-");
    return ofDomain || ofDirectory ? pseudonyms.replacement(IdentifierClass.SID, written) : written;
  }
}
