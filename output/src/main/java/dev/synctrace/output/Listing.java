package dev.synctrace.output;

import com.fasterxml.jackson.core.JsonGenerator;
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
  /** Returns the name of the rows in a JSON document. */
  String name();

  /** Passes each row once, in order. */
  void forEach(RowConsumer<? super T> consumer) throws IOException;

  /** Returns the values of a row. */
  Fields<T> fields();

  /**
   * Writes everything for people.
   *
   * @return whether there was anything to say
   */
  boolean print(TextPage page) throws IOException;

  /** Writes what a JSON document has above the rows, into its open object. */
  default void writeHead(JsonGenerator json) throws IOException {}

  /** Writes a row as a JSON object. */
  default void write(JsonGenerator json, T row) throws IOException {
    fields().write(json, row);
  }

  /** Writes what a JSON document has below the rows, into its open object. */
  default void writeTail(JsonGenerator json) throws IOException {}
}
