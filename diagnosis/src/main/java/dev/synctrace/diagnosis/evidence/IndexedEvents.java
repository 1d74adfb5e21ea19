package dev.synctrace.diagnosis.evidence;

import dev.synctrace.index.Case;
import dev.synctrace.index.search.FacetResult;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the index of a case; usable until the case is closed. */
public final class IndexedEvents implements CaseEvents {
  private static final String NO_HEARTBEATS =
      "NOT (kind:\"audit.device.updated\" AND NOT changes:\"AccountEnabled\")";

  private final Case opened;
  private final Set<String> kinds;

  public IndexedEvents(Case opened) {
    this.opened = opened;
    this.kinds = opened.events().kinds();
  }

  @Override
  public Iterable<Event> find(EventQuery query) {
    return isEmpty(query) ? List.of() : opened.events().search(request(query)).events();
  }

  @Override
  public long count(EventQuery query) {
    return isEmpty(query) ? 0 : opened.events().search(request(query).withFirst(1)).total();
  }

  @Override
  public Map<String, Long> values(EventQuery query, Attribute attribute) {
    if (isEmpty(query)) {
      return Map.of();
    }
    SearchRequest request = request(query).withFirst(1).withFacets(List.of(attribute.label()));
    Map<String, Long> values = new LinkedHashMap<>();
    for (FacetResult facet : opened.events().search(request).facets()) {
      facet.values().forEach(value -> values.put(value.value(), value.count()));
    }
    return values;
  }

  @Override
  public Set<String> distinct(EventQuery query, Attribute attribute) {
    return isEmpty(query) ? Set.of() : opened.events().values(text(query), attribute.label());
  }

  @Override
  public boolean hasAllValues(List<EventQuery> queries, EventQuery others, Attribute attribute) {
    List<String> rows =
        queries.stream().filter(query -> !isEmpty(query)).map(IndexedEvents::text).toList();
    return rows.isEmpty() || opened.events().hasAllValues(rows, text(others), attribute.label());
  }

  @Override
  public List<HistogramBucket> histogram(EventQuery query, Duration width) {
    return isEmpty(query)
        ? List.of()
        : opened.events().search(request(query).withFirst(1).withHistogram(width)).histogram();
  }

  /** Most kinds a cause asks for are in no log of the case; that need not be searched for. */
  private boolean isEmpty(EventQuery query) {
    for (Kind kind : query.kinds()) {
      if (kinds.contains(kind.label())) {
        return false;
      }
    }
    return !query.kinds().isEmpty();
  }

  /** The sources know their own times; only where one is not read to its end the index is asked. */
  @Override
  public Optional<TimeRange> timeRange() {
    if (!opened.incompleteSources().isEmpty()) {
      return opened.events().timeRange();
    }
    Optional<Instant> first = times(SourceSummary::firstTime).min(Comparator.naturalOrder());
    Optional<Instant> last = times(SourceSummary::lastTime).max(Comparator.naturalOrder());
    return first.flatMap(from -> last.map(to -> new TimeRange(from, to)));
  }

  private Stream<Instant> times(Function<SourceSummary, @Nullable Instant> end) {
    return opened.sources().stream()
        .map(source -> Optional.ofNullable(end.apply(source)))
        .flatMap(Optional::stream);
  }

  @Override
  public List<SourceSummary> sources() {
    return opened.sources();
  }

  @Override
  public SourceMachines machines() {
    return opened.machines();
  }

  private static SearchRequest request(EventQuery query) {
    return SearchRequest.of(text(query)).withLast(query.newest());
  }

  /** The query in the search language, where everything is a value in quotes. */
  static String text(EventQuery query) {
    List<String> parts = new ArrayList<>();
    if (!query.kinds().isEmpty()) {
      parts.add(
          oneOf(
              SearchField.KIND.name(), query.kinds().stream().map(Kind::label).sorted().toList()));
    }
    if (!query.naming().isEmpty()) {
      List<String> names = new ArrayList<>();
      query.naming().forEach((attribute, values) -> names.add(oneOf(attribute.label(), values)));
      parts.add("(" + String.join(" OR ", names) + ")");
    }
    query
        .with()
        .forEach(
            (attribute, value) -> parts.add(attribute.label() + ":" + SearchField.quoted(value)));
    query.having().stream().sorted().forEach(attribute -> parts.add(attribute.label() + ":*"));
    if (query.source() != null) {
      parts.add(SearchField.SOURCE.name() + ":" + SearchField.quoted(query.source()));
    }
    if (!query.severities().isEmpty()) {
      parts.add(
          oneOf(
              SearchField.SEVERITY.name(),
              query.severities().stream().map(Severity::label).sorted().toList()));
    }
    if (!query.heartbeats()) {
      parts.add(NO_HEARTBEATS);
    }
    return parts.isEmpty() ? "*" : String.join(" AND ", parts);
  }

  private static String oneOf(String field, Collection<String> values) {
    return field
        + ":("
        + String.join(" OR ", values.stream().map(SearchField::quoted).toList())
        + ")";
  }
}
