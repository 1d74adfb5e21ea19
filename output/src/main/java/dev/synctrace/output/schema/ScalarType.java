package dev.synctrace.output.schema;

import dev.synctrace.output.text.Times;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Types of values without parts. */
final class ScalarType<V> implements JsonType<V> {
  /** A text of the case or on the case; it passes through the redaction. */
  static final ScalarType<String> TEXT =
      new ScalarType<>((out, text) -> out.json().writeString(out.redacted(text)), "type", "string");

  /** A text that names nobody, as it is. */
  static final ScalarType<String> WORD =
      new ScalarType<>((out, word) -> out.json().writeString(word), "type", "string");

  /** An instant in UTC, to the millisecond. */
  static final ScalarType<Instant> TIME =
      new ScalarType<>(
          (out, time) -> out.json().writeString(Times.iso(time)),
          "type",
          "string",
          "format",
          "date-time",
          "pattern",
          "T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$");

  /** A whole number. */
  static final ScalarType<Number> INTEGER =
      new ScalarType<>(
          (out, number) -> out.json().writeNumber(number.longValue()), "type", "integer");

  /** A number with a fraction. */
  static final ScalarType<Double> DECIMAL =
      new ScalarType<>((out, number) -> out.json().writeNumber(number), "type", "number");

  /** True or false. */
  static final ScalarType<Boolean> FLAG =
      new ScalarType<>((out, flag) -> out.json().writeBoolean(flag), "type", "boolean");

  private final ValueWriter<V> writer;
  private final Map<String, Object> keywords;

  @FunctionalInterface
  private interface ValueWriter<V> {
    void write(JsonOutput out, V value) throws IOException;
  }

  private ScalarType(ValueWriter<V> writer, String... keywordsAndValues) {
    this.writer = writer;
    this.keywords = new LinkedHashMap<>();
    for (int i = 0; i < keywordsAndValues.length; i += 2) {
      keywords.put(keywordsAndValues[i], keywordsAndValues[i + 1]);
    }
  }

  @Override
  public void write(JsonOutput out, V value) throws IOException {
    writer.write(out, value);
  }

  @Override
  public Map<String, Object> schema(SchemaDefinitions definitions) {
    return new LinkedHashMap<>(keywords);
  }
}
