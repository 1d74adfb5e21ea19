package dev.synctrace.opensearch;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.opensearch.http.Access;
import dev.synctrace.opensearch.http.ClusterAddress;
import dev.synctrace.opensearch.http.Connection;
import dev.synctrace.opensearch.http.Timing;

/** A case in an OpenSearch cluster: two indices, named after it. */
public final class OpenSearchCaseStore implements CaseStore {
  private final ClusterAddress address;
  private final Access access;
  private final Timing timing;

  public OpenSearchCaseStore(ClusterAddress address, Access access, Timing timing) {
    this.address = address;
    this.access = access;
    this.timing = timing;
  }

  @Override
  public CaseWriter openForWriting() {
    Connection connection = new Connection(address, access, timing);
    try {
      return ClusterCaseWriter.open(connection, new CaseIndices(connection, address.name()));
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Case open() {
    Connection connection = new Connection(address, access, timing);
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
