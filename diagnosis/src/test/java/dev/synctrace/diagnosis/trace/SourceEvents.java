package dev.synctrace.diagnosis.trace;

import dev.synctrace.diagnosis.trace.join.ActionRecords;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.SourceWriter;
import dev.synctrace.parsers.model.Event;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Writes events of {@link ActionRecords} into a case, each into the source it names. */
public final class SourceEvents {
  private final CaseWriter writer;
  private final Map<String, SourceWriter> sources = new HashMap<>();

  public SourceEvents(CaseWriter writer) {
    this.writer = writer;
  }

  public void add(Event event) {
    sources.computeIfAbsent(event.source(), this::begin).add(event);
  }

  /** Completes all sources, which are said to reach so far from the start. */
  public void complete(Duration reach) {
    sources.forEach((path, source) ->
        source.complete(
            ActionRecords.summary(
                path, ActionRecords.START, ActionRecords.START.plus(reach), sha(path))));
  }

  private SourceWriter begin(String path) {
    return writer.begin(path, sha(path), 1).orElseThrow();
  }

  /** Replaces the hash of a source of that path. */
  private static String sha(String path) {
    return String.format("%064x", path.hashCode() & 0xFFFFFFFFL);
  }
}
