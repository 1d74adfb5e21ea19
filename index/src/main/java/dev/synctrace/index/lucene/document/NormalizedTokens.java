package dev.synctrace.index.lucene.document;

import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The tokens of a text as the index has them, joined by blanks: whoever cuts that at its blanks has
 * the same tokens at the same positions. Reuses its buffers; for one thread.
 */
public final class NormalizedTokens {
  private final MessageTokenStream tokens = new MessageTokenStream(TextField.MAX_TOKENS);
  private final CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);

  /** The tokens of a text, of which {@link TextField} indexes as many. */
  public String of(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    tokens.setText(text);
    tokens.reset();
    while (tokens.incrementToken()) {
      if (!joined.isEmpty()) {
        joined.append(' ');
      }
      joined.append(term);
    }
    return joined.toString();
  }
}
