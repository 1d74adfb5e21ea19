package dev.synctrace.output.schema;

import dev.synctrace.output.text.RowConsumer;
import java.io.IOException;

/** Writes the array of an answer's rows: all of them, or a page. */
@FunctionalInterface
public interface AnswerRows {
  /** Passes rows one by one. */
  @FunctionalInterface
  interface Source<V> {
    void forEach(RowConsumer<V> consumer) throws IOException;
  }

  /**
   * Writes a field with the rows.
   *
   * @param name of the field
   * @param type writes one row
   */
  <V> void write(JsonOutput out, String name, JsonType<V> type, Source<V> rows) throws IOException;
}
