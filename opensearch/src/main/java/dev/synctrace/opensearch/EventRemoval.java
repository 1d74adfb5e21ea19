package dev.synctrace.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.index.lucene.document.KeywordTerm;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.opensearch.http.ClusterRequest;
import dev.synctrace.opensearch.http.ClusterResponse;
import dev.synctrace.opensearch.http.Connection;
import dev.synctrace.opensearch.query.QueryJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Takes the events of a source out of the cluster. */
final class EventRemoval {
  /** Some at a time, so that none takes longer than a request may. */
  private static final int AT_A_TIME = 10_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Connection connection;
  private final String index;

  EventRemoval(Connection connection, String index) {
    this.connection = connection;
    this.index = index;
  }

  /** Takes out all that is acknowledged of the source with this path. */
  void remove(String path) {
    ClusterRequest search =
        ClusterRequest.post("/" + index + "/_search")
            .with(Map.of("allow_partial_search_results", "false"))
            .with(eventsOf(path));
    refresh();
    for (JsonNode hits = hits(search); !hits.isEmpty(); hits = hits(search)) {
      ClusterRequest delete =
          ClusterRequest.post("/" + index + "/_bulk")
              .with(Map.of("filter_path", "errors,items.delete.status,items.delete.error"))
              .withLines(lines(hits));
      JsonNode answer = connection.need(delete);
      if (answer.path("errors").asBoolean()) {
        throw connection.failures().of(failure(answer));
      }
      refresh();
    }
  }

  /** The term finds them without regard to case, the value decides. */
  private static ObjectNode eventsOf(String path) {
    String field = SearchField.SOURCE.name();
    ObjectNode body = JSON.objectNode().put("size", AT_A_TIME).put("_source", false);
    var filter = body.putObject("query").putObject("bool").putArray("filter");
    filter.addObject().putObject("term").put(field, KeywordTerm.of(path));
    filter.addObject().putObject("term").put(QueryJson.valueField(field), KeywordTerm.cut(path));
    return body;
  }

  private static byte[] lines(JsonNode hits) {
    StringBuilder lines = new StringBuilder();
    for (JsonNode hit : hits) {
      ObjectNode line = JSON.objectNode();
      line.putObject("delete").put("_id", hit.path("_id").asText());
      lines.append(line).append('\n');
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The first of the requests that went wrong. */
  private static ClusterResponse failure(JsonNode answer) {
    for (JsonNode item : answer.path("items")) {
      JsonNode deleted = item.path("delete");
      if (deleted.path("error").isObject()) {
        return new ClusterResponse(deleted.path("status").asInt(), deleted);
      }
    }
    return new ClusterResponse(500, answer);
  }

  private JsonNode hits(ClusterRequest search) {
    return connection.need(search).path("hits").path("hits");
  }

  private void refresh() {
    connection.need(ClusterRequest.post("/" + index + "/_refresh"));
  }
}
