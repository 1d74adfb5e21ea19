package dev.synctrace.parsers.fact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.synctrace.parsers.fact.row.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

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

  /**
   * One key and its value.
   *
   * @param written the key as written
   * @param value a {@code String}, a {@code List}, a {@code Map}, or null
   */
  private record Field(String written, @Nullable Object value) {}

  private JsonRow(Map<String, @Nullable Object> members, long line, long endLine) {
    this.line = line;
    this.endLine = endLine;
    members.forEach(this::put);
    members.forEach((key, value) -> {
      if (Column.normalise(key).equals(BAG) && value instanceof Map<?, ?> bag) {
        bag.forEach((name, inner) -> put(String.valueOf(name), inner));
      }
    });
  }

  private void put(String key, @Nullable Object value) {
    String name = Column.normalise(key);
    Field present = fields.get(name);
    if (present == null || present.value == null) {
      fields.put(name, new Field(key, value));
    }
  }

  /** Reads the object the parser is at the start of. */
  static JsonRow read(JsonParser parser) throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    readInto(members, parser);
    return new JsonRow(members, line, parser.currentLocation().getLineNr());
  }

  /** Of an object whose members were read one by one. */
  static JsonRow of(Map<String, @Nullable Object> members, long line, long endLine) {
    return new JsonRow(members, line, endLine);
  }

  /** The value the parser is at: text, list, map or null. */
  static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      readInto(members, parser);
      return members;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser));
      }
      return list;
    }
    return token == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  /** Reads the object's members; those before a damage are in the map when this throws. */
  static void readInto(Map<String, @Nullable Object> members, JsonParser parser)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      members.put(key, value(parser));
    }
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
    return field != null && field.value instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The objects in a list; empty for anything else. */
  List<JsonRow> objects(String name) {
    Field field = fields.get(name);
    if (field == null || !(field.value instanceof List<?> list)) {
      return List.of();
    }
    List<JsonRow> objects = new ArrayList<>();
    for (Object element : list) {
      if (element instanceof Map<?, ?> map) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((key, value) -> members.put(String.valueOf(key), value));
        objects.add(new JsonRow(members, line, endLine));
      }
    }
    return objects;
  }

  /** How long a list is; empty when there is no list under that key. */
  Optional<Integer> size(String name) {
    Field field = fields.get(name);
    return field != null && field.value instanceof List<?> list
        ? Optional.of(list.size())
        : Optional.empty();
  }

  /** Whether PowerShell wrote a type's name where {@code -Depth} kept the value out. */
  boolean isCut() {
    return fields.values().stream()
        .anyMatch(field ->
            field.value instanceof String text
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

  private static Optional<String> scalar(@Nullable Object value) {
    if (value == null) {
      return Optional.of("");
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    if (value instanceof List<?> list && list.stream().allMatch(e -> e instanceof String)) {
      return Optional.of(String.join(" ", list.stream().map(String::valueOf).toList()));
    }
    return Optional.empty();
  }
}
