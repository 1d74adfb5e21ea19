package dev.synctrace.opensearch;

import dev.synctrace.index.CaseClusterConnector;
import dev.synctrace.index.ClusterCases;
import dev.synctrace.opensearch.http.ClusterAddress;
import dev.synctrace.opensearch.http.ClusterCredentials;
import dev.synctrace.opensearch.http.ClusterTimeouts;
import java.util.Map;

/** The service that opens cases in OpenSearch clusters. */
public final class OpenSearchConnector implements CaseClusterConnector {
  @Override
  public ClusterCases connect(String address, Map<String, String> environment) {
    return new OpenSearchCases(
        ClusterAddress.of(address), new ClusterCredentials(environment), ClusterTimeouts.DEFAULT);
  }
}
