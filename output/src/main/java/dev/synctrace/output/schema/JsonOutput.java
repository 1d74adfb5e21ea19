package dev.synctrace.output.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.output.redact.Redaction;

/** A JSON generator, and the redaction that texts pass through. For one thread. */
public final class JsonOutput {
  private final JsonGenerator json;
  private final Redaction redaction;
  private long rows;

  public JsonOutput(JsonGenerator json, Redaction redaction) {
    this.json = json;
    this.redaction = redaction;
  }

  /** Returns the generator. */
  public JsonGenerator json() {
    return json;
  }

  /** Returns how many rows of an answer have been written. */
  public long rows() {
    return rows;
  }

  void countRow() {
    rows++;
  }

  String redacted(String text) {
    return redaction.text(text);
  }
}
