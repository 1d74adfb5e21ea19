package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.UnescapedText;

/**
 * A form that gives an identifier away, whether the case names it or not. Asked at every beginning
 * of a word. One object serves all texts.
 */
public interface IdentifierShape {
  /** No such form begins here. */
  int NONE = -1;

  /**
   * Where the form ends that begins at a word.
   *
   * @param wordEnd where that word ends
   * @return {@link #NONE} when none begins here
   */
  int end(UnescapedText text, int start, int wordEnd);

  /** What is shown instead; the written text itself when it may stay. */
  String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms);

  /** Takes in the names the form holds, so that they are found where they are alone, too. */
  default void learn(UnescapedText text, int start, int end, PseudonymTable pseudonyms) {}
}
