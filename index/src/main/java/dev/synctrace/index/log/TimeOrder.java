package dev.synctrace.index.log;

import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The records of several logs in true time order, then by source, then by line. The index is
 * ordered by recorded times, so sources whose clocks differ alike are read together and the results
 * are merged. Records that nothing places in time are left out.
 */
final class TimeOrder implements RecordOrder {
  private static final Comparator<LogRecord> ORDER =
      Comparator.comparing(LogPosition::of, LogPosition.BY_TIME);

  /** Of one instant, so many records more than are asked for are held. */
  private static final int MOST_KEPT = 1_000;

  private final EventSearch events;
  private final List<Clock> byClock;
  private final ShownTimes times;
  private final ClockCorrections clocks;

  /**
   * Sources whose clocks differ alike from the true time.
   *
   * @param sources their paths; empty for all that are not corrected
   * @param query for their records that are shown; null for every record of the case
   */
  record Clock(Duration ahead, Set<String> sources, @Nullable String query) {
    /** The index compares paths without case; two sources may differ in nothing else. */
    private boolean has(Event event) {
      return sources.isEmpty() || sources.contains(event.source());
    }
  }

  /**
   * Creates the order of some sources.
   *
   * @param sources their paths; empty for all of the case
   */
  TimeOrder(
      EventSearch events,
      Collection<String> sources,
      @Nullable String filter,
      ShownTimes times,
      ClockCorrections clocks) {
    this.events = events;
    this.times = times;
    this.clocks = clocks;
    this.byClock = sources.isEmpty() ? ofAll(filter, clocks) : of(sources, filter, clocks);
  }

  /** Returns the sources by their clocks. */
  List<Clock> clocks() {
    return byClock;
  }

  private static List<Clock> of(
      Collection<String> sources, @Nullable String filter, ClockCorrections clocks) {
    Map<Duration, List<String>> groups = new LinkedHashMap<>();
    for (String source : sources) {
      groups.computeIfAbsent(clocks.ahead(source), _ -> new ArrayList<>()).add(source);
    }
    return groups.entrySet().stream()
        .map(group ->
            new Clock(
                group.getKey(), Set.copyOf(group.getValue()), all(anyOf(group.getValue()), filter)))
        .toList();
  }

  private static List<Clock> ofAll(@Nullable String filter, ClockCorrections clocks) {
    List<Clock> groups = new ArrayList<>();
    Set<String> corrected = new HashSet<>();
    for (Duration ahead : clocks.differences()) {
      List<String> sources =
          clocks.bySource().keySet().stream()
              .filter(source -> clocks.ahead(source).equals(ahead))
              .sorted()
              .toList();
      corrected.addAll(sources);
      groups.add(new Clock(ahead, Set.copyOf(sources), all(anyOf(sources), filter)));
    }
    String others =
        corrected.isEmpty()
            ? filter
            : all("NOT " + anyOf(corrected.stream().sorted().toList()), filter);
    groups.add(new Clock(Duration.ZERO, Set.of(), others));
    return groups;
  }

  private static String anyOf(Collection<String> sources) {
    return sources.stream()
        .map(SearchField::quoted)
        .collect(Collectors.joining(" OR ", SearchField.SOURCE.name() + ":(", ")"));
  }

  private static String all(String sources, @Nullable String filter) {
    return filter == null ? sources : sources + " AND (" + filter + ")";
  }

  @Override
  public List<LogRecord> after(@Nullable LogPosition from, boolean inclusive, int count) {
    List<LogRecord> found = new ArrayList<>();
    for (Clock clock : byClock) {
      found.addAll(after(clock, from, inclusive, count));
    }
    found.sort(ORDER);
    int end = Math.min(count, found.size());
    while (end > 0 && end < found.size() && found.get(end).isAt(found.get(end - 1))) {
      end++;
    }
    return List.copyOf(found.subList(0, end));
  }

  private List<LogRecord> after(
      Clock clock, @Nullable LogPosition from, boolean inclusive, int count) {
    if (from != null && from.time() == null) {
      return List.of();
    }
    SearchRequest request =
        request(clock, from == null ? Instant.MIN : recorded(clock, from), null);
    // Most often few records share the time of the position; where many do, ask for all.
    int asked = count + 16;
    List<LogRecord> found = new ArrayList<>();
    int read = addAfter(clock, request.withFirst(asked), from, inclusive, count, found);
    if (read == asked) {
      found.clear();
      addAfter(clock, request, from, inclusive, count, found);
    }
    return found;
  }

  /**
   * Adds so many records and those at the position of the last of them.
   *
   * @return how many events were read before there was one beyond them
   */
  private int addAfter(
      Clock clock,
      SearchRequest request,
      @Nullable LogPosition from,
      boolean inclusive,
      int count,
      List<LogRecord> found) {
    int read = 0;
    for (Event event : events.search(request).events()) {
      LogRecord row = row(event);
      int order = from == null ? 1 : LogPosition.BY_TIME.compare(LogPosition.of(row), from);
      if (order < 0 || (order == 0 && !inclusive) || !clock.has(event)) {
        read++;
        continue;
      }
      if (found.size() >= count && !row.isAt(found.getLast())) {
        break;
      }
      read++;
      found.add(row);
    }
    return read;
  }

  @Override
  public List<LogRecord> before(@Nullable LogPosition to, int count) {
    List<LogRecord> found = new ArrayList<>();
    for (Clock clock : byClock) {
      found.addAll(before(clock, to, count));
    }
    found.sort(ORDER);
    return List.copyOf(found.subList(startOfLast(found, count), found.size()));
  }

  private List<LogRecord> before(Clock clock, @Nullable LogPosition to, int count) {
    Instant end = to == null || to.time() == null ? Instant.MAX : recorded(clock, to);
    List<LogRecord> found = new ArrayList<>();
    if (to != null && to.time() != null) {
      SearchRequest same = request(clock, end, end.plusNanos(1));
      for (Event event : events.search(same).events()) {
        LogRecord row = row(event);
        if (clock.has(event) && LogPosition.BY_TIME.compare(LogPosition.of(row), to) < 0) {
          found.add(row);
          if (found.size() > 2 * count + MOST_KEPT) {
            found.subList(0, startOfLast(found, count)).clear();
          }
        }
      }
    }
    if (found.size() < count) {
      found.addAll(0, earlier(clock, end, count - found.size()));
    }
    return found;
  }

  /** Where the last records begin, with all that are at the position of the first of them. */
  private static int startOfLast(List<LogRecord> found, int count) {
    int start = Math.max(0, found.size() - count);
    while (start > 0 && start < found.size() && found.get(start).isAt(found.get(start - 1))) {
      start--;
    }
    return start;
  }

  /** Returns the last records before a time, more where the first of them share a line. */
  private List<LogRecord> earlier(Clock clock, Instant end, int count) {
    for (int asked = count + 16; ; asked *= 2) {
      List<LogRecord> rows = new ArrayList<>();
      SearchRequest request = request(clock, null, end).withLast(asked);
      int read = 0;
      for (Event event : events.search(request).events()) {
        read++;
        if (clock.has(event)) {
          rows.add(row(event));
        }
      }
      boolean enough = rows.size() >= count && !rows.getFirst().isAt(rows.get(rows.size() - count));
      if (read < asked || enough) {
        return rows;
      }
    }
  }

  private SearchRequest request(Clock clock, @Nullable Instant since, @Nullable Instant until) {
    SearchRequest request =
        SearchRequest.all()
            .withQuery(clock.query())
            .withUntimed()
            .withSince(since)
            .withUntil(until);
    return times.narrow(request, clock.ahead());
  }

  private static Instant recorded(Clock clock, LogPosition position) {
    Instant time = position.time();
    return time == null ? Instant.MAX : time.plus(clock.ahead());
  }

  private LogRecord row(Event event) {
    return new LogRecord(event, clocks.correct(event.source(), event.orderTime()));
  }
}
