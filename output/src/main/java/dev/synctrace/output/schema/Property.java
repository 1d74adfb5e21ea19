package dev.synctrace.output.schema;

import dev.synctrace.output.text.RowConsumer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A property of a JSON object: its name, where its value comes from, its type and its meaning.
 * Present in every object unless it is {@link #onlyIf conditional}. Immutable.
 *
 * @param <T> what is written as the object
 */
public abstract sealed class Property<T> {
  private final String name;

  private Property(String name) {
    this.name = name;
  }

  /** Reads a value. */
  @FunctionalInterface
  public interface Value<T, V> {
    V of(T owner);
  }

  /** Reads a value that may be unknown. */
  @FunctionalInterface
  public interface NullableValue<T, V> {
    @Nullable V of(T owner);
  }

  /** Passes values one by one, so that any number of them takes no memory. */
  @FunctionalInterface
  public interface Elements<T, V> {
    void forEach(T owner, RowConsumer<V> consumer) throws IOException;
  }

  /** Returns a text that passes through the redaction. */
  public static <T> Property<T> text(String name, Value<T, String> value, String meaning) {
    return value(name, ScalarType.TEXT, value, meaning);
  }

  /** Returns a text that passes through the redaction, or null. */
  public static <T> Property<T> textOrNull(
      String name, NullableValue<T, String> value, String meaning) {
    return valueOrNull(name, ScalarType.TEXT, value, meaning);
  }

  /** Returns a text that names nobody. */
  public static <T> Property<T> word(String name, Value<T, String> value, String meaning) {
    return value(name, ScalarType.WORD, value, meaning);
  }

  /** Returns a text that names nobody, or null. */
  public static <T> Property<T> wordOrNull(
      String name, NullableValue<T, String> value, String meaning) {
    return valueOrNull(name, ScalarType.WORD, value, meaning);
  }

  /** Returns an instant. */
  public static <T> Property<T> time(String name, Value<T, Instant> value, String meaning) {
    return value(name, ScalarType.TIME, value, meaning);
  }

  /** Returns an instant, or null. */
  public static <T> Property<T> timeOrNull(
      String name, NullableValue<T, Instant> value, String meaning) {
    return valueOrNull(name, ScalarType.TIME, value, meaning);
  }

  /** Returns a whole number. */
  public static <T> Property<T> number(String name, ToLongFunction<T> value, String meaning) {
    return new OfNumber<>(name, value, meaning);
  }

  /** Returns a whole number, or null. */
  public static <T> Property<T> numberOrNull(
      String name, NullableValue<T, Number> value, String meaning) {
    return valueOrNull(name, ScalarType.INTEGER, value, meaning);
  }

  /** Returns a number with a fraction. */
  public static <T> Property<T> decimal(String name, Value<T, Double> value, String meaning) {
    return value(name, ScalarType.DECIMAL, value, meaning);
  }

  /** Returns true or false. */
  public static <T> Property<T> flag(String name, Predicate<T> value, String meaning) {
    return value(name, ScalarType.FLAG, value::test, meaning);
  }

  /** Returns true, false, or null. */
  public static <T> Property<T> flagOrNull(
      String name, NullableValue<T, Boolean> value, String meaning) {
    return valueOrNull(name, ScalarType.FLAG, value, meaning);
  }

  /** Returns a list of texts that pass through the redaction. */
  public static <T> Property<T> texts(String name, Value<T, List<String>> values, String meaning) {
    return list(name, ScalarType.TEXT, values, meaning);
  }

  /** Returns a list of texts that name nobody. */
  public static <T> Property<T> words(String name, Value<T, List<String>> values, String meaning) {
    return list(name, ScalarType.WORD, values, meaning);
  }

  /** Returns a value of any type. */
  public static <T, V> Property<T> value(
      String name, JsonType<V> type, Value<T, ? extends V> value, String meaning) {
    return new OfValue<>(name, type, value::of, false, meaning);
  }

  /** Returns a value of any type, or null. */
  public static <T, V> Property<T> valueOrNull(
      String name, JsonType<V> type, NullableValue<T, ? extends V> value, String meaning) {
    return new OfValue<>(name, type, value::of, true, meaning);
  }

  /** Returns one of the constants of an enumeration. */
  public static <T, E extends Enum<E>> Property<T> choice(
      String name, Choice<E> choice, Value<T, E> value, String meaning) {
    return value(name, choice, value, meaning);
  }

  /** Returns one of the constants of an enumeration, or null. */
  public static <T, E extends Enum<E>> Property<T> choiceOrNull(
      String name, Choice<E> choice, NullableValue<T, E> value, String meaning) {
    return valueOrNull(name, choice, value, meaning);
  }

  /** Returns a list of values. */
  public static <T, V> Property<T> list(
      String name, JsonType<V> type, Value<T, ? extends List<V>> values, String meaning) {
    return new OfElements<>(
        name,
        type,
        (owner, consumer) -> {
          for (V value : values.of(owner)) {
            consumer.accept(value);
          }
        },
        false,
        meaning);
  }

  /** Returns a list of values that are read while they are written. */
  public static <T, V> Property<T> stream(
      String name, JsonType<V> type, Elements<T, V> values, String meaning) {
    return new OfElements<>(name, type, values, false, meaning);
  }

  /** Returns the rows of an answer, which are read while they are written. */
  public static <T, V> Property<T> answerRows(
      String name, JsonType<V> type, Elements<T, V> rows, String meaning) {
    return new OfElements<>(name, type, rows, true, meaning);
  }

  /** Returns a property that is left out where a condition does not hold. */
  public static <T> Property<T> onlyIf(Predicate<T> condition, Property<T> property) {
    return new Conditional<>(condition, property);
  }

  /** Returns the name. */
  public final String name() {
    return name;
  }

  /** Returns the same property of something that has such an owner as a part. */
  final <S> Property<S> of(Function<S, T> part) {
    return new OfPart<>(part, this);
  }

  /** Returns the value as a cell of a spreadsheet has it; null for none. */
  public @Nullable Object cell(T owner) {
    throw new UnsupportedOperationException(name + " has no cell");
  }

  abstract void write(JsonOutput out, T owner) throws IOException;

  abstract Map<String, Object> schema(SchemaDefinitions definitions);

  boolean isAlwaysPresent() {
    return true;
  }

  private static Map<String, Object> described(String meaning, Map<String, Object> schema) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("description", meaning);
    described.putAll(schema);
    return described;
  }

  private static final class OfValue<T, V> extends Property<T> {
    private final JsonType<V> type;
    private final NullableValue<T, ? extends V> value;
    private final boolean nullable;
    private final String meaning;

    OfValue(
        String name,
        JsonType<V> type,
        NullableValue<T, ? extends V> value,
        boolean nullable,
        String meaning) {
      super(name);
      this.type = type;
      this.value = value;
      this.nullable = nullable;
      this.meaning = meaning;
    }

    @Override
    void write(JsonOutput out, T owner) throws IOException {
      V written = value.of(owner);
      out.json().writeFieldName(name());
      if (written == null) {
        out.json().writeNull();
      } else {
        type.write(out, written);
      }
    }

    @Override
    Map<String, Object> schema(SchemaDefinitions definitions) {
      Map<String, Object> schema = type.schema(definitions);
      return described(meaning, nullable ? orNull(schema) : schema);
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
      Map<String, Object> either = new LinkedHashMap<>();
      if (!schema.containsKey("type")) {
        either.put("anyOf", List.of(schema, Map.of("type", "null")));
        return either;
      }
      either.putAll(schema);
      either.put("type", List.of(schema.get("type"), "null"));
      if (schema.get("enum") instanceof List<?> words) {
        List<@Nullable Object> all = new ArrayList<>(words);
        all.add(null);
        either.put("enum", all);
      }
      return either;
    }

    @Override
    public @Nullable Object cell(T owner) {
      V shown = value.of(owner);
      return shown == null ? null : type.cell(shown);
    }
  }

  private static final class OfNumber<T> extends Property<T> {
    private final ToLongFunction<T> value;
    private final String meaning;

    OfNumber(String name, ToLongFunction<T> value, String meaning) {
      super(name);
      this.value = value;
      this.meaning = meaning;
    }

    @Override
    void write(JsonOutput out, T owner) throws IOException {
      out.json().writeNumberField(name(), value.applyAsLong(owner));
    }

    @Override
    Map<String, Object> schema(SchemaDefinitions definitions) {
      return described(meaning, ScalarType.INTEGER.schema(definitions));
    }

    @Override
    public Object cell(T owner) {
      return value.applyAsLong(owner);
    }
  }

  private static final class OfElements<T, V> extends Property<T> {
    private final JsonType<V> type;
    private final Elements<T, V> elements;
    private final boolean rows;
    private final String meaning;

    OfElements(
        String name, JsonType<V> type, Elements<T, V> elements, boolean rows, String meaning) {
      super(name);
      this.type = type;
      this.elements = elements;
      this.rows = rows;
      this.meaning = meaning;
    }

    @Override
    void write(JsonOutput out, T owner) throws IOException {
      if (rows) {
        out.writeRows(name(), type, consumer -> elements.forEach(owner, consumer));
        return;
      }
      out.json().writeArrayFieldStart(name());
      elements.forEach(owner, element -> type.write(out, element));
      out.json().writeEndArray();
    }

    @Override
    Map<String, Object> schema(SchemaDefinitions definitions) {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "array");
      schema.put("items", type.schema(definitions));
      return described(meaning, schema);
    }
  }

  private static final class Conditional<T> extends Property<T> {
    private final Predicate<T> condition;
    private final Property<T> property;

    Conditional(Predicate<T> condition, Property<T> property) {
      super(property.name());
      this.condition = condition;
      this.property = property;
    }

    @Override
    void write(JsonOutput out, T owner) throws IOException {
      if (condition.test(owner)) {
        property.write(out, owner);
      }
    }

    @Override
    Map<String, Object> schema(SchemaDefinitions definitions) {
      return property.schema(definitions);
    }

    @Override
    boolean isAlwaysPresent() {
      return false;
    }
  }

  private static final class OfPart<S, T> extends Property<S> {
    private final Function<S, T> part;
    private final Property<T> property;

    OfPart(Function<S, T> part, Property<T> property) {
      super(property.name());
      this.part = part;
      this.property = property;
    }

    @Override
    void write(JsonOutput out, S owner) throws IOException {
      property.write(out, part.apply(owner));
    }

    @Override
    Map<String, Object> schema(SchemaDefinitions definitions) {
      return property.schema(definitions);
    }

    @Override
    public @Nullable Object cell(S owner) {
      return property.cell(part.apply(owner));
    }

    @Override
    boolean isAlwaysPresent() {
      return property.isAlwaysPresent();
    }
  }
}
