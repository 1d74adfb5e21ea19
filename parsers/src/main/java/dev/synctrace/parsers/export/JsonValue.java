package dev.synctrace.parsers.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One record as written, or a part of it. Small on purpose: a record lives until its event is made.
 * {@code toString} returns compact JSON.
 */
public sealed interface JsonValue {
  /**
   * Reads audits: tolerant of a comma too many, never closing what it is given. A line break ends a
   * text that is not closed, so that one damaged line costs one record.
   */
  JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  /** Text, number, boolean or null. */
  record Scalar(@Nullable String text, boolean quoted) implements JsonValue {
    static final Scalar NULL = new Scalar(null, false);

    @Override
    public String toString() {
      if (text == null) {
        return "null";
      }
      return quoted
          ? '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"'
          : text;
    }
  }

  record Items(List<JsonValue> values) implements JsonValue {
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("[");
      for (JsonValue value : values) {
        text.append(text.length() > 1 ? "," : "").append(value);
      }
      return text.append(']').toString();
    }
  }

  /**
   * Names and values in their order. Names are found without regard to case: Graph writes camel
   * case, PowerShell and Log Analytics Pascal case, and old samples a mixture.
   */
  final class Fields implements JsonValue {
    private final List<String> names = new ArrayList<>(16);
    private final List<JsonValue> values = new ArrayList<>(16);

    /** Adds a member behind those there are; an earlier one of the same name goes before it. */
    public void add(String name, JsonValue value) {
      names.add(name);
      values.add(value);
    }

    public List<JsonValue> values() {
      return values;
    }

    public boolean isEmpty() {
      return names.isEmpty();
    }

    public boolean has(String name) {
      return get(name) != null;
    }

    @Nullable
    public JsonValue get(String name) {
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).equalsIgnoreCase(name)) {
          return values.get(i);
        }
      }
      return null;
    }

    /** Passes on each member with its name. */
    public void forEach(BiConsumer<String, JsonValue> consumer) {
      for (int i = 0; i < names.size(); i++) {
        consumer.accept(names.get(i), values.get(i));
      }
    }

    /** Reads the members up to the object's end; those before a damage are kept when it throws. */
    public void addAll(JsonParser parser) throws IOException {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        add(name, read(parser));
      }
    }

    /** Each scalar with its name. */
    public void forEachText(BiConsumer<String, @Nullable String> consumer) {
      for (int i = 0; i < names.size(); i++) {
        if (values.get(i) instanceof Scalar(String text, boolean _)) {
          consumer.accept(names.get(i), text);
        }
      }
    }

    /** The value as text; null when it is absent, empty, or no scalar. */
    @Nullable
    public String text(String name) {
      if (!(get(name) instanceof Scalar(String text, boolean _)) || text == null) {
        return null;
      }
      return text.isBlank() || text.equals("<null>") ? null : text;
    }

    /** The first of several names that has a text. */
    @Nullable
    public String text(String name, String... others) {
      String found = text(name);
      for (int i = 0; found == null && i < others.length; i++) {
        found = text(others[i]);
      }
      return found;
    }

    /** A nested object, also when it is written as JSON inside a text; null when there is none. */
    @Nullable
    public Fields object(String name) {
      return unwrap(get(name)) instanceof Fields fields ? fields : null;
    }

    /**
     * A nested array, also when it is written as JSON inside a text. One object alone is a list of
     * one: PowerShell unrolls those. Empty when there is none.
     */
    public List<JsonValue> list(String name) {
      return switch (unwrap(get(name))) {
        case Items items -> items.values();
        case Fields fields -> List.of(fields);
        case null, default -> List.of();
      };
    }

    /** The objects of a nested array. */
    public List<Fields> objects(String name) {
      List<Fields> objects = new ArrayList<>();
      for (JsonValue value : list(name)) {
        if (value instanceof Fields fields) {
          objects.add(fields);
        }
      }
      return objects;
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("{");
      for (int i = 0; i < names.size(); i++) {
        text.append(i > 0 ? "," : "")
            .append(new Scalar(names.get(i), true))
            .append(':')
            .append(values.get(i));
      }
      return text.append('}').toString();
    }
  }

  /** A scalar's text, or JSON of anything else; null when it is absent or null. */
  static @Nullable String raw(@Nullable JsonValue value) {
    return switch (value) {
      case null -> null;
      case Scalar(String text, boolean _) -> text;
      case Items items -> items.toString();
      case Fields fields -> fields.toString();
    };
  }

  /**
   * The value itself, or what a text holds as JSON; null when absent or when the JSON is broken.
   */
  static @Nullable JsonValue unwrap(@Nullable JsonValue value) {
    if (value instanceof Scalar(String text, boolean _) && looksNested(text)) {
      return parse(text);
    }
    return value;
  }

  /** Whether a text pretends to hold an object or an array. */
  static boolean looksNested(@Nullable String text) {
    if (text == null) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ') {
        return c == '{' || c == '[';
      }
    }
    return false;
  }

  /** One JSON document; null when the text is none. */
  static @Nullable JsonValue parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return null;
      }
      JsonValue value = read(parser);
      return parser.nextToken() == null ? value : null;
    } catch (JsonProcessingException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value at the parser's current token, to its end. */
  static JsonValue read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        Fields fields = new Fields();
        fields.addAll(parser);
        yield fields;
      }
      case START_ARRAY -> {
        List<JsonValue> items = new ArrayList<>(4);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(read(parser));
        }
        yield new Items(items);
      }
      case VALUE_NULL -> Scalar.NULL;
      default -> new Scalar(parser.getText(), token == JsonToken.VALUE_STRING);
    };
  }
}
