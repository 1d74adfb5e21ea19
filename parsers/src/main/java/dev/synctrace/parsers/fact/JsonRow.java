package dev.synctrace.parsers.fact;

import com.fasterxml.jackson.core.JsonParser;
import dev.synctrace.parsers.export.JsonValue;
import dev.synctrace.parsers.export.JsonValue.Fields;
import dev.synctrace.parsers.export.JsonValue.Items;
import dev.synctrace.parsers.export.JsonValue.Scalar;
import dev.synctrace.parsers.fact.row.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * One JSON object, held whole: a device, a group, a row. Keys are found by their normalised names
 * ({@link Column#normalise}), since PowerShell writes {@code DisplayName} where Graph writes {@code
 * displayName}; what PowerShell packs into {@code AdditionalProperties} counts as the object's own.
 */
final class JsonRow {
  private static final String BAG = "additionalproperties";

  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final long line;
  private final long endLine;

  /** One key as written and its value. */
  private record Field(String written, JsonValue value) {}

  /** An object whose members were read before. */
  JsonRow(Fields members, long line, long endLine) {
    this.line = line;
    this.endLine = endLine;
    members.forEach(this::put);
    members.forEach((key, value) -> {
      if (Column.normalise(key).equals(BAG) && value instanceof Fields bag) {
        bag.forEach(this::put);
      }
    });
  }

  private void put(String key, JsonValue value) {
    String name = Column.normalise(key);
    Field present = fields.get(name);
    if (present == null || JsonValue.raw(present.value) == null) {
      fields.put(name, new Field(key, value));
    }
  }

  /** Reads the object the parser is at the start of. */
  static JsonRow read(JsonParser parser) throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    Fields members = new Fields();
    members.addAll(parser);
    return new JsonRow(members, line, parser.currentLocation().getLineNr());
  }

  long line() {
    return line;
  }

  long endLine() {
    return endLine;
  }

  /** Its keys, normalised. */
  Set<String> keys() {
    return fields.keySet();
  }

  boolean has(String... names) {
    for (String name : names) {
      if (fields.containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A column's cell: a scalar as text, a list of scalars with blanks between, nothing for null.
   *
   * @return empty when there is no such key, or when it holds objects
   */
  Optional<String> cell(Column column) {
    for (String name : column.names()) {
      Field field = fields.get(name);
      if (field != null) {
        return scalar(field.value);
      }
    }
    return Optional.empty();
  }

  /** A scalar by normalised key; empty when absent, null or no scalar. */
  Optional<String> text(String name) {
    Field field = fields.get(name);
    return field != null
            && field.value instanceof Scalar(String text, boolean _)
            && text != null
            && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The objects in a list; empty for anything else. */
  List<JsonRow> objects(String name) {
    Field field = fields.get(name);
    if (field == null || !(field.value instanceof Items(List<JsonValue> items))) {
      return List.of();
    }
    List<JsonRow> objects = new ArrayList<>();
    for (JsonValue item : items) {
      if (item instanceof Fields members) {
        objects.add(new JsonRow(members, line, endLine));
      }
    }
    return objects;
  }

  /** How long a list is; empty when there is no list under that key. */
  Optional<Integer> size(String name) {
    Field field = fields.get(name);
    return field != null && field.value instanceof Items(List<JsonValue> items)
        ? Optional.of(items.size())
        : Optional.empty();
  }

  /** Whether PowerShell wrote a type's name where {@code -Depth} kept the value out. */
  boolean isCut() {
    return fields.values().stream()
        .anyMatch(field ->
            field.value instanceof Scalar(String text, boolean _)
                && text != null
                && (text.startsWith("System.Collections.")
                    || text.startsWith("Microsoft.Graph.PowerShell.Models.")));
  }

  /** Every key as written with its text; secrets and objects are left out. */
  void each(BiConsumer<String, String> taker) {
    fields.forEach((name, field) -> {
      if (!name.contains("secret")) {
        scalar(field.value).ifPresent(text -> taker.accept(field.written, text));
      }
    });
  }

  private static Optional<String> scalar(JsonValue value) {
    return switch (value) {
      case Scalar(String text, boolean _) -> Optional.of(text == null ? "" : text);
      case Items(List<JsonValue> items) when items.stream().allMatch(JsonRow::isText) ->
          Optional.of(String.join(" ", items.stream().map(JsonValue::raw).toList()));
      default -> Optional.empty();
    };
  }

  private static boolean isText(JsonValue value) {
    return value instanceof Scalar(String text, boolean _) && text != null;
  }
}
