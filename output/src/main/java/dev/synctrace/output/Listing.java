package dev.synctrace.output;

import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.text.RowConsumer;
import java.io.IOException;

/**
 * What a command answers with: rows, and what the formats need to write them. Rows are read while
 * they are written, so that any number of them takes no memory. Written once, by one thread.
 *
 * @param <T> a row
 */
public interface Listing<T> {
  /** Passes each row once, in order. */
  void forEach(RowConsumer<? super T> consumer) throws IOException;

  /** Returns the values of a row. */
  Fields<T> fields();

  /** Returns the answer as JSON. */
  JsonAnswer<T> json();

  /**
   * Writes everything for people.
   *
   * @return whether there was anything to say
   */
  boolean print(TextPage page) throws IOException;
}
