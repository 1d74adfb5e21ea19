package dev.synctrace.diagnosis;

import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.index.search.HistogramAccumulator;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A case in memory, which answers as the index does. */
public final class InMemoryCaseEvents implements CaseEvents {
  private static final Comparator<Event> ORDER =
      Comparator.<Event, Instant>comparing(
              event -> Objects.requireNonNullElse(event.orderTime(), Instant.MAX))
          .thenComparing(Event::source)
          .thenComparing(Event::line);

  private final List<Event> events;
  private final List<SourceSummary> sources;
  private final SourceMachines machines;

  public InMemoryCaseEvents(List<Event> events, List<SourceSummary> sources) {
    this.events = events.stream().sorted(ORDER).toList();
    this.sources = sources.stream().sorted(Comparator.comparing(SourceSummary::path)).toList();
    this.machines = SourceMachines.of(sources, new ListedNames(events));
  }

  @Override
  public SourceMachines machines() {
    return machines;
  }

  @Override
  public List<Event> find(EventQuery query) {
    List<Event> found = events.stream().filter(event -> fits(event, query)).toList();
    return query.newest() == 0 || found.size() <= query.newest()
        ? found
        : found.subList(found.size() - query.newest(), found.size());
  }

  @Override
  public long count(EventQuery query) {
    return find(query.newest(0)).size();
  }

  @Override
  public Map<String, Long> values(EventQuery query, Attribute attribute) {
    Map<String, Long> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Event event : find(query)) {
      event.attributes().get(attribute).ifPresent(value -> values.merge(value, 1L, Long::sum));
    }
    return values;
  }

  @Override
  public List<HistogramBucket> histogram(EventQuery query, Duration width) {
    HistogramAccumulator counts = new HistogramAccumulator(width);
    for (Event event : find(query)) {
      if (event.time() != null) {
        counts.add(Math.floorDiv(event.time().toEpochMilli(), width.toMillis()), 1);
      }
    }
    return counts.buckets();
  }

  @Override
  public Optional<TimeRange> timeRange() {
    List<Instant> times =
        events.stream().map(Event::time).filter(Objects::nonNull).sorted().toList();
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(new TimeRange(times.getFirst(), times.getLast()));
  }

  @Override
  public List<SourceSummary> sources() {
    return sources;
  }

  private static boolean fits(Event event, EventQuery query) {
    return (query.kinds().isEmpty() || query.kinds().contains(event.kind()))
        && (query.severities().isEmpty() || query.severities().contains(event.severity()))
        && (query.heartbeats() || !isHeartbeat(event))
        && (query.source() == null || query.source().equals(event.source()))
        && query.having().stream().allMatch(a -> event.attributes().get(a).isPresent())
        && query.with().entrySet().stream().allMatch(w -> has(event, w.getKey(), w.getValue()))
        && (query.naming().isEmpty()
            || query.naming().entrySet().stream()
                .anyMatch(n -> n.getValue().stream().anyMatch(v -> has(event, n.getKey(), v))));
  }

  private static boolean isHeartbeat(Event event) {
    return event.kind() == Kind.AUDIT_DEVICE_UPDATED
        && event
            .attributes()
            .get(Attribute.CHANGES)
            .filter(changes -> changes.contains("AccountEnabled"))
            .isEmpty();
  }

  private static boolean has(Event event, Attribute attribute, String value) {
    if (attribute.type() == Attribute.Type.TEXT) {
      return event.attributes().get(attribute).filter(text -> text.contains(value)).isPresent();
    }
    return attribute == Attribute.MENTIONS
        ? event.attributes().mentions().stream().anyMatch(value::equalsIgnoreCase)
        : event.attributes().get(attribute).filter(value::equalsIgnoreCase).isPresent();
  }
}
