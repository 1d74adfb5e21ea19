package dev.synctrace.opensearch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.index.AnnotationStore;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.annotation.AnnotationJson;
import dev.synctrace.index.annotation.Annotations;
import dev.synctrace.opensearch.http.ClusterRequest;
import dev.synctrace.opensearch.http.ClusterResponse;
import dev.synctrace.opensearch.http.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What engineers added to a case in a cluster: one document of the index of its sources. It is
 * replaced only as long as no one else has changed it.
 */
final class ClusterAnnotations implements AnnotationStore {
  private static final String TYPE = "annotations";

  private final Connection connection;
  private final String index;

  ClusterAnnotations(Connection connection, String index) {
    this.connection = connection;
    this.index = index;
  }

  /**
   * The document at one version.
   *
   * @param condition under which it has not changed
   */
  private record Stored(Annotations annotations, Map<String, String> condition) {}

  @Override
  public Annotations read() {
    return stored().annotations();
  }

  private Stored stored() {
    ClusterResponse response = connection.send(ClusterRequest.get(document()));
    if (response.status() == ClusterResponse.NOT_FOUND && response.errorType().isEmpty()) {
      return new Stored(Annotations.NONE, Map.of("op_type", "create"));
    }
    if (!response.isOk()) {
      throw connection.failures().of(response);
    }
    Map<String, String> condition =
        Map.of(
            "if_seq_no",
            response.body().path("_seq_no").asText(),
            "if_primary_term",
            response.body().path("_primary_term").asText());
    String json = response.body().path("_source").path("summary").asText();
    try {
      return new Stored(AnnotationJson.read(json.getBytes(StandardCharsets.UTF_8)), condition);
    } catch (IOException e) {
      throw new CaseException(
          "The notes and saved searches of the case at %s are damaged (%s). Restore the index %s from a snapshot."
              .formatted(connection.failures().address(), e.getMessage(), index),
          e);
    }
  }

  @Override
  public Annotations update(UnaryOperator<Annotations> change) {
    Connection.@Nullable Patience patience = null;
    while (true) {
      Stored stored = stored();
      Annotations changed = change.apply(stored.annotations());
      // After an answer that was lost on its way, what was written is found here as it should be.
      if (changed.equals(stored.annotations())) {
        return changed;
      }
      ObjectNode body =
          JsonNodeFactory.instance
              .objectNode()
              .put("type", TYPE)
              .put("summary", AnnotationJson.write(changed));
      ClusterResponse response =
          connection.send(ClusterRequest.put(document()).with(stored.condition()).with(body));
      if (response.isOk()) {
        new SourceEntries(connection, index).setChanged();
        return changed;
      }
      if (response.status() != ClusterResponse.CONFLICT) {
        throw connection.failures().of(response);
      }
      patience = patience == null ? connection.patience() : patience;
      patience.pause("others are writing notes", null);
    }
  }

  private String document() {
    return "/" + index + "/_doc/" + TYPE;
  }
}
