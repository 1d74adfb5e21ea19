package dev.synctrace.parsers.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Compiled catalogue of a folder of YAML files, made by {@link YamlCompiler}.
 *
 * @param files their contents by file name, in the order of the names
 */
public record CompiledYaml(Map<String, JsonNode> files) {
  /** Its name in the folder of classes. */
  static final String FILE = "catalogue.json";

  /**
   * Reads it.
   *
   * @param beside a class of the package in which the files are
   * @throws IllegalStateException when the build made none
   */
  public static CompiledYaml of(Class<?> beside) {
    return in('/' + beside.getPackageName().replace('.', '/') + '/');
  }

  /** A checksum of the catalogues in several folders, in eight hexadecimal digits. */
  static String checksum(List<String> folders) {
    CRC32 sum = new CRC32();
    for (String folder : folders) {
      try (InputStream in = open(folder)) {
        sum.update(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException("the catalogue in " + folder, e);
      }
    }
    return HexFormat.of().toHexDigits(sum.getValue(), 8);
  }

  /**
   * Reads it.
   *
   * @param folder absolute name of the folder of the class path in which the files are
   * @throws IllegalStateException when the build made none
   */
  public static CompiledYaml in(String folder) {
    try (InputStream in = open(folder)) {
      Map<String, JsonNode> files = new LinkedHashMap<>();
      CatalogueJsonReader.read(in)
          .properties()
          .forEach(file -> files.put(file.getKey(), file.getValue()));
      return new CompiledYaml(files);
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue in " + folder, e);
    }
  }

  private static InputStream open(String folder) {
    InputStream in = CompiledYaml.class.getResourceAsStream(folder + FILE);
    if (in == null) {
      throw new IllegalStateException("no " + folder + FILE + ". Build with Maven");
    }
    return in;
  }

  /** The content of the file of that name, which must be there. */
  public JsonNode file(String name) {
    return Optional.ofNullable(files.get(name))
        .orElseThrow(() -> new IllegalStateException("the catalogue has no " + name));
  }

  /**
   * Reads the tree of a catalogue. Jackson's own mapper would do, but every command reads a
   * catalogue, and setting up a mapper takes longer than to read one.
   */
  private static final class CatalogueJsonReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser json;

    private CatalogueJsonReader(JsonParser json) {
      this.json = json;
    }

    /** The tree; leaves the stream open. */
    static JsonNode read(InputStream in) throws IOException {
      JsonFactory factory =
          JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();
      try (JsonParser json = factory.createParser(in)) {
        json.nextToken();
        return new CatalogueJsonReader(json).node();
      }
    }

    private JsonNode node() throws IOException {
      JsonToken token = json.currentToken();
      return switch (token) {
        case START_OBJECT -> object();
        case START_ARRAY -> array();
        case VALUE_STRING -> NODES.textNode(json.getText());
        case VALUE_NUMBER_INT -> NODES.numberNode(json.getLongValue());
        case VALUE_NUMBER_FLOAT -> NODES.numberNode(json.getDoubleValue());
        case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
        case VALUE_NULL -> NODES.nullNode();
        default -> throw new IOException("the catalogue ends too early");
      };
    }

    private ObjectNode object() throws IOException {
      ObjectNode object = NODES.objectNode();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        object.set(name, node());
      }
      return object;
    }

    private ArrayNode array() throws IOException {
      ArrayNode array = NODES.arrayNode();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        array.add(node());
      }
      return array;
    }
  }
}
