package dev.synctrace.diagnosis.evidence;

import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All the diagnosis ever asks of a case. Safe for use by many threads. */
public interface CaseEvents {
  /**
   * The events that fit, oldest first, those without a time last; then by source and line. Read
   * while iterating.
   */
  Iterable<Event> find(EventQuery query);

  /** How many events fit. */
  long count(EventQuery query);

  /** The values of an attribute among the events that fit, with how many events have each. */
  Map<String, Long> values(EventQuery query, Attribute attribute);

  /** The same values in lower case, without counts: quicker where there are many. */
  default Set<String> distinct(EventQuery query, Attribute attribute) {
    Set<String> distinct = new HashSet<>();
    values(query, attribute).keySet().forEach(v -> distinct.add(v.toLowerCase(Locale.ROOT)));
    return distinct;
  }

  /** Whether each value that an attribute has in events of some queries, it has in others too. */
  default boolean hasAllValues(List<EventQuery> queries, EventQuery others, Attribute attribute) {
    Set<String> known = distinct(others, attribute);
    return queries.stream().allMatch(query -> known.containsAll(distinct(query, attribute)));
  }

  /** Events that fit and have a time, counted by stretches of time, without gaps, oldest first. */
  List<HistogramBucket> histogram(EventQuery query, Duration width);

  /** First and last time of the whole case; empty when no event has a time. */
  Optional<TimeRange> timeRange();

  /** All sources, by path. */
  List<SourceSummary> sources();

  /** Which machine wrote each source. */
  SourceMachines machines();
}
