package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.UnescapedText;

/** The token in a delta query, which holds where a tenant's data is. */
public final class SyncTokenShape implements IdentifierShape {
  private static final String NOTE = "[masked, ";

  @Override
  public int end(UnescapedText text, int start, int wordEnd) {
    if (text.around(wordEnd) != '='
        || !(text.has(start, "deltatoken=") || text.has(start, "skiptoken="))
        || text.has(wordEnd + 1, NOTE)) {
      return NONE;
    }
    int end = wordEnd + 1;
    while (end < text.length() && (text.isWord(end) || "-_.~+/=".indexOf(text.at(end)) >= 0)) {
      end++;
    }
    return end == wordEnd + 1 ? NONE : end;
  }

  @Override
  public String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms) {
    int value = text.indexOf('=', start, end) + 1;
    String label = written.substring(0, Math.min(written.length(), value - start));
    return label + NOTE + (end - value) + " characters]";
  }
}
