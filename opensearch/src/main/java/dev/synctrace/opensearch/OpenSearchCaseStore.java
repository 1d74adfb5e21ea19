package dev.synctrace.opensearch;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.opensearch.http.ClusterAddress;
import dev.synctrace.opensearch.http.ClusterCredentials;
import dev.synctrace.opensearch.http.ClusterTimeouts;
import dev.synctrace.opensearch.http.Connection;

/** A case in an OpenSearch cluster: two indices, named after it. */
public final class OpenSearchCaseStore implements CaseStore {
  private final ClusterAddress address;
  private final ClusterCredentials credentials;
  private final ClusterTimeouts timeouts;

  public OpenSearchCaseStore(
      ClusterAddress address, ClusterCredentials credentials, ClusterTimeouts timeouts) {
    this.address = address;
    this.credentials = credentials;
    this.timeouts = timeouts;
  }

  @Override
  public CaseWriter openForWriting() {
    Connection connection = new Connection(address, credentials, timeouts);
    try {
      return ClusterCaseWriter.open(connection, new CaseIndices(connection, address.name()));
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Case open() {
    Connection connection = new Connection(address, credentials, timeouts);
    try {
      CaseIndices indices = new CaseIndices(connection, address.name());
      if (!indices.exist()) {
        throw connection.failures().noCase();
      }
      return new ClusterCase(connection, indices);
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }
}
