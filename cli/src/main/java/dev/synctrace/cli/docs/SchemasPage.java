package dev.synctrace.cli.docs;

import dev.synctrace.cli.command.PublishedSchema;
import dev.synctrace.output.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * docs/schemas.md and the files in docs/schemas/, from the definitions by which JSON is written.
 */
public final class SchemasPage {
  private static final String OPENAPI = "openapi";
  private static final String REFERENCE = "#/$defs/";

  private final StringBuilder page = new StringBuilder();

  private SchemasPage() {}

  /** Returns the schemas by the name of their file, byte for byte. */
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    for (PublishedSchema schema : PublishedSchema.all()) {
      files.put(schema.name() + ".json", text(schema.document()));
      Map<String, Object> line = schema.line();
      if (line != null) {
        files.put(schema.name() + ".line.json", text(line));
      }
    }
    return files;
  }

  private static String text(Map<String, Object> schema) {
    StringWriter text = new StringWriter();
    try {
      Json.writeOwn(text, schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Returns the page, byte for byte. */
  public static String text() {
    SchemasPage page = new SchemasPage();
    page.introduction();
    page.names();
    page.documents();
    page.objects();
    return page.page.toString();
  }

  private void introduction() {
    page.append(
        """
        # JSON of the commands

        Generated from the definitions by which the program writes JSON. Do not edit manually: \
        `mvn test -pl cli -am -Dtest=DocsTest -Dsynctrace.update` generates it.

        `synctrace schema NAME` prints the JSON Schema (draft 2020-12) of what a command writes with `--format json`; with
        `--format ndjson`, that of one line. The files are the same schemas.

        * A key in `required` is in every object. An unknown value is `null`, where the schema allows it. A key that is not in
          `required` is left out in the cases that its description names.
        * Times are ISO 8601 in UTC, with milliseconds and `Z`.
        * A schema allows keys that it does not name, so that an answer with a key of a later version is still valid. Set
          `additionalProperties` to `false` to find such keys. What removes or renames a key, or changes its type, is in the
          [changelog](../CHANGELOG.md).
        * A list of words (`enum`) has the words of this version. Take the schema from the version that wrote the answer.
        * `report --format sarif` writes SARIF 2.1.0, whose schema OASIS publishes.

        `synctrace schema openapi` prints the OpenAPI 3.1 document of the addresses of the web page that answer with data; a
        running server has it at `/openapi.json`.

        | name | command | describes | schema |
        | --- | --- | --- | --- |
        """);
  }

  private void names() {
    for (PublishedSchema schema : PublishedSchema.all()) {
      page.append(
          "| `%s` | `synctrace %s` | %s | %s |\n"
              .formatted(schema.name(), schema.command(), schema.description(), links(schema)));
    }
  }

  private static String links(PublishedSchema schema) {
    String document = "[json](schemas/%s.json)".formatted(schema.name());
    return schema.hasLine()
        ? document + ", [ndjson](schemas/%s.line.json)".formatted(schema.name())
        : document;
  }

  private void documents() {
    page.append("\n## Documents\n");
    for (PublishedSchema schema : PublishedSchema.all()) {
      if (!schema.name().equals(OPENAPI)) {
        page.append("\n### synctrace %s\n\n".formatted(schema.command()));
        properties(schema.document());
      }
    }
  }

  private void objects() {
    Map<String, Map<?, ?>> objects = new TreeMap<>();
    for (PublishedSchema schema : PublishedSchema.all()) {
      if (schema.document().get("$defs") instanceof Map<?, ?> definitions) {
        definitions.forEach((name, object) -> {
          Map<?, ?> one = (Map<?, ?>) object;
          Map<?, ?> known = objects.putIfAbsent(name.toString(), one);
          if (known != null && !known.equals(one)) {
            throw new IllegalStateException("two objects of JSON are called " + name);
          }
        });
      }
    }
    page.append("\n## Objects\n");
    objects.forEach((name, object) -> {
      page.append("\n### %s\n\n%s\n\n".formatted(name, object.get("description")));
      properties(object);
    });
  }

  private void properties(Map<?, ?> object) {
    page.append("| key | type | meaning |\n| --- | --- | --- |\n");
    Collection<?> required = (Collection<?>) Objects.requireNonNull(object.get("required"));
    Map<?, ?> properties = (Map<?, ?>) Objects.requireNonNull(object.get("properties"));
    properties.forEach((name, property) -> {
      Map<?, ?> schema = (Map<?, ?>) property;
      String type = type(schema) + (required.contains(name) ? "" : ", optional");
      page.append("| `%s` | %s | %s |\n".formatted(name, type, schema.get("description")));
    });
  }

  private static String type(Map<?, ?> schema) {
    if (schema.get("$ref") instanceof String reference) {
      String name = reference.substring(REFERENCE.length());
      return "[%s](#%s)".formatted(name, name.toLowerCase(Locale.ROOT));
    }
    if (schema.get("anyOf") instanceof List<?> either) {
      return either.stream().map(one -> type((Map<?, ?>) one)).collect(Collectors.joining(" or "));
    }
    if (schema.get("enum") instanceof List<?> words) {
      return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
    if (schema.get("items") instanceof Map<?, ?> items) {
      return "list of " + type(items);
    }
    List<String> types = new ArrayList<>();
    if (schema.get("type") instanceof List<?> several) {
      several.forEach(each -> types.add(each.toString()));
    } else {
      types.add(String.valueOf(schema.get("type")));
    }
    if (schema.containsKey("format")) {
      types.set(0, "time");
    }
    return String.join(" or ", types);
  }
}
