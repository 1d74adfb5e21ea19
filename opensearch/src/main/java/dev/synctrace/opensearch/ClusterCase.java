package dev.synctrace.opensearch;

import dev.synctrace.index.Case;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.ExportedMachineNames;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.index.source.SourceSummary.State;
import dev.synctrace.opensearch.http.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case in a cluster, as it was when it was opened. */
final class ClusterCase implements Case {
  private final Connection connection;
  private final List<SourceSummary> sources;
  private final PointInTime moment;
  private final EventSearch events;
  private @Nullable SourceMachines machines;

  /** Takes over the connection. */
  ClusterCase(Connection connection, CaseIndices indices) {
    this.connection = connection;
    // Before the events: what is called complete here has all of them there.
    this.sources = new SourceEntries(connection, indices.sources()).all();
    this.moment = new PointInTime(connection, indices.events());
    this.events = new ClusterEventSearch(moment, this::machines);
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
  public void close() {
    moment.close();
    connection.close();
  }
}
