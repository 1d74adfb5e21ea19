package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.export.JsonValue;
import dev.synctrace.parsers.export.JsonValue.Fields;
import dev.synctrace.parsers.export.JsonValue.Items;
import dev.synctrace.parsers.export.JsonValue.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property that changed, with its values as written: texts that hold JSON again. Reference
 * graph.md section 1.2.
 */
record ModifiedProperty(String name, @Nullable String oldValue, @Nullable String newValue) {

  /** What it was, decoded; null when it was nothing. */
  @Nullable String oldText() {
    return text(oldValue);
  }

  /** What it is, decoded; null when it is nothing. */
  @Nullable String newText() {
    return text(newValue);
  }

  /** The new value, and the old one when there is no new one. */
  @Nullable String newElseOld() {
    String text = newText();
    return text != null ? text : oldText();
  }

  /** The old value, and the new one when there is no old one. */
  @Nullable String oldElseNew() {
    String text = oldText();
    return text != null ? text : newText();
  }

  /**
   * The value as a person would write it: a JSON literal without its quotes, an array's items with
   * commas between, anything else as it is.
   */
  private static @Nullable String text(@Nullable String raw) {
    if (raw == null || raw.isBlank()) {
      return null;
    }
    String given = raw.strip();
    char first = given.charAt(0);
    if (isPlainLiteral(given)) {
      return given.length() == 2 ? null : given.substring(1, given.length() - 1);
    }
    if (first != '"' && first != '[') {
      return given.equals("null") ? null : given;
    }
    JsonValue value = JsonValue.parse(given);
    String text = value == null ? given : flat(value);
    return text == null || text.isBlank() ? null : text;
  }

  /** A JSON string without anything escaped: the common case, worth no parser. */
  private static boolean isPlainLiteral(String text) {
    int last = text.length() - 1;
    return last > 0
        && text.charAt(0) == '"'
        && text.indexOf('"', 1) == last
        && text.indexOf('\\') < 0;
  }

  private static @Nullable String flat(JsonValue value) {
    return switch (value) {
      case Scalar(String text, boolean _) -> text;
      case Fields fields -> fields.toString();
      case Items(List<JsonValue> values) -> {
        List<String> texts = new ArrayList<>();
        for (JsonValue item : values) {
          String text = flat(item);
          if (text != null) {
            texts.add(text);
          }
        }
        yield texts.isEmpty() ? null : String.join(", ", texts);
      }
    };
  }
}
