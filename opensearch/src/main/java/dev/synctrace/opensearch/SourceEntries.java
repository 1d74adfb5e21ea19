package dev.synctrace.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.lucene.store.StoredSourceJson;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.opensearch.http.ClusterRequest;
import dev.synctrace.opensearch.http.ClusterResponse;
import dev.synctrace.opensearch.http.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The sources of a case as the cluster has them: which there are, who is adding them, and their
 * names. An entry changes only as long as no one else has changed it, so of several processes that
 * want the same source or name, one gets it.
 */
final class SourceEntries {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int PAGE = 1_000;
  private static final String SOURCE = "source";
  private static final String NAME = "name";
  private static final String CHANGED = "changed";

  private final Connection connection;
  private final String index;

  SourceEntries(Connection connection, String index) {
    this.connection = connection;
    this.index = index;
  }

  /**
   * An entry at one version.
   *
   * @param owner the process that added the source, or is adding it
   */
  record Entry(SourceSummary summary, String owner, long number, long term) {
    Map<String, String> ifUnchanged() {
      return Map.of("if_seq_no", Long.toString(number), "if_primary_term", Long.toString(term));
    }
  }

  /** All sources that can be seen, ordered by path. */
  List<SourceSummary> all() {
    return entries().stream()
        .map(Entry::summary)
        .sorted(Comparator.comparing(SourceSummary::path))
        .toList();
  }

  /** Makes what any process has written visible. */
  void refresh() {
    connection.need(ClusterRequest.post("/" + index + "/_refresh"));
  }

  /** All sources that can be seen. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode hit : documents(SOURCE)) {
      entries.add(entry(hit));
    }
    return entries;
  }

  /** How many sources can be seen. */
  long count() {
    ObjectNode body = JSON.objectNode();
    body.putObject("query").putObject("term").put("type", SOURCE);
    return connection
        .need(ClusterRequest.post("/" + index + "/_count").with(body))
        .path("count")
        .asLong();
  }

  /** When something was last added, in milliseconds since 1970. */
  Optional<Long> changed() {
    ClusterResponse response =
        connection.send(ClusterRequest.get("/" + index + "/_doc/" + CHANGED));
    JsonNode time = response.body().path("_source").path("beat");
    return time.isNumber() ? Optional.of(time.asLong()) : Optional.empty();
  }

  /** Something was added just now. */
  void setChanged() {
    ObjectNode body =
        JSON.objectNode().put("type", CHANGED).put("beat", System.currentTimeMillis());
    connection.need(ClusterRequest.put("/" + index + "/_doc/" + CHANGED).with(body));
  }

  private List<JsonNode> documents(String type) {
    List<JsonNode> documents = new ArrayList<>();
    ObjectNode body = JSON.objectNode().put("size", PAGE).put("seq_no_primary_term", true);
    body.putObject("query").putObject("term").put("type", type);
    body.putArray("sort").add("sha256").add("owner");
    JsonNode hits;
    do {
      ClusterRequest request =
          ClusterRequest.post("/" + index + "/_search")
              .with(Map.of("allow_partial_search_results", "false"))
              .with(body);
      hits = connection.need(request).path("hits").path("hits");
      hits.forEach(documents::add);
      if (!hits.isEmpty()) {
        body.set("search_after", EventPageSearch.key(hits.get(hits.size() - 1)));
      }
    } while (hits.size() == PAGE);
    return documents;
  }

  /** The entry of a source as it is now, seen by others or not. */
  Optional<Entry> get(String sha256) {
    ClusterResponse response = connection.send(ClusterRequest.get(document(SOURCE, sha256)));
    if (response.status() == ClusterResponse.NOT_FOUND && response.errorType().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(entry(ok(response)));
  }

  /** Makes the entry of a source; empty when there is one. */
  Optional<Entry> create(SourceSummary source, String owner) {
    ClusterRequest request =
        ClusterRequest.put(document(SOURCE, source.sha256()))
            .with(Map.of("op_type", "create"))
            .with(body(source, owner));
    return changed(connection.send(request), source, owner);
  }

  /** Puts another in its place; empty when it has changed meanwhile. */
  Optional<Entry> replace(Entry entry, SourceSummary source, String owner) {
    ClusterRequest request =
        ClusterRequest.put(document(SOURCE, source.sha256()))
            .with(entry.ifUnchanged())
            .with(body(source, owner));
    return changed(connection.send(request), source, owner);
  }

  private Optional<Entry> changed(ClusterResponse response, SourceSummary source, String owner) {
    if (response.status() == ClusterResponse.CONFLICT) {
      // Perhaps by ourselves: an answer can be lost on its way, and the request is then repeated.
      return get(source.sha256())
          .filter(now -> now.owner().equals(owner) && now.summary().equals(source));
    }
    JsonNode made = ok(response);
    return Optional.of(
        new Entry(
            source, owner, made.path("_seq_no").asLong(), made.path("_primary_term").asLong()));
  }

  /** Takes the entry out unless it has changed meanwhile. */
  void delete(Entry entry) {
    ClusterResponse response =
        connection.send(
            ClusterRequest.delete(document(SOURCE, entry.summary().sha256()))
                .with(entry.ifUnchanged()));
    if (response.status() != ClusterResponse.CONFLICT
        && response.status() != ClusterResponse.NOT_FOUND) {
      ok(response);
    }
  }

  /**
   * Promises a name to a source.
   *
   * @return whether it has the name now, or had it before
   */
  boolean reserve(String path, String sha256) {
    ObjectNode body =
        JSON.objectNode()
            .put("type", NAME)
            .put("sha256", sha256)
            .put("owner", "")
            .put("path", path);
    String document = document(NAME, digest(path));
    ClusterResponse response =
        connection.send(ClusterRequest.put(document).with(Map.of("op_type", "create")).with(body));
    if (response.status() != ClusterResponse.CONFLICT) {
      ok(response);
      return true;
    }
    JsonNode there = connection.need(ClusterRequest.get(document));
    return there.path("_source").path("sha256").asText().equals(sha256);
  }

  /** Frees the names of which no source came into the case. */
  void freeNames(List<Entry> kept) {
    List<String> shas = kept.stream().map(entry -> entry.summary().sha256()).sorted().toList();
    for (JsonNode name : documents(NAME)) {
      String sha256 = name.path("_source").path("sha256").asText();
      if (Collections.binarySearch(shas, sha256) < 0) {
        ok(
            connection.send(
                ClusterRequest.delete("/" + index + "/_doc/" + name.path("_id").asText())));
      }
    }
  }

  private JsonNode ok(ClusterResponse response) {
    if (!response.isOk()) {
      throw connection.failures().of(response);
    }
    return response.body();
  }

  private String document(String type, String key) {
    return "/" + index + "/_doc/" + type + "-" + key;
  }

  private static ObjectNode body(SourceSummary source, String owner) {
    try {
      return JSON.objectNode()
          .put("type", SOURCE)
          .put("sha256", source.sha256())
          .put("owner", owner)
          .put("path", source.path())
          .put("state", source.state().name().toLowerCase(Locale.ROOT))
          .put("summary", StoredSourceJson.write(source));
    } catch (IOException e) {
      throw new IllegalStateException("JSON in memory", e);
    }
  }

  private Entry entry(JsonNode hit) {
    JsonNode source = hit.path("_source");
    try {
      return new Entry(
          StoredSourceJson.read(source.path("summary").asText()),
          source.path("owner").asText(),
          hit.path("_seq_no").asLong(),
          hit.path("_primary_term").asLong());
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private CaseException damaged(IOException e) {
    return new CaseException(
        "The case at "
            + connection.failures().address()
            + " is damaged. Delete it with `synctrace case delete` and ingest the bundles again.",
        e);
  }

  /** A path can be longer than an id. */
  private static String digest(String path) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
