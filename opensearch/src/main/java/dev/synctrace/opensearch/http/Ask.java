package dev.synctrace.opensearch.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to the cluster.
 *
 * @param method of HTTP
 * @param path with a leading slash, escaped where needed
 * @param parameters behind the question mark
 * @param body null for none
 * @param type of the body
 */
public record Ask(
    String method,
    String path,
    Map<String, String> parameters,
    byte @Nullable [] body,
    String type) {
  private static final String JSON = "application/json";

  public static Ask get(String path) {
    return new Ask("GET", path, Map.of(), null, JSON);
  }

  static Ask head(String path) {
    return new Ask("HEAD", path, Map.of(), null, JSON);
  }

  public static Ask delete(String path) {
    return new Ask("DELETE", path, Map.of(), null, JSON);
  }

  public static Ask post(String path) {
    return new Ask("POST", path, Map.of(), null, JSON);
  }

  public static Ask put(String path) {
    return new Ask("PUT", path, Map.of(), null, JSON);
  }

  public Ask with(Map<String, String> more) {
    return new Ask(method, path, more, body, type);
  }

  public Ask with(JsonNode json) {
    return new Ask(
        method, path, parameters, json.toString().getBytes(StandardCharsets.UTF_8), JSON);
  }

  /** With lines of JSON, as bulk requests have them. */
  public Ask withLines(byte[] lines) {
    return new Ask(method, path, parameters, lines, "application/x-ndjson");
  }
}
