package dev.synctrace.output;

import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.schema.JsonOutput;
import dev.synctrace.output.schema.ObjectSchema;
import java.io.IOException;

/**
 * An answer that is ready to be written as JSON.
 *
 * @param document writes it as one object
 * @param row writes one of its rows
 * @param redaction what its texts pass through
 * @param <T> a row
 */
public record JsonAnswer<T>(DocumentWriter document, ObjectSchema<T> row, Redaction redaction) {
  /** Writes a document. */
  @FunctionalInterface
  public interface DocumentWriter {
    void write(JsonOutput out) throws IOException;
  }
}
