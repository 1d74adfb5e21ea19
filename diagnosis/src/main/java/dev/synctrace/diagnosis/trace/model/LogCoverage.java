package dev.synctrace.diagnosis.trace.model;

import java.util.List;

/**
 * Coverage of a log for a step that it does not show. Every negative statement rests on this.
 *
 * @param sources up to three logs of the case that the reach is told from
 */
public record LogCoverage(TraceComponent component, Reach reach, List<String> sources) {
  /** How far a log reaches. */
  public enum Reach {
    /** It covers the time and has no such record. */
    COVERS,
    /** It is in the case and does not cover the time. */
    DOES_NOT_COVER,
    /** The case has no such log. */
    ABSENT,
    /** The action's records, or the log's, carry no time. */
    UNTIMED
  }

  public LogCoverage {
    sources = List.copyOf(sources);
  }
}
