package dev.synctrace.serve.page;

import dev.synctrace.output.AnswerSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An address that answers with data where its parameter {@code format} asks for it, as its page
 * serves it and as the OpenAPI document describes it.
 *
 * @param path with names in braces for what differs
 * @param summary what the data is, a few words
 * @param parameters besides {@code format}
 * @param answer the JSON it answers with
 */
record DataAddress(
    String path, String summary, List<Parameter> parameters, Supplier<AnswerSchema<?, ?>> answer) {
  DataAddress {
    parameters = List.copyOf(parameters);
  }

  /**
   * A parameter of the query.
   *
   * @param schema keywords of its JSON Schema
   */
  record Parameter(String name, String meaning, boolean required, Map<String, Object> schema) {
    /** Returns a text that can be left out. */
    static Parameter text(String name, String meaning) {
      return new Parameter(name, meaning, false, Map.of("type", "string"));
    }

    /** Returns a text that must be given. */
    static Parameter required(String name, String meaning) {
      return new Parameter(name, meaning, true, Map.of("type", "string"));
    }

    /** Returns a text that can be given several times. */
    static Parameter repeated(String name, String meaning) {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "array");
      schema.put("items", Map.of("type", "string"));
      return new Parameter(name, meaning, false, schema);
    }

    /** Returns one of some words, which can be left out. */
    static Parameter choice(String name, String meaning, List<String> words) {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "string");
      schema.put("enum", words);
      return new Parameter(name, meaning, false, schema);
    }
  }
}
