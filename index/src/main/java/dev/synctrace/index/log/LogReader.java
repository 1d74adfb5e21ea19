package dev.synctrace.index.log;

import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.QueryException;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.TimeRange;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads records in one order, from any of them on. Every page is a few searches, whatever the size
 * of the log. Immutable; safe for use by many threads.
 */
public final class LogReader {
  /** So many records are read at once where many are. */
  private static final int PAGE = 500;

  private final EventSearch events;
  private final List<String> sources;
  private final ClockCorrections clocks;
  private final @Nullable String filter;
  private final ShownTimes times;
  private final Orders orders;
  private final RecordOrder shown;

  /** Makes the order of what matches a query, null for any, in some span of time. */
  @FunctionalInterface
  private interface Orders {
    RecordOrder of(@Nullable String query, ShownTimes times);
  }

  private LogReader(
      EventSearch events,
      List<String> sources,
      ClockCorrections clocks,
      @Nullable String filter,
      ShownTimes times,
      Orders orders) {
    this.events = events;
    this.sources = sources;
    this.clocks = clocks;
    this.filter = filter;
    this.times = times;
    this.orders = orders;
    this.shown = orders.of(filter, times);
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
        events,
        log.paths(),
        clocks,
        filter,
        ShownTimes.ALL,
        (query, times) -> FileOrder.of(events, log, query, times, clocks));
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
        events,
        paths,
        clocks,
        filter,
        ShownTimes.ALL,
        (query, times) -> new TimeOrder(events, paths, query, times, clocks));
  }

  /**
   * Returns a reader that shows only what is between two instants of the corrected clocks. A line
   * without a time of its own is where the record before it is.
   *
   * @param since the first instant that is shown; null for no bound
   * @param until the first instant after it that is not; null for no bound
   */
  public LogReader within(@Nullable Instant since, @Nullable Instant until) {
    return new LogReader(events, sources, clocks, filter, new ShownTimes(since, until), orders);
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
   * Returns all records from a position on, itself included. They are read in pages while
   * iterating, and each iteration starts again.
   *
   * @param from null for the beginning
   */
  public Iterable<LogRecord> records(@Nullable LogPosition from) {
    return records(from, PAGE);
  }

  /**
   * As {@link #records(LogPosition)}, for those who may need few.
   *
   * @param firstPage how many are read at first
   */
  Iterable<LogRecord> records(@Nullable LogPosition from, int firstPage) {
    return () -> new Pages(from, firstPage);
  }

  /**
   * Where some records begin.
   *
   * @param position of the first of them
   * @param others how many records at this position come before it
   */
  public record Start(LogPosition position, long others) {}

  /**
   * Returns where the last records before a position begin.
   *
   * @param to null for the end
   * @param count how many records
   * @return where the first of them is, or the first there is; empty where none is before
   */
  public Optional<Start> back(@Nullable LogPosition to, long count) {
    @Nullable LogPosition at = to;
    boolean moved = false;
    long left = count;
    while (left > 0) {
      int size = (int) Math.min(left, PAGE);
      List<LogRecord> found = shown.before(at, size);
      if (found.isEmpty()) {
        break;
      }
      at = LogPosition.of(found.getFirst());
      moved = true;
      left -= found.size();
    }
    return at != null && moved ? Optional.of(new Start(at, Math.max(0, -left))) : Optional.empty();
  }

  /**
   * Returns the next record after a position that is shown and matches.
   *
   * @param query null for any
   */
  public Optional<LogRecord> next(LogPosition position, @Nullable String query) {
    return orders.of(and(query), times).after(position, false, 1).stream().findFirst();
  }

  /**
   * Returns the first record at a position or after it that is shown and matches.
   *
   * @param query null for any
   */
  public Optional<LogRecord> nextFrom(LogPosition position, @Nullable String query) {
    return orders.of(and(query), times).after(position, true, 1).stream().findFirst();
  }

  /**
   * Returns the last record before a position that is shown and matches.
   *
   * @param query null for any
   */
  public Optional<LogRecord> previous(LogPosition position, @Nullable String query) {
    List<LogRecord> found = orders.of(and(query), times).before(position, 1);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }

  private @Nullable String and(@Nullable String query) {
    if (query == null || filter == null) {
      return query == null ? filter : query;
    }
    return "(" + filter + ") AND (" + query + ")";
  }

  /**
   * Returns the record of a source that has a line: the one that begins there, or else the last one
   * that begins before it. Its time is as recorded.
   */
  public static Optional<LogRecord> at(EventSearch events, String source, long line) {
    return FileOrder.of(events, source, ClockCorrections.NONE)
        .before(new LogPosition(source, line + 1, null), 1)
        .stream()
        .findFirst();
  }

  /**
   * Returns the record that has a line, shown or not: the one that begins there, or else the last
   * one that begins before it.
   *
   * @param source path of a source of the reader
   */
  public Optional<LogRecord> at(String source, long line) {
    return allAt(source, line).stream().findFirst();
  }

  /** Returns the records of a line as {@link #at}: several where several begin on one line. */
  public List<LogRecord> allAt(String source, long line) {
    return FileOrder.of(events, source, clocks).before(new LogPosition(source, line + 1, null), 1);
  }

  /** Returns whether records are in true time order, and not as they were written. */
  public boolean isByTime() {
    return shown instanceof TimeOrder;
  }

  /**
   * Returns how many records match that nothing places in time, so that none shows them by time.
   */
  public long unplaced() {
    TimeOrder byTime = new TimeOrder(events, sources, filter, times, clocks);
    long unplaced = 0;
    for (TimeOrder.Clock clock : byTime.clocks()) {
      SearchRequest all = SearchRequest.all().withQuery(clock.query()).withUntimed();
      unplaced +=
          events.search(all).total()
              - events.search(all.withSince(Instant.MIN).withUntil(Instant.MAX)).total();
    }
    return unplaced;
  }

  /**
   * Returns the first record that is shown, by time, at an instant of the corrected clocks or
   * later.
   */
  public Optional<LogRecord> from(Instant time) {
    return new TimeOrder(events, sources, filter, times, clocks)
        .after(LogPosition.at(time), true, 1).stream().findFirst();
  }

  /**
   * Counts errors and warnings among the records that are shown.
   *
   * @param range of time by the corrected clocks
   * @param count how many buckets, at least 1
   */
  public SeverityHistogram severities(TimeRange range, int count) {
    TimeOrder byTime = new TimeOrder(events, sources, filter, times, clocks);
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

  /** All records from a position on, one page at a time. */
  private final class Pages implements Iterator<LogRecord> {
    private final Deque<LogRecord> page = new ArrayDeque<>();
    private @Nullable LogPosition from;
    private boolean inclusive = true;
    private boolean ended;
    private int size;

    Pages(@Nullable LogPosition from, int firstPage) {
      this.from = from;
      this.size = firstPage;
    }

    @Override
    public boolean hasNext() {
      if (page.isEmpty() && !ended) {
        page.addAll(shown.after(from, inclusive, size));
        ended = page.size() < size;
        size = Math.max(size, Math.min(PAGE, 2 * size));
        if (!page.isEmpty()) {
          from = LogPosition.of(page.getLast());
          inclusive = false;
        }
      }
      return !page.isEmpty();
    }

    @Override
    public LogRecord next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.removeFirst();
    }
  }
}
