package dev.synctrace.opensearch.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Response of the cluster.
 *
 * @param status of HTTP
 * @param body empty where there was none
 */
public record ClusterResponse(int status, JsonNode body) {
  public static final int NOT_FOUND = 404;
  public static final int TIMED_OUT = 408;
  public static final int CONFLICT = 409;
  public static final int TOO_MANY = 429;

  public boolean isOk() {
    return status < 300;
  }

  /** The name of what went wrong, such as {@code index_not_found_exception}; may be empty. */
  public String errorType() {
    JsonNode error = body.path("error");
    return error.path("type").asText(error.isTextual() ? error.asText() : "");
  }

  /** What went wrong in one line of the cluster's own words; the innermost says the most. */
  public String reason() {
    JsonNode error = body.path("error");
    JsonNode cause = error.path("root_cause").path(0);
    String said = cause.path("reason").asText(error.path("reason").asText(errorType()));
    return said.isEmpty() ? "HTTP " + status : said.replaceAll("\\s+", " ").strip();
  }

  /** Whether the same request may do better later: a node is busy, leaving, or not there yet. */
  public boolean isPassing() {
    return isPassing(status);
  }

  static boolean isPassing(int status) {
    return status == TOO_MANY || status == 502 || status == 503 || status == 504;
  }
}
