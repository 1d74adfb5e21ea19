package dev.synctrace.diagnosis.trace;

import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import dev.synctrace.index.EventSearch;
import dev.synctrace.index.SearchRequest;
import dev.synctrace.index.SourceSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events that decide about one id, and few others: those that name it, what they name in turn,
 * and what stands beside them on their threads. So one action is found without reading all.
 */
final class Neighbourhood {
  /** Records of one action on one thread, before or after the one that is known. */
  private static final int ON_THREAD = 8;

  /** Lines to look at in a text without times. */
  private static final int LINES = 200;

  /** Terms in one query. */
  private static final int AT_ONCE = 200;

  /** Beyond this many, reading all actions is quicker than asking for each. */
  static final int MOST = 300;

  private static final Duration PUSH = Duration.ofHours(24);
  private static final Duration RESTART = Duration.ofHours(1);

  private static final Comparator<Event> SEARCH_ORDER =
      Comparator.comparing(Event::orderTime, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Event::source)
          .thenComparingLong(Event::line);

  private final EventSearch search;
  private final List<SourceSummary> sources;
  private final Set<Event> found = new LinkedHashSet<>();
  private final Set<String> askedGuids = new HashSet<>();
  private final Set<Event> askedLanes = new HashSet<>();

  Neighbourhood(EventSearch search, List<SourceSummary> sources) {
    this.search = search;
    this.sources = sources;
  }

  /**
   * The events around an id, in the order of a search. For one object and one id only.
   *
   * @return empty when nothing names the id; null when too much does
   */
  @Nullable List<Event> of(String id) {
    boolean isNumber = id.matches("\\d{1,18}");
    SearchRequest naming =
        SearchRequest.of(
            isNumber
                ? and("pushId:" + id, TraceJoiner.QUERY)
                : and("taskGuid:" + quoted(id) + " OR userId:" + quoted(id), TraceJoiner.QUERY));
    if (search.search(naming.withFirst(1)).total() > MOST) {
      return null;
    }
    add(naming);
    addGatewayThreads();
    addTasks();
    addGatewayThreads();
    addPushes();
    addTasks();
    addGatewayThreads();
    addTaken();
    addRestarts();
    return found.stream().sorted(SEARCH_ORDER).toList();
  }

  /** Who asked and what was forwarded stand side by side on a thread, without a shared id. */
  private void addGatewayThreads() {
    String kinds =
        anyOf(
            "kind",
            Stream.of(StepKind.values())
                .filter(kind -> kind.station() == Station.SERVICE_CONNECTOR)
                .map(kind -> kind.event().label()));
    for (Event event : List.copyOf(found)) {
      boolean hasIds =
          event.kind() == Kind.ACTION_AUTHORIZED
              || event.kind() == Kind.ACTION_UNAUTHORIZED
              || event.kind() == Kind.ACTION_FORWARDED;
      if (hasIds && askedLanes.add(event)) {
        addBeside(event, kinds, ON_THREAD, GatewayRecords.LONGEST);
      }
    }
  }

  /** All records of the tasks found so far. */
  private void addTasks() {
    List<String> guids =
        found.stream()
            .map(TaskGuid::of)
            .filter(Objects::nonNull)
            .distinct()
            .filter(askedGuids::add)
            .toList();
    for (int from = 0; from < guids.size(); from += AT_ONCE) {
      List<String> some = guids.subList(from, Math.min(from + AT_ONCE, guids.size()));
      add(
          SearchRequest.of(
              and(anyOf("taskGuid", some.stream().map(Neighbourhood::quoted)), TraceJoiner.QUERY)));
    }
  }

  /** What names only the numbers of a push, within a day of what is found. */
  private void addPushes() {
    Set<Long> pushes = new TreeSet<>();
    found.forEach(event -> PushNumbers.of(event).push().ifPresent(pushes::add));
    if (pushes.isEmpty() || pushes.size() > AT_ONCE) {
      return;
    }
    String query = and(anyOf("pushId", pushes.stream().map(String::valueOf)), TraceJoiner.QUERY);
    add(within(SearchRequest.of(query), PUSH));
  }

  private void addTaken() {
    String kinds = "kind:(push.got OR push.simulation)";
    for (Event event : List.copyOf(found)) {
      if (event.kind() == Kind.PUSH_START) {
        addBeside(event, kinds, 2, ServerRecords.TAKEN);
      }
    }
  }

  private void addRestarts() {
    Set<LogSet> logs =
        found.stream().map(event -> LogSet.of(event.source())).collect(Collectors.toSet());
    String paths = pathsOf(logs);
    if (!paths.isEmpty()) {
      add(within(SearchRequest.of(and("kind:component.start", paths)), RESTART));
    }
  }

  /** The nearest events of those kinds on the event's thread, at most so many on each side. */
  private void addBeside(Event event, String kinds, int most, Duration window) {
    String paths = pathsOf(Set.of(LogSet.of(event.source())));
    String thread = event.thread() == null ? "" : " AND thread:" + quoted(event.thread());
    String lane = and(kinds, paths) + thread;
    Instant time = event.orderTime();
    if (time == null) {
      long first = Math.max(1, event.line() - LINES);
      add(SearchRequest.of(lane + " AND line:[" + first + " TO " + (event.line() + LINES) + "]"));
      return;
    }
    SearchRequest beside = SearchRequest.of(lane);
    add(beside.withSince(time.minus(window)).withUntil(time.plusNanos(1)).withLast(most));
    add(beside.withSince(time).withUntil(time.plus(window)).withFirst(most));
  }

  private SearchRequest within(SearchRequest request, Duration window) {
    List<Instant> times =
        found.stream().map(Event::orderTime).filter(Objects::nonNull).sorted().toList();
    boolean untimed = found.stream().anyMatch(event -> event.orderTime() == null);
    return times.isEmpty() || untimed
        ? request
        : request.withSince(times.getFirst().minus(window)).withUntil(times.getLast().plus(window));
  }

  private void add(SearchRequest request) {
    search.search(request).events().forEach(found::add);
  }

  /** The sources of rotated sets; the empty text when the case lists none. */
  private String pathsOf(Collection<LogSet> logs) {
    List<String> paths =
        sources.stream()
            .map(SourceSummary::path)
            .filter(path -> logs.contains(LogSet.of(path)))
            .map(Neighbourhood::quoted)
            .limit(AT_ONCE)
            .toList();
    return paths.isEmpty() ? "" : anyOf("source", paths.stream());
  }

  private static String and(String one, String other) {
    return other.isEmpty() ? one : "(" + one + ") AND (" + other + ")";
  }

  private static String anyOf(String field, Stream<String> values) {
    return values.collect(Collectors.joining(" OR ", field + ":(", ")"));
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
