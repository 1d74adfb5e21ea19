package dev.synctrace.diagnosis.cause.condition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The name of a cause file and the lines of its fields, so that an error names both.
 *
 * @param lines by the way to a field, such as {@code when[1].where}; empty for a built-in cause,
 *     which is compiled
 */
public record CauseFile(String name, Map<String, Integer> lines) {
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  public CauseFile {
    lines = Map.copyOf(lines);
  }

  /** Returns a built-in file, which has no lines. */
  public static CauseFileNode compiled(String name, JsonNode tree) {
    return new CauseFileNode(new CauseFile(name, Map.of()), "", tree);
  }

  /**
   * Reads a file.
   *
   * @param name for messages
   * @throws CauseException when it is no YAML, or no mapping
   */
  public static CauseFileNode parse(String name, String yaml) {
    try {
      JsonNode tree = new YAMLMapper(YAML).readTree(yaml);
      if (tree == null || !tree.isObject()) {
        throw new CauseException(name, 1, "", "is empty or not a cause: it must begin with 'id:'");
      }
      return new CauseFileNode(new CauseFile(name, linesOf(yaml)), "", tree);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new CauseException(name, line, "is not valid YAML: " + problem(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong, without the excerpts of the file around it, which are indented. */
  private static String problem(JsonProcessingException e) {
    return e.getOriginalMessage()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Integer> linesOf(String yaml) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = YAML.createParser(yaml)) {
      parser.nextToken();
      put(parser, "", lines);
    }
    return lines;
  }

  private static void put(JsonParser parser, String path, Map<String, Integer> lines)
      throws IOException {
    lines.putIfAbsent(path, parser.currentTokenLocation().getLineNr());
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String inner = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
          lines.put(inner, parser.currentTokenLocation().getLineNr());
          parser.nextToken();
          put(parser, inner, lines);
        }
      }
      case START_ARRAY -> {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
          put(parser, path + "[" + i + "]", lines);
        }
      }
      default -> {
        // A scalar is one token.
      }
    }
  }

  /** Returns the line of a field; of what surrounds it where the file lacks it; 0 when unknown. */
  public int line(String path) {
    String known = path;
    while (!lines.containsKey(known) && !known.isEmpty()) {
      known =
          known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
    }
    return lines.getOrDefault(known, 0);
  }

  /** Returns an error at a field. */
  public CauseException error(String path, String problem) {
    return new CauseException(name, line(path), path, problem);
  }
}
