package dev.synctrace.output.schema;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One of the constants of an enumeration, by its word in JSON.
 *
 * @param <E> the enumeration
 */
public final class Choice<E extends Enum<E>> implements JsonType<E> {
  private final Class<E> constants;
  private final Function<E, String> word;

  private Choice(Class<E> constants, Function<E, String> word) {
    this.constants = constants;
    this.word = word;
  }

  /** Returns a choice whose words are the names of the constants. */
  public static <E extends Enum<E>> Choice<E> of(Class<E> constants) {
    return new Choice<>(constants, Enum::name);
  }

  /** Returns a choice with words of its own. */
  public static <E extends Enum<E>> Choice<E> of(Class<E> constants, Function<E, String> word) {
    return new Choice<>(constants, word);
  }

  @Override
  public void write(JsonOutput out, E value) throws IOException {
    out.json().writeString(word.apply(value));
  }

  @Override
  public Map<String, Object> schema(SchemaDefinitions definitions) {
    List<String> words = Arrays.stream(constants.getEnumConstants()).map(word).toList();
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "string");
    schema.put("enum", words);
    return schema;
  }

  @Override
  public Object cell(E value) {
    return word.apply(value);
  }
}
