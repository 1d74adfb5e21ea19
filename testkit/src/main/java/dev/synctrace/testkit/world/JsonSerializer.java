package dev.synctrace.testkit.world;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text of maps, lists, strings, numbers, booleans and null. */
final class JsonSerializer {
  private JsonSerializer() {}

  /** A map of the given keys and values in turn; null values are kept. */
  static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }

  static String text(@Nullable Object value, boolean lines) {
    StringBuilder text = new StringBuilder();
    write(text, value, lines ? "\n" : "");
    return text.toString();
  }

  private static void write(StringBuilder text, @Nullable Object value, String indent) {
    switch (value) {
      case null -> text.append("null");
      case Map<?, ?> map -> writeMap(text, map, indent);
      case List<?> list -> writeList(text, list, indent);
      case String string -> quote(text, string);
      default -> text.append(value);
    }
  }

  private static void writeMap(StringBuilder text, Map<?, ?> map, String indent) {
    String inner = indent.isEmpty() ? "" : indent + "  ";
    text.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      text.append(inner);
      quote(text, String.valueOf(entry.getKey()));
      text.append(indent.isEmpty() ? ":" : ": ");
      write(text, entry.getValue(), inner);
      text.append(entries.hasNext() ? "," : "");
    }
    text.append(map.isEmpty() ? "" : indent).append('}');
  }

  private static void writeList(StringBuilder text, List<?> list, String indent) {
    String inner = indent.isEmpty() ? "" : indent + "  ";
    text.append('[');
    for (int i = 0; i < list.size(); i++) {
      text.append(i == 0 ? "" : ",").append(inner);
      write(text, list.get(i), inner);
    }
    text.append(list.isEmpty() ? "" : indent).append(']');
  }

  static String quoted(String string) {
    StringBuilder text = new StringBuilder();
    quote(text, string);
    return text.toString();
  }

  private static void quote(StringBuilder text, String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
    text.append('"');
  }
}
