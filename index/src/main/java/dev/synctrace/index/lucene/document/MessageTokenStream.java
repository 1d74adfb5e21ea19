package dev.synctrace.index.lucene.document;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The tokens of a text in lower case, taken from the string itself: no reader, no copy of it. */
final class MessageTokenStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final MessageTokenizer tokens = new MessageTokenizer();
  private final int limit;
  private String text = "";
  private int left;

  /**
   * @param limit how many tokens to give at most
   */
  MessageTokenStream(int limit) {
    this.limit = limit;
  }

  /** Sets the text that the next {@link #reset()} begins with. */
  void setText(String text) {
    this.text = text;
  }

  @Override
  public void reset() {
    tokens.reset(text);
    left = limit;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    if (left == 0 || !tokens.next()) {
      return false;
    }
    left--;
    int start = tokens.start();
    int length = tokens.end() - start;
    char[] buffer = term.resizeBuffer(length);
    text.getChars(start, start + length, buffer, 0);
    lowerCase(buffer, length);
    term.setLength(length);
    return true;
  }

  @Override
  public void close() {
    text = "";
  }

  private static void lowerCase(char[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      char c = buffer[i];
      if (c < 0x80) {
        buffer[i] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
      } else {
        i += Character.toChars(lowerCase(Character.codePointAt(buffer, i, length)), buffer, i) - 1;
      }
    }
  }

  /** In lower case, unless that needs another number of characters. */
  private static int lowerCase(int c) {
    int lower = Character.toLowerCase(c);
    return Character.charCount(lower) == Character.charCount(c) ? lower : c;
  }
}
