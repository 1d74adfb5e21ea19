package dev.synctrace.opensearch;

import dev.synctrace.index.AnnotationStore;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.ExportedMachineNames;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.index.source.SourceSummary.State;
import dev.synctrace.opensearch.http.ClusterAddress;
import dev.synctrace.opensearch.http.ClusterCredentials;
import dev.synctrace.opensearch.http.ClusterTimeouts;
import dev.synctrace.opensearch.http.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** A case in a cluster, as it was when it was opened. */
  private static final class ClusterCase implements Case {
    private final Connection connection;
    private final List<SourceSummary> sources;
    private final PointInTime moment;
    private final EventSearch events;
    private final AnnotationStore annotations;
    private @Nullable SourceMachines machines;

    /** Takes over the connection. */
    ClusterCase(Connection connection, CaseIndices indices) {
      this.connection = connection;
      // Before the events: what is called complete here has all of them there.
      this.sources = new SourceEntries(connection, indices.sources()).all();
      this.moment = new PointInTime(connection, indices.events());
      this.events = new ClusterEventSearch(moment, this::machines);
      this.annotations = new ClusterAnnotations(connection, indices.sources());
    }

    @Override
    public List<SourceSummary> sources() {
      return sources;
    }

    @Override
    public List<SourceSummary> incompleteSources() {
      return sources.stream().filter(source -> source.state() == State.READING).toList();
    }

    @Override
    public synchronized SourceMachines machines() {
      if (machines == null) {
        machines = SourceMachines.of(sources, new ExportedMachineNames(events));
      }
      return machines;
    }

    @Override
    public EventSearch events() {
      return events;
    }

    @Override
    public AnnotationStore annotations() {
      return annotations;
    }

    @Override
    public void close() {
      moment.close();
      connection.close();
    }
  }
}
