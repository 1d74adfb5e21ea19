package dev.synctrace.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.opensearch.http.ClusterRequest;
import dev.synctrace.opensearch.http.ClusterResponse;
import dev.synctrace.opensearch.http.Connection;
import dev.synctrace.opensearch.query.QueryJson;
import dev.synctrace.parsers.model.Attribute;
import java.util.List;
import java.util.Map;

/**
 * The two indices of a case: its events, and its sources with who is adding them. Their fields are
 * said here and nowhere else, and so is the version of that; not in a template, which another
 * version of this program in the same cluster might have changed.
 */
public final class CaseIndices {
  /** Rises whenever fields, tokens or the stored form change so that old cases mislead. */
  public static final int FORMAT = 7;

  static final String EVENTS_PREFIX = "synctrace-events-";
  static final String SOURCES_PREFIX = "synctrace-sources-";

  /**
   * Whole milliseconds since 1970, for counting by time; none where the event has no place in it.
   */
  static final String MILLIS = "_millis";

  private static final String META = "synctrace";

  /**
   * Cuts at blanks only, since we have cut and lower-cased already; leaves what has 256 characters.
   */
  private static final String TOKENS = "whitespace";

  private static final int MAX_SHARDS = 5;
  private static final String COPIES_TIMEOUT = "30s";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Connection connection;
  private final String name;

  CaseIndices(Connection connection, String name) {
    this.connection = connection;
    this.name = name;
  }

  String events() {
    return EVENTS_PREFIX + name;
  }

  String sources() {
    return SOURCES_PREFIX + name;
  }

  /** Refuses what is no case, or one of another version; false when there is none. */
  boolean exist() {
    ClusterResponse response = connection.send(ClusterRequest.get("/" + events() + "/_mapping"));
    if (response.status() == ClusterResponse.NOT_FOUND) {
      return false;
    }
    if (!response.isOk()) {
      throw connection.failures().of(response);
    }
    JsonNode format = formatIn(response.body());
    if (!format.isIntegralNumber()) {
      throw connection.failures().foreignIndex(events());
    }
    if (format.asLong() != FORMAT) {
      throw connection.failures().otherVersion(format.asLong(), FORMAT);
    }
    return true;
  }

  private static JsonNode formatIn(JsonNode mappingsByIndex) {
    JsonNode first = mappingsByIndex.elements().next();
    return first.path("mappings").path("_meta").path(META).path("format");
  }

  /**
   * Makes the case unless it is there; of several that do so at once, each finds it whole. Returns
   * when the copies of its shards are in place: a node lost before would take the only ones along.
   * A copy that no node takes is waited for {@value #COPIES_TIMEOUT}, and then done without.
   */
  void create() {
    if (!exist()) {
      int nodes = dataNodes();
      // The sources first: who sees the events finds them, too.
      create(sources(), sourcesBody(Math.min(1, nodes - 1)));
      create(events(), eventsBody(Math.clamp(nodes, 1, MAX_SHARDS), Math.min(1, nodes - 1)));
      exist();
    }
    awaitCopies();
  }

  /** Waits for copies in the making, of a case another process has just created, too. */
  private void awaitCopies() {
    ClusterResponse health =
        connection.send(
            ClusterRequest.get("/_cluster/health/" + events() + "," + sources())
                .with(
                    Map.of("wait_for_no_initializing_shards", "true", "timeout", COPIES_TIMEOUT)));
    if (!health.isOk() && health.status() != ClusterResponse.TIMED_OUT) {
      throw connection.failures().of(health);
    }
  }

  private int dataNodes() {
    JsonNode health = connection.need(ClusterRequest.get("/_cluster/health"));
    return Math.max(1, health.path("number_of_data_nodes").asInt(1));
  }

  private void create(String index, ObjectNode body) {
    ClusterResponse response =
        connection.send(
            ClusterRequest.put("/" + index)
                .with(body)
                .with(Map.of("wait_for_active_shards", "all", "timeout", COPIES_TIMEOUT)));
    if (!response.isOk() && !response.errorType().equals("resource_already_exists_exception")) {
      throw connection.failures().of(response);
    }
  }

  void delete() {
    for (String index : new String[] {events(), sources()}) {
      ClusterResponse response = connection.send(ClusterRequest.delete("/" + index));
      if (!response.isOk() && response.status() != ClusterResponse.NOT_FOUND) {
        throw connection.failures().of(response);
      }
    }
  }

  private static ObjectNode eventsBody(int shards, int replicas) {
    ObjectNode settings = settings(shards, replicas);
    // Made visible by whoever commits.
    settings.put("index.refresh_interval", "-1");
    settings.put("index.max_regex_length", 100_000);
    settings.put("index.max_terms_count", 1_000_000);
    settings.put("index.codec", "best_compression");
    ObjectNode mappings = mappings();
    // To cut it down to the event would cost a seventh of all indexing; so the event is stored
    // alone.
    mappings.putObject("_source").put("enabled", false);
    eventFields(mappings.putObject("properties"));
    return JSON.objectNode().<ObjectNode>set("settings", settings).set("mappings", mappings);
  }

  private static void eventFields(ObjectNode fields) {
    fields.putObject(LuceneFieldNames.EVENT).put("type", "binary").put("store", true);
    fields.putObject(LuceneFieldNames.ORDER_TIME).put("type", "long");
    fields.putObject(LuceneFieldNames.PLACE).put("type", "long");
    fields.putObject(LuceneFieldNames.END_LINE).put("type", "long");
    fields.putObject(MILLIS).put("type", "date").put("format", "epoch_millis").put("index", false);
    fields.putObject(LuceneFieldNames.UNTIMED).put("type", "keyword").put("doc_values", false);
    fields.putObject(LuceneFieldNames.AUDIT_CONTENT).put("type", "long");
    fields.putObject(LuceneFieldNames.AUDIT_ID).put("type", "long");
    fields.putObject(LuceneFieldNames.COPY).put("type", "keyword").put("doc_values", false);
    ObjectNode values = fields.putObject(QueryJson.VALUES).putObject("properties");
    List<SearchField> indexed = SearchField.all().stream().filter(SearchField::indexed).toList();
    for (SearchField field : indexed) {
      switch (field.type()) {
        case TEXT ->
            fields
                .putObject(field.name())
                .put("type", "text")
                .put("analyzer", TOKENS)
                .put("norms", false)
                .put("index_options", "positions");
        case KEYWORD -> {
          fields.putObject(field.name()).put("type", "keyword").put("doc_values", false);
          values
              .putObject(field.name())
              .put("type", "keyword")
              .put("index", field.equals(SearchField.SOURCE));
        }
        case NUMBER -> {
          if (field.equals(SearchField.ZONE_MINUTES)
              || Attribute.byLabel(field.name()).isPresent()) {
            fields.putObject(field.name()).put("type", "long");
          }
        }
        case TIME -> {
          // Is in the order.
        }
      }
    }
  }

  private static ObjectNode sourcesBody(int replicas) {
    ObjectNode settings = settings(1, replicas);
    settings.put("index.refresh_interval", "1s");
    ObjectNode mappings = mappings();
    ObjectNode fields = mappings.putObject("properties");
    for (String keyword : new String[] {"type", "sha256", "state", "owner"}) {
      fields.putObject(keyword).put("type", "keyword");
    }
    fields.putObject("beat").put("type", "long");
    for (String shown : new String[] {"path", "summary"}) {
      fields.putObject(shown).put("type", "keyword").put("index", false).put("doc_values", false);
    }
    return JSON.objectNode().<ObjectNode>set("settings", settings).set("mappings", mappings);
  }

  private static ObjectNode settings(int shards, int replicas) {
    return JSON.objectNode()
        .put("index.number_of_shards", shards)
        .put("index.number_of_replicas", replicas);
  }

  private static ObjectNode mappings() {
    ObjectNode mappings = JSON.objectNode().put("dynamic", "strict");
    mappings.putObject("_meta").putObject(META).put("format", FORMAT);
    return mappings;
  }
}
