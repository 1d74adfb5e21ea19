package dev.synctrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.synctrace.cli.command.PublishedSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Validates what commands write against the schemas that {@code synctrace schema} prints. Keys that
 * a schema does not name are allowed to users; here they are not.
 */
public final class AnswerValidation {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final Map<String, JsonSchema> DOCUMENTS = new HashMap<>();
  private static final Map<String, JsonSchema> LINES = new HashMap<>();

  private AnswerValidation() {}

  /** Returns the schema of a document. */
  public static JsonNode document(String name) {
    return JSON.valueToTree(published(name).document());
  }

  /** Returns the schema of a line of ndjson. */
  public static JsonNode line(String name) {
    return JSON.valueToTree(Objects.requireNonNull(published(name).line(), name));
  }

  private static PublishedSchema published(String name) {
    return PublishedSchema.all().stream()
        .filter(schema -> schema.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no schema is called " + name));
  }

  /** Returns a validator that allows only keys that the schema names. */
  static JsonSchema strict(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    close(copy);
    return FACTORY.getSchema(copy);
  }

  /** Returns a validator as users have it. */
  static JsonSchema open(JsonNode schema) {
    return FACTORY.getSchema(schema);
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("type").asText().equals("object")
        && object.has("properties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(AnswerValidation::close);
  }

  /** Returns what is wrong with a document. */
  public static List<String> problemsOfDocument(String name, String document) throws IOException {
    return problemsOfDocument(name, JSON.readTree(document));
  }

  /** Returns what is wrong with a document. */
  public static List<String> problemsOfDocument(String name, JsonNode document) {
    return problems(DOCUMENTS.computeIfAbsent(name, _ -> strict(document(name))), document);
  }

  /** Returns what is wrong with lines of ndjson. */
  public static List<String> problemsOfLines(String name, String lines) throws IOException {
    List<String> problems = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      problems.addAll(
          problems(LINES.computeIfAbsent(name, _ -> strict(line(name))), JSON.readTree(line)));
    }
    return problems;
  }

  /** Takes an object of a document with its schema. */
  @FunctionalInterface
  interface ObjectVisitor {
    /**
     * Takes one.
     *
     * @param name of the object, as the schema calls it
     */
    void visit(String name, ObjectNode schema, ObjectNode object);
  }

  /** Passes every object of a document with its schema. */
  static void forEachObject(String name, JsonNode document, ObjectVisitor visitor) {
    JsonNode schema = document(name);
    forEachObject(schema, schema, name, document, visitor);
  }

  private static void forEachObject(
      JsonNode root, JsonNode schema, String name, JsonNode value, ObjectVisitor visitor) {
    if (value.isNull()) {
      return;
    }
    if (schema.has("$ref")) {
      String object = schema.get("$ref").asText().substring("#/$defs/".length());
      forEachObject(root, root.get("$defs").get(object), object, value, visitor);
    } else if (schema.has("anyOf")) {
      forEachObject(root, schema.get("anyOf").get(0), name, value, visitor);
    } else if (value.isArray()) {
      value.forEach(each -> forEachObject(root, schema.get("items"), name, each, visitor));
    } else if (value instanceof ObjectNode object) {
      if (schema.has("properties")) {
        visitor.visit(name, (ObjectNode) schema, object);
      }
      object
          .properties()
          .forEach(property -> {
            JsonNode inside = schema.path("properties").path(property.getKey());
            forEachObject(
                root,
                inside.isMissingNode() ? schema.get("additionalProperties") : inside,
                name + "." + property.getKey(),
                property.getValue(),
                visitor);
          });
    }
  }

  static List<String> problems(JsonSchema schema, JsonNode document) {
    return schema.validate(document).stream().map(ValidationMessage::getMessage).toList();
  }
}
