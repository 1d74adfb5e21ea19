package dev.synctrace.output.schema;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The properties of a JSON object, in the order in which they are written. Objects are written by
 * it, and their JSON Schema is printed from it. Immutable.
 *
 * @param <T> what is written as such an object
 */
public final class ObjectSchema<T> implements JsonType<T> {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final String name;
  private final String description;
  private final List<Property<T>> properties;

  private ObjectSchema(String name, String description, List<Property<T>> properties) {
    this.name = name;
    this.description = description;
    this.properties = List.copyOf(properties);
  }

  /**
   * Returns a schema.
   *
   * @param name in camel case, unique among all objects
   * @param description one sentence
   */
  @SafeVarargs
  public static <T> ObjectSchema<T> of(String name, String description, Property<T>... properties) {
    return new ObjectSchema<>(name, description, List.of(properties));
  }

  /** Returns a schema with these properties. */
  public static <T> ObjectSchema<T> of(
      String name, String description, List<Property<T>> properties) {
    return new ObjectSchema<>(name, description, properties);
  }

  /** Returns an object of its own with the same properties, written from a part of something. */
  public <S> ObjectSchema<S> of(String name, String description, Function<S, T> part) {
    return new ObjectSchema<>(name, description, propertiesOf(part));
  }

  /** Returns the properties, written from a part of something. */
  public <S> List<Property<S>> propertiesOf(Function<S, T> part) {
    List<Property<S>> mapped = new ArrayList<>();
    properties.forEach(property -> mapped.add(property.of(part)));
    return mapped;
  }

  /** Returns the same object with more properties. */
  @SafeVarargs
  public final ObjectSchema<T> with(Property<T>... more) {
    List<Property<T>> all = new ArrayList<>(properties);
    all.addAll(List.of(more));
    return new ObjectSchema<>(name, description, all);
  }

  /** Returns the name, such as {@code evidence}. */
  public String name() {
    return name;
  }

  /** Returns what the object is, one sentence. */
  public String description() {
    return description;
  }

  @Override
  public void write(JsonOutput out, T value) throws IOException {
    out.json().writeStartObject();
    for (Property<T> property : properties) {
      property.write(out, value);
    }
    out.json().writeEndObject();
  }

  @Override
  public Map<String, Object> schema(SchemaDefinitions definitions) {
    return definitions.reference(this);
  }

  /** Returns the keywords that describe the object itself. */
  Map<String, Object> keywords(SchemaDefinitions definitions) {
    Map<String, Object> described = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Property<T> property : properties) {
      described.put(property.name(), property.schema(definitions));
      if (property.isAlwaysPresent()) {
        required.add(property.name());
      }
    }
    Map<String, Object> keywords = new LinkedHashMap<>();
    keywords.put("description", description);
    keywords.put("type", "object");
    keywords.put("properties", described);
    keywords.put("required", required);
    return keywords;
  }

  /**
   * Returns the JSON Schema of the object as a document of its own.
   *
   * @param title of the document
   */
  public Map<String, Object> document(String title) {
    SchemaDefinitions definitions = new SchemaDefinitions("#/$defs/");
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("$schema", DIALECT);
    document.put("title", title);
    document.putAll(keywords(definitions));
    if (!definitions.byName().isEmpty()) {
      document.put("$defs", definitions.byName());
    }
    return document;
  }
}
