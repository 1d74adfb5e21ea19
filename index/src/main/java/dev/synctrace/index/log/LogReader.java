package dev.synctrace.index.log;

import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.QueryException;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.TimeRange;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads records in one order, from any of them on. Every page is a few searches, whatever the size
 * of the log. Immutable; safe for use by many threads.
 */
public final class LogReader {
  private final EventSearch events;
  private final List<String> sources;
  private final ClockCorrections clocks;
  private final @Nullable String filter;
  private final Function<@Nullable String, RecordOrder> orders;
  private final RecordOrder shown;

  private LogReader(
      EventSearch events,
      List<String> sources,
      ClockCorrections clocks,
      @Nullable String filter,
      Function<@Nullable String, RecordOrder> orders) {
    this.events = events;
    this.sources = sources;
    this.clocks = clocks;
    this.filter = filter;
    this.orders = orders;
    this.shown = orders.apply(filter);
  }

  /**
   * Returns a reader of one log in the order it was written.
   *
   * @param filter a query whose matches alone are shown; null for every record
   * @throws QueryException when the filter is no query
   */
  public static LogReader of(
      EventSearch events, RotatedLog log, @Nullable String filter, ClockCorrections clocks) {
    check(events, filter);
    return new LogReader(
        events, log.paths(), clocks, filter, query -> FileOrder.of(events, log, query, clocks));
  }

  /**
   * Returns a reader of several sources in true time order.
   *
   * @param sources their paths; empty for all of the case
   * @param filter a query whose matches alone are shown; null for every record
   * @throws QueryException when the filter is no query
   */
  public static LogReader merged(
      EventSearch events,
      Collection<String> sources,
      @Nullable String filter,
      ClockCorrections clocks) {
    check(events, filter);
    List<String> paths = List.copyOf(sources);
    return new LogReader(
        events, paths, clocks, filter, query -> new TimeOrder(events, paths, query, clocks));
  }

  /** Tells a mistake with its spot in what was typed, not in what is made of it. */
  private static void check(EventSearch events, @Nullable String filter) {
    if (filter != null) {
      events.search(SearchRequest.of(filter).withFirst(1));
    }
  }

  /** Returns the first records. */
  public LogPage first(int size) {
    Rows rows = firstOf(shown.after(null, true, size + 1), size);
    return new LogPage(rows.records(), true, rows.whole());
  }

  /** Returns the last records. */
  public LogPage last(int size) {
    Rows rows = lastOf(shown.before(null, size + 1), size);
    return new LogPage(rows.records(), rows.whole(), true);
  }

  /**
   * Returns records from a position on, with some before it.
   *
   * @param before how many at most come before the position
   * @param size how many at most come from it on
   */
  public LogPage around(LogPosition position, int before, int size) {
    Rows earlier = lastOf(shown.before(position, before + 1), before);
    Rows later = firstOf(shown.after(position, true, size + 1), size);
    return new LogPage(
        Stream.concat(earlier.records().stream(), later.records().stream()).toList(),
        earlier.whole(),
        later.whole());
  }

  /** Returns the records after a position. */
  public LogPage after(LogPosition position, int size) {
    Rows rows = firstOf(shown.after(position, false, size + 1), size);
    return new LogPage(rows.records(), false, rows.whole());
  }

  /** Returns the records before a position. */
  public LogPage before(LogPosition position, int size) {
    Rows rows = lastOf(shown.before(position, size + 1), size);
    return new LogPage(rows.records(), rows.whole(), false);
  }

  /**
   * Returns the next record after a position that is shown and matches.
   *
   * @param query null for any
   */
  public Optional<LogRecord> next(LogPosition position, @Nullable String query) {
    return orders.apply(and(query)).after(position, false, 1).stream().findFirst();
  }

  /**
   * Returns the first record at a position or after it that is shown and matches.
   *
   * @param query null for any
   */
  public Optional<LogRecord> nextFrom(LogPosition position, @Nullable String query) {
    return orders.apply(and(query)).after(position, true, 1).stream().findFirst();
  }

  /**
   * Returns the last record before a position that is shown and matches.
   *
   * @param query null for any
   */
  public Optional<LogRecord> previous(LogPosition position, @Nullable String query) {
    List<LogRecord> found = orders.apply(and(query)).before(position, 1);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }

  private @Nullable String and(@Nullable String query) {
    if (query == null || filter == null) {
      return query == null ? filter : query;
    }
    return "(" + filter + ") AND (" + query + ")";
  }

  /**
   * Returns the record that has a line, shown or not: the one that begins there, or else the last
   * one that begins before it.
   *
   * @param source path of a source of the reader
   */
  public Optional<LogRecord> at(String source, long line) {
    return FileOrder.of(events, source, clocks)
        .before(new LogPosition(source, line + 1, null), 1)
        .stream()
        .findFirst();
  }

  /**
   * Returns the first record that is shown, by time, at an instant of the corrected clocks or
   * later.
   */
  public Optional<LogRecord> from(Instant time) {
    return new TimeOrder(events, sources, filter, clocks)
        .after(LogPosition.at(time), true, 1).stream().findFirst();
  }

  /**
   * Counts errors and warnings among the records that are shown.
   *
   * @param range of time by the corrected clocks
   * @param count how many buckets, at least 1
   */
  public SeverityHistogram severities(TimeRange range, int count) {
    TimeOrder byTime = new TimeOrder(events, sources, filter, clocks);
    return SeverityHistogram.of(events, byTime.clocks(), range, count);
  }

  /**
   * Records of a page.
   *
   * @param whole whether there are no more on its far side
   */
  private record Rows(List<LogRecord> records, boolean whole) {}

  /** Cuts a page off; records of one position stay together. */
  private Rows firstOf(List<LogRecord> found, int size) {
    int end = Math.min(size, found.size());
    while (end > 0 && end < found.size() && found.get(end).isAt(found.get(end - 1))) {
      end++;
    }
    boolean whole =
        end == found.size()
            && (end <= size || shown.after(LogPosition.of(found.getLast()), false, 1).isEmpty());
    return new Rows(found.subList(0, end), whole);
  }

  private Rows lastOf(List<LogRecord> found, int size) {
    int start = Math.max(0, found.size() - size);
    while (start > 0 && start < found.size() && found.get(start).isAt(found.get(start - 1))) {
      start--;
    }
    boolean whole =
        start == 0
            && (found.size() <= size
                || shown.before(LogPosition.of(found.getFirst()), 1).isEmpty());
    return new Rows(found.subList(start, found.size()), whole);
  }
}
