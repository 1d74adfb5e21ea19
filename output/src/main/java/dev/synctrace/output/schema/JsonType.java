package dev.synctrace.output.schema;

import java.io.IOException;
import java.util.Map;

/**
 * A type of values in JSON: how one is written, and the schema of what is written. Immutable.
 *
 * @param <V> a value
 */
public interface JsonType<V> {
  /** Writes a value. */
  void write(JsonOutput out, V value) throws IOException;

  /**
   * Returns the keywords of its schema, in the order in which they are printed.
   *
   * @param definitions takes the schemas of the objects inside
   */
  Map<String, Object> schema(SchemaDefinitions definitions);

  /** Returns a value as a cell of a spreadsheet has it. */
  default Object cell(V value) {
    return value;
  }
}
