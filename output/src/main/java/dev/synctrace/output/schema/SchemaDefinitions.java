package dev.synctrace.output.schema;

import java.util.LinkedHashMap;
import java.util.Map;

/** The objects that a schema refers to, each once. For one thread. */
public final class SchemaDefinitions {
  private final String path;
  private final Map<String, Map<String, Object>> byName = new LinkedHashMap<>();

  /**
   * Creates an empty collection.
   *
   * @param path where they are in the document, such as {@code #/$defs/}
   */
  public SchemaDefinitions(String path) {
    this.path = path;
  }

  /**
   * Adds a schema and returns a reference to it.
   *
   * @throws IllegalStateException if another object has its name
   */
  public Map<String, Object> reference(ObjectSchema<?> schema) {
    Map<String, Object> keywords = schema.keywords(this);
    Map<String, Object> known = byName.putIfAbsent(schema.name(), keywords);
    if (known != null && !known.equals(keywords)) {
      throw new IllegalStateException("two objects of JSON are called " + schema.name());
    }
    Map<String, Object> reference = new LinkedHashMap<>();
    reference.put("$ref", path + schema.name());
    return reference;
  }

  /** Returns the schemas by name, those inside before those around them. */
  public Map<String, Map<String, Object>> byName() {
    return byName;
  }
}
