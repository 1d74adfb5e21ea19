package dev.synctrace.index;

import dev.synctrace.parsers.model.Event;

/**
 * Numbers the records of one source that begin on the same line, as all of an export do that is
 * written without line breaks. For one thread, which sees them in the order of the source.
 */
public final class LineOrdinals {
  private long line = -1;
  private int ordinal;

  /** Which of the records on its line the next event is, from 0. */
  public int next(Event event) {
    ordinal = event.line() == line ? ordinal + 1 : 0;
    line = event.line();
    return ordinal;
  }
}
