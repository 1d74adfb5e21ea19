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
public record ClusterRequest(
    String method,
    String path,
    Map<String, String> parameters,
    byte @Nullable [] body,
    String type) {
  private static final String JSON = "application/json";

  public static ClusterRequest get(String path) {
    return new ClusterRequest("GET", path, Map.of(), null, JSON);
  }

  static ClusterRequest head(String path) {
    return new ClusterRequest("HEAD", path, Map.of(), null, JSON);
  }

  public static ClusterRequest delete(String path) {
    return new ClusterRequest("DELETE", path, Map.of(), null, JSON);
  }

  public static ClusterRequest post(String path) {
    return new ClusterRequest("POST", path, Map.of(), null, JSON);
  }

  public static ClusterRequest put(String path) {
    return new ClusterRequest("PUT", path, Map.of(), null, JSON);
  }

  public ClusterRequest with(Map<String, String> more) {
    return new ClusterRequest(method, path, more, body, type);
  }

  public ClusterRequest with(JsonNode json) {
    return new ClusterRequest(
        method, path, parameters, json.toString().getBytes(StandardCharsets.UTF_8), JSON);
  }

  /** With lines of JSON, as bulk requests have them. */
  public ClusterRequest withLines(byte[] lines) {
    return new ClusterRequest(method, path, parameters, lines, "application/x-ndjson");
  }
}
