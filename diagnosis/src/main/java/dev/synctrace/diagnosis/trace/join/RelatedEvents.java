package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.ActionSelection;
import dev.synctrace.diagnosis.trace.model.PushNumbers;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.TaskGuid;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events that decide about one id or device, and few others: those that name it, what they name
 * in turn, and what is next to them on their threads. So one action is found without reading all.
 */
public final class RelatedEvents {
  /**
   * Records of an action and of those open beside it on one thread, before or after a known one.
   */
  private static final int ON_THREAD = 64;

  /** Lines between two records that are looked at together. */
  private static final int CLOSE = 8;

  /** Lines to look at in a text without times. */
  private static final int LINES = 200;

  /** Terms in one query. */
  private static final int AT_ONCE = 200;

  /** Numbers lead to tasks, and these to other numbers, mostly once at most. */
  private static final int ROUNDS = 4;

  /** Characters of a value that the index has. */
  private static final int CUT = 4_096;

  /** Beyond this many, reading all actions is quicker than asking for each. */
  static final int MOST = 300;

  private static final Duration PUSH = Duration.ofHours(24);
  private static final Duration RESTART = Duration.ofHours(1);

  private static final Comparator<Event> SEARCH_ORDER =
      Comparator.comparing(Event::orderTime, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Event::source)
          .thenComparingLong(Event::line);

  private final EventSearch search;
  private final Map<RotatedLogSet, List<String>> paths = new HashMap<>();
  private final Set<Event> found = new LinkedHashSet<>();
  private final Set<String> askedGuids = new HashSet<>();
  private final Set<Long> askedPushes = new HashSet<>();
  private final Set<Event> askedLanes = new HashSet<>();

  public RelatedEvents(EventSearch search, List<SourceSummary> sources) {
    this.search = search;
    for (SourceSummary source : sources) {
      paths
          .computeIfAbsent(RotatedLogSet.of(source.path()), _ -> new ArrayList<>())
          .add(source.path());
    }
  }

  /**
   * The events around what is asked for, in the order of a search. For one object and one selection
   * only.
   *
   * @return empty when nothing names it; null when too much does
   */
  @Nullable
  public List<Event> of(ActionSelection selection) {
    List<String> queries = queries(selection);
    if (queries.isEmpty()) {
      return null;
    }
    for (String query : queries) {
      add(SearchRequest.of(and(query, TraceJoiner.QUERY)).withFirst(MOST + 1));
      if (found.size() > MOST) {
        return null;
      }
    }
    if (found.stream().anyMatch(event -> isUser(event, selection.ids()))) {
      addGatewayThreads();
    }
    selection.ids().forEach(id -> askedGuids.add(id.toLowerCase(Locale.ROOT)));
    int rounds = 0;
    do {
      addTasks();
    } while (addPushes() && ++rounds < ROUNDS);
    addGatewayThreads();
    addTaken();
    addRestarts();
    return found.stream().sorted(SEARCH_ORDER).toList();
  }

  /** Queries for the records that name what is asked for; none where all have to be read. */
  private List<String> queries(ActionSelection selection) {
    List<String> queries = new ArrayList<>();
    for (String id : selection.ids()) {
      queries.add(
          id.matches("\\d{1,18}")
              ? "pushId:" + id
              : "taskGuid:" + SearchField.quoted(id) + " OR userId:" + SearchField.quoted(id));
    }
    for (Long id : selection.resourceIds()) {
      // A list that is too long for the index is in it without its end.
      queries.add("targetDeviceIds:*" + id + "* OR targetDeviceIds:/.{" + CUT + "}/");
    }
    if (!selection.logs().isEmpty()) {
      List<String> sources =
          selection.logs().stream()
              .flatMap(log -> paths.getOrDefault(log, List.of()).stream())
              .toList();
      if (sources.size() > AT_ONCE) {
        return List.of();
      }
      queries.add(anyOf("source", sources.stream().map(SearchField::quoted)));
    }
    return queries;
  }

  private static boolean isUser(Event event, Set<String> ids) {
    return event
        .attributes()
        .get(Attribute.USER_ID)
        .filter(user -> ids.stream().anyMatch(user::equalsIgnoreCase))
        .isPresent();
  }

  /** Who asked and what was forwarded are side by side on a thread, without a shared id. */
  private void addGatewayThreads() {
    String kinds =
        TraceJoiner.anyKind(
                Stream.of(StepKind.values())
                    .filter(kind -> kind.component() == TraceComponent.SERVICE_CONNECTOR)
                    .map(StepKind::event))
            + " OR "
            + TraceJoiner.ERROR_QUERY;
    Set<Kind> haveIds =
        EnumSet.of(Kind.ACTION_AUTHORIZED, Kind.ACTION_UNAUTHORIZED, Kind.ACTION_FORWARDED);
    List<Event> unasked =
        found.stream()
            .filter(event -> haveIds.contains(event.kind()) && askedLanes.add(event))
            .toList();
    addBeside(unasked, kinds, ON_THREAD, ServiceConnectorJoiner.LONGEST);
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
              and(anyOf("taskGuid", some.stream().map(SearchField::quoted)), TraceJoiner.QUERY)));
    }
  }

  /**
   * What names only the numbers of a push, within a day of what is found; false when they were
   * asked for before.
   */
  private boolean addPushes() {
    Set<Long> pushes = new TreeSet<>();
    found.forEach(event -> PushNumbers.of(event).push().ifPresent(pushes::add));
    pushes.removeAll(askedPushes);
    if (pushes.isEmpty() || pushes.size() > AT_ONCE) {
      return false;
    }
    askedPushes.addAll(pushes);
    String query = and(anyOf("pushId", pushes.stream().map(String::valueOf)), TraceJoiner.QUERY);
    add(within(SearchRequest.of(query), PUSH));
    return true;
  }

  /** The message a push began with, unless another push or the self-check took it. */
  private void addTaken() {
    String kinds = "kind:(push.got OR push.simulation OR push.start)";
    List<Event> starts = found.stream().filter(event -> event.kind() == Kind.PUSH_START).toList();
    addBeside(starts, kinds, 2, NotificationServerJoiner.TAKEN);
  }

  private void addRestarts() {
    Set<RotatedLogSet> logs =
        found.stream().map(event -> RotatedLogSet.of(event.source())).collect(Collectors.toSet());
    String paths = pathsOf(logs);
    if (!paths.isEmpty()) {
      add(within(SearchRequest.of(and("kind:component.start", paths)), RESTART));
    }
  }

  /** The nearest events of those kinds on each event's thread, at most so many on each side. */
  private void addBeside(List<Event> events, String kinds, int most, Duration window) {
    List<Event> sorted = new ArrayList<>(events);
    sorted.sort(SEARCH_ORDER);
    while (!sorted.isEmpty()) {
      List<Event> neighbours = neighbours(sorted);
      sorted.removeAll(neighbours);
      addBesideThem(neighbours, kinds, most, window);
    }
  }

  /**
   * The first event and those that are close after it on its thread: the records of one action have
   * the same neighbours, which are asked for once.
   */
  private static List<Event> neighbours(List<Event> sorted) {
    List<Event> neighbours = new ArrayList<>();
    for (Event event : sorted) {
      if (neighbours.isEmpty() || isNext(neighbours.getLast(), event)) {
        neighbours.add(event);
      }
    }
    return neighbours;
  }

  private static boolean isNext(Event before, Event event) {
    return before.orderTime() != null
        && event.orderTime() != null
        && before.source().equals(event.source())
        && Objects.equals(before.thread(), event.thread())
        && Math.abs(event.line() - before.line()) <= CLOSE;
  }

  private void addBesideThem(List<Event> neighbours, String kinds, int most, Duration window) {
    Event event = neighbours.getFirst();
    String paths = pathsOf(Set.of(RotatedLogSet.of(event.source())));
    String thread =
        event.thread() == null ? "" : " AND thread:" + SearchField.quoted(event.thread());
    String lane = and(kinds, paths) + thread;
    Instant first = event.orderTime();
    Instant last = neighbours.getLast().orderTime();
    if (first == null || last == null) {
      long from = Math.max(1, event.line() - LINES);
      add(SearchRequest.of(lane + " AND line:[" + from + " TO " + (event.line() + LINES) + "]"));
      return;
    }
    SearchRequest beside = SearchRequest.of(lane);
    add(beside.withSince(first.minus(window)).withUntil(first.plusNanos(1)).withLast(most));
    int between = CLOSE * (neighbours.size() - 1);
    add(beside.withSince(first).withUntil(last.plus(window)).withFirst(most + between));
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
  private String pathsOf(Collection<RotatedLogSet> logs) {
    List<String> some =
        logs.stream()
            .flatMap(log -> paths.getOrDefault(log, List.of()).stream())
            .sorted()
            .map(SearchField::quoted)
            .limit(AT_ONCE)
            .toList();
    return some.isEmpty() ? "" : anyOf("source", some.stream());
  }

  private static String and(String one, String other) {
    return other.isEmpty() ? one : "(" + one + ") AND (" + other + ")";
  }

  private static String anyOf(String field, Stream<String> values) {
    return values.collect(Collectors.joining(" OR ", field + ":(", ")"));
  }
}
