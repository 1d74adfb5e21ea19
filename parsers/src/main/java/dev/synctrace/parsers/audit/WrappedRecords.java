package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.export.JsonValue;
import dev.synctrace.parsers.export.JsonValue.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Audit records in the envelope of another tool, such as an HTTP client, a search engine or a
 * queue: under any name, as an object, an array, or JSON in a text.
 */
final class WrappedRecords {
  /** Envelopes in one another: a response of a batch, its body, the page in it, its list. */
  private static final int DEEPEST = 5;

  private final Predicate<Fields> isRecord;
  private final List<Fields> found = new ArrayList<>();

  private WrappedRecords(Predicate<Fields> isRecord) {
    this.isRecord = isRecord;
  }

  /** Finds the outermost records inside an envelope, in their order; empty where there is none. */
  static List<Fields> in(Fields envelope, Predicate<Fields> isRecord) {
    WrappedRecords inside = new WrappedRecords(isRecord);
    envelope.values().forEach(value -> inside.look(value, 1));
    return inside.found;
  }

  private void look(JsonValue value, int depth) {
    switch (JsonValue.unwrap(value)) {
      case Fields fields when isRecord.test(fields) -> found.add(fields);
      case Fields fields when depth < DEEPEST ->
          fields.values().forEach(inner -> look(inner, depth + 1));
      case JsonValue.Items(List<JsonValue> items) when depth < DEEPEST ->
          items.forEach(item -> look(item, depth + 1));
      case null, default -> {}
    }
  }
}
