package dev.synctrace.index.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of some events.
 *
 * @param events how many events were counted
 * @param distinct how many patterns they have
 * @param matching how many of these are asked for
 * @param times of the events; null when none has a time
 * @param patterns as many of those as the limit allows, in order
 */
public record PatternResult(
    long events,
    long distinct,
    long matching,
    @Nullable TimeRange times,
    List<PatternSummary> patterns) {
  public PatternResult {
    patterns = List.copyOf(patterns);
  }
}
