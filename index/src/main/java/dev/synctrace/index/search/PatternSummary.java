package dev.synctrace.index.search;

import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A pattern and the events that have it.
 *
 * @param id by which a query names it, see {@link SearchField#PATTERN}
 * @param text the message without its variable parts
 * @param count how many events have it
 * @param first time of the first of them; null when none has a time
 * @param last time of the last of them; null when none has a time
 * @param severity of the worst of them
 * @param kind of the first of them
 * @param logs names of the logs that have it
 * @param sources that have it
 * @param example where the first of them is
 * @param buckets how many there are in each part of the time; empty when the request asks for none
 */
public record PatternSummary(
    String id,
    String text,
    long count,
    @Nullable Instant first,
    @Nullable Instant last,
    Severity severity,
    Kind kind,
    SortedSet<String> logs,
    SortedSet<String> sources,
    EventPlace example,
    List<Long> buckets) {
  public PatternSummary {
    buckets = List.copyOf(buckets);
  }
}
