package dev.synctrace.index.annotation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What an engineer added to a record: a mark, a text or both. Immutable. Of records that begin on
 * one line of a source there is one note.
 *
 * @param source path of the source
 * @param line where the record begins, from 1
 * @param marked whether the record is marked
 * @param text as it was typed, with LF line ends; empty for a mere mark
 * @param written when, UTC, in whole milliseconds
 */
public record RecordNote(String source, long line, boolean marked, String text, Instant written) {
  /** The longest text, in characters. */
  public static final int MAX_TEXT = 4_000;

  /**
   * Creates a note.
   *
   * @throws InvalidAnnotationException when it has no position, or its text is too long
   */
  public RecordNote {
    source = AnnotationText.wellFormed(source);
    text = AnnotationText.lines(text);
    written = written.truncatedTo(ChronoUnit.MILLIS);
    if (source.isEmpty() || line < 1) {
      throw new InvalidAnnotationException("A note belongs to a line of a source.");
    }
    if (text.length() > MAX_TEXT) {
      throw new InvalidAnnotationException(
          "The note has %,d characters; at most %,d are possible. Shorten it."
              .formatted(text.length(), MAX_TEXT));
    }
  }

  /** Returns whether it says nothing: no mark and no text. */
  public boolean isEmpty() {
    return !marked && text.isEmpty();
  }
}
