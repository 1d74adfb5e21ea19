package dev.synctrace.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.index.CaseException;
import dev.synctrace.opensearch.http.ClusterRequest;
import dev.synctrace.opensearch.http.ClusterResponse;
import dev.synctrace.opensearch.http.Connection;
import java.io.IOException;
import java.util.Map;

/**
 * The events of a case as they are at one moment, however long they are read. The cluster keeps
 * that moment on the nodes it was taken on: when one is lost, it is taken again, and since the
 * order of events is total, whoever was paging continues behind the last event read. Safe for many
 * threads.
 */
final class PointInTime implements AutoCloseable {
  private static final String KEEP = "10m";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Connection connection;
  private final String index;
  private String id;

  /**
   * @throws CaseException when there is no such index
   */
  PointInTime(Connection connection, String index) {
    this.connection = connection;
    this.index = index;
    this.id = take();
  }

  private String take() {
    ClusterRequest request =
        ClusterRequest.post("/" + index + "/_search/point_in_time")
            .with(Map.of("keep_alive", KEEP, "allow_partial_pit_creation", "false"));
    return connection.need(request).path("pit_id").asText();
  }

  /**
   * Searches; the answer counts all of the case or none.
   *
   * @param body of the request, without the point in time
   */
  JsonNode search(ObjectNode body) {
    Connection.Patience patience = connection.patience();
    while (true) {
      String taken = current();
      try {
        ClusterResponse response = connection.once(request(body, taken));
        if (response.isOk()) {
          return response.body();
        }
        if (response.status() < 500 && !response.isPassing() && !isLost(response)) {
          throw connection.failures().of(response);
        }
        patience.pause(response.reason(), null);
        if (response.status() != ClusterResponse.TOO_MANY) {
          takeAnew(taken);
        }
      } catch (IOException e) {
        CaseException lasting = connection.failures().lasting(e);
        if (lasting != null) {
          throw lasting;
        }
        patience.pause(String.valueOf(e.getMessage()), e);
      }
    }
  }

  private static ClusterRequest request(ObjectNode body, String taken) {
    ObjectNode whole = body.deepCopy();
    whole.set("pit", JSON.objectNode().put("id", taken).put("keep_alive", KEEP));
    return ClusterRequest.post("/_search")
        .with(Map.of("allow_partial_search_results", "false"))
        .with(whole);
  }

  private static boolean isLost(ClusterResponse response) {
    return response.status() == ClusterResponse.NOT_FOUND
        && response.body().toString().contains("search_context_missing");
  }

  private synchronized String current() {
    return id;
  }

  /** Of several threads that miss the same one, the first takes another. */
  private synchronized void takeAnew(String lost) {
    if (id.equals(lost)) {
      id = take();
    }
  }

  /** Lets the cluster forget it at once; it would by itself after a while. */
  @Override
  public void close() {
    ObjectNode body = JSON.objectNode();
    body.putArray("pit_id").add(current());
    try {
      connection.once(ClusterRequest.delete("/_search/point_in_time").with(body));
    } catch (IOException | CaseException _) {
      // All was read; a cluster that is away now has lost it anyway.
    }
  }
}
