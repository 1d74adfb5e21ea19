package dev.synctrace.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.index.CaseClusterConnector;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseInfo;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.ClusterCases;
import dev.synctrace.opensearch.http.ClusterAddress;
import dev.synctrace.opensearch.http.ClusterCredentials;
import dev.synctrace.opensearch.http.ClusterRequest;
import dev.synctrace.opensearch.http.ClusterResponse;
import dev.synctrace.opensearch.http.ClusterTimeouts;
import dev.synctrace.opensearch.http.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The service that opens cases in OpenSearch clusters. */
public final class OpenSearchConnector implements CaseClusterConnector {
  @Override
  public ClusterCases connect(String address, Map<String, String> environment) {
    return new OpenSearchCases(
        ClusterAddress.of(address), new ClusterCredentials(environment), ClusterTimeouts.DEFAULT);
  }

  /** The cases of a cluster. */
  private static final class OpenSearchCases implements ClusterCases {
    private final ClusterAddress address;
    private final ClusterCredentials credentials;
    private final ClusterTimeouts timeouts;

    OpenSearchCases(
        ClusterAddress address, ClusterCredentials credentials, ClusterTimeouts timeouts) {
      this.address = address;
      this.credentials = credentials;
      this.timeouts = timeouts;
    }

    @Override
    public CaseStore store() {
      requireName();
      return new OpenSearchCaseStore(address, credentials, timeouts);
    }

    @Override
    public CaseInfo info() {
      requireName();
      try (Connection connection = new Connection(address, credentials, timeouts)) {
        return list(connection, address.name()).stream()
            .findFirst()
            .orElseThrow(() -> connection.failures().noCase());
      }
    }

    @Override
    public List<CaseInfo> list() {
      try (Connection connection = new Connection(address, credentials, timeouts)) {
        return list(connection, "*");
      }
    }

    @Override
    public void delete() {
      requireName();
      try (Connection connection = new Connection(address, credentials, timeouts)) {
        if (list(connection, address.name()).isEmpty()) {
          throw connection.failures().noCase();
        }
        new CaseIndices(connection, address.name()).delete();
      }
    }

    private List<CaseInfo> list(Connection connection, String name) {
      ClusterRequest request =
          ClusterRequest.get("/_cat/indices/" + CaseIndices.EVENTS_PREFIX + name)
              .with(
                  Map.of(
                      "format",
                      "json",
                      "bytes",
                      "b",
                      "h",
                      "index,docs.count,store.size",
                      "expand_wildcards",
                      "open"));
      ClusterResponse response = connection.send(request);
      if (response.status() == ClusterResponse.NOT_FOUND) {
        return List.of();
      }
      if (!response.isOk()) {
        throw connection.failures().of(response);
      }
      List<CaseInfo> cases = new ArrayList<>();
      for (JsonNode index : response.body()) {
        String of = index.path("index").asText().substring(CaseIndices.EVENTS_PREFIX.length());
        cases.add(
            info(
                connection,
                new CaseIndices(connection, of),
                "opensearch://" + address.hosts() + "/" + of,
                index));
      }
      return cases.stream().sorted(Comparator.comparing(CaseInfo::name)).toList();
    }

    private static CaseInfo info(
        Connection connection, CaseIndices indices, String name, JsonNode index) {
      SourceEntries entries = new SourceEntries(connection, indices.sources());
      return new CaseInfo(
          name,
          CaseInfo.label(new ClusterAnnotations(connection, indices.sources())),
          index.path("docs.count").asLong(),
          entries.count(),
          index.path("store.size").asLong(),
          entries.changed().map(Instant::ofEpochMilli).orElse(null));
    }

    private void requireName() {
      if (address.name().isEmpty()) {
        throw new CaseException(
            address
                + " specifies a cluster but no case. Add a name, such as "
                + address
                + "/case42.");
      }
    }
  }
}
