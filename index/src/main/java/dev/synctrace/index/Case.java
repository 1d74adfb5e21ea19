package dev.synctrace.index;

import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import java.util.List;

/** A case opened for reading, at one commit. Safe for use by many threads. */
public interface Case extends AutoCloseable {
  /** All sources, ordered by path. */
  List<SourceSummary> sources();

  /**
   * The sources of which only some events are in the case, ordered by path: being read right now,
   * or left by an interrupted ingest. Empty for a whole case; cheap to ask.
   */
  List<SourceSummary> incompleteSources();

  /** The events of the case; usable until the case is closed. */
  EventSearch events();

  /** Which machine wrote each source; worked out when first asked. */
  SourceMachines machines();

  /** What is kept with the case as it was opened. */
  default ResultCache resultCache() {
    return ResultCache.NONE;
  }

  /** What engineers added to the case, as it is stored now; usable until the case is closed. */
  AnnotationStore annotations();

  @Override
  void close();
}
