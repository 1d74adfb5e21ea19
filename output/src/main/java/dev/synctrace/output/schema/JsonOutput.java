package dev.synctrace.output.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.output.redact.Redaction;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A JSON generator, and the redaction that texts pass through. For one thread. */
public final class JsonOutput {
  private final JsonGenerator json;
  private final Redaction redaction;
  private final @Nullable AnswerRows page;
  private long rows;

  public JsonOutput(JsonGenerator json, Redaction redaction) {
    this(json, redaction, null);
  }

  /**
   * Creates an output.
   *
   * @param page writes the rows of an answer; null for all of them
   */
  public JsonOutput(JsonGenerator json, Redaction redaction, @Nullable AnswerRows page) {
    this.json = json;
    this.redaction = redaction;
    this.page = page;
  }

  /** Returns the generator. */
  public JsonGenerator json() {
    return json;
  }

  /** Returns how many rows of an answer have been written. */
  public long rows() {
    return rows;
  }

  <V> void writeRows(String name, JsonType<V> type, AnswerRows.Source<V> source)
      throws IOException {
    if (page != null) {
      page.write(this, name, type, source);
      return;
    }
    json.writeArrayFieldStart(name);
    source.forEach(row -> {
      type.write(this, row);
      rows++;
    });
    json.writeEndArray();
  }

  String redacted(String text) {
    return redaction.text(text);
  }
}
