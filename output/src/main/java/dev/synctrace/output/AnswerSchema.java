package dev.synctrace.output;

import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.schema.ObjectSchema;

/**
 * The JSON of an answer, by which it is written and described.
 *
 * @param document the whole answer as one object
 * @param row one of its rows, which is a line of ndjson
 * @param <A> the answer
 * @param <T> a row
 */
public record AnswerSchema<A, T>(ObjectSchema<A> document, ObjectSchema<T> row) {
  /**
   * Returns an answer, ready to be written.
   *
   * @param redaction what its texts pass through
   */
  public JsonAnswer<T> of(A answer, Redaction redaction) {
    return new JsonAnswer<>(out -> document.write(out, answer), row, redaction);
  }

  /** Returns an answer, ready to be written with its secrets masked. */
  public JsonAnswer<T> of(A answer) {
    return of(answer, Redaction.secretsOnly());
  }
}
