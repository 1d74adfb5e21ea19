package dev.synctrace.index.log;

import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.parsers.model.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the records of one log were written: file by file, line by line, whatever
 * their times; only records that begin on one line are by time. Each step looks at a window of
 * lines, which grows while nothing in it matches.
 */
final class FileOrder implements RecordOrder {
  /** Of a window of more lines, so many matches are read at once; of more, the window is halved. */
  private static final int MOST_READ = 1_000;

  private static final int GROWTH = 8;
  private static final Comparator<@Nullable Instant> ON_LINE =
      Comparator.nullsLast(Comparator.<Instant>naturalOrder());

  /** Beyond any line; for sources whose number of lines is not known while they are read. */
  private static final long LAST_LINE = 1L << 36;

  private final EventSearch events;
  private final List<String> sources;
  private final List<Long> lines;
  private final @Nullable String filter;
  private final ShownTimes times;
  private final ClockCorrections clocks;

  private FileOrder(
      EventSearch events,
      List<String> sources,
      List<Long> lines,
      @Nullable String filter,
      ShownTimes times,
      ClockCorrections clocks) {
    this.events = events;
    this.sources = sources;
    this.lines = lines;
    this.filter = filter;
    this.times = times;
    this.clocks = clocks;
  }

  /** Returns the order of a log, of which only what matches the filter is shown. */
  static FileOrder of(
      EventSearch events,
      RotatedLog log,
      @Nullable String filter,
      ShownTimes times,
      ClockCorrections clocks) {
    List<Long> lines =
        log.sources().stream()
            .map(source -> source.lines() == 0 ? LAST_LINE : source.lines())
            .toList();
    return new FileOrder(events, log.paths(), lines, filter, times, clocks);
  }

  /** Returns the order of all records of one source. */
  static FileOrder of(EventSearch events, String source, ClockCorrections clocks) {
    return new FileOrder(events, List.of(source), List.of(LAST_LINE), null, ShownTimes.ALL, clocks);
  }

  @Override
  public List<LogRecord> after(@Nullable LogPosition from, boolean inclusive, int count) {
    List<LogRecord> found = new ArrayList<>();
    int source = from == null ? 0 : indexOf(from);
    boolean begins = from != null && (inclusive || from.time() != null);
    long line = from == null ? 1 : begins ? from.line() : from.line() + 1;
    for (; source < sources.size() && found.size() < count; source++, line = 1) {
      addAfter(source, line, count, row -> !isPassed(row, from, inclusive), found);
    }
    int end = Math.min(count, found.size());
    while (end > 0 && end < found.size() && found.get(end).isAt(found.get(end - 1))) {
      end++;
    }
    return List.copyOf(found.subList(0, end));
  }

  /** Whether a record begins on the line of a position and comes before it, or is at it. */
  private static boolean isPassed(
      LogRecord row, @Nullable LogPosition position, boolean inclusive) {
    if (position == null || position.time() == null || !isOnLine(row, position)) {
      return false;
    }
    int order = ON_LINE.compare(row.time(), position.time());
    return inclusive ? order < 0 : order <= 0;
  }

  private static boolean isOnLine(LogRecord row, LogPosition position) {
    return row.event().line() == position.line() && row.event().source().equals(position.source());
  }

  private void addAfter(
      int source, long line, int count, Predicate<LogRecord> fits, List<LogRecord> found) {
    long last = lines.get(source);
    long first = line;
    long width = Math.max(1, count);
    while (first <= last && found.size() < count) {
      long to = Math.min(last, first + width - 1);
      while (to - first >= MOST_READ && total(source, first, to) > MOST_READ) {
        to = first + (to - first) / 2;
      }
      window(source, first, to).stream().filter(fits).forEach(found::add);
      first = to + 1;
      width *= GROWTH;
    }
  }

  @Override
  public List<LogRecord> before(@Nullable LogPosition to, int count) {
    List<LogRecord> found = new ArrayList<>();
    int source = to == null ? sources.size() - 1 : indexOf(to);
    long line = to == null ? lines.get(source) : to.time() == null ? to.line() - 1 : to.line();
    Predicate<LogRecord> fits = row -> to == null || !isOnLine(row, to) || isPassed(row, to, true);
    while (source >= 0 && found.size() < count) {
      addBefore(source, Math.min(line, lines.get(source)), count, fits, found);
      source--;
      line = LAST_LINE;
    }
    int start = Math.max(0, found.size() - count);
    while (start > 0 && found.get(start).isAt(found.get(start - 1))) {
      start--;
    }
    return List.copyOf(found.subList(start, found.size()));
  }

  private void addBefore(
      int source, long line, int count, Predicate<LogRecord> fits, List<LogRecord> found) {
    long last = line;
    long width = Math.max(1, count);
    while (last >= 1 && found.size() < count) {
      long from = Math.max(1, last - width + 1);
      while (last - from >= MOST_READ && total(source, from, last) > MOST_READ) {
        from = last - (last - from) / 2;
      }
      found.addAll(0, window(source, from, last).stream().filter(fits).toList());
      last = from - 1;
      width *= GROWTH;
    }
  }

  private int indexOf(LogPosition position) {
    int index = sources.indexOf(position.source());
    if (index < 0) {
      throw new IllegalArgumentException("the log has no source " + position.source());
    }
    return index;
  }

  private long total(int source, long first, long last) {
    return search(source, first, last).total();
  }

  private List<LogRecord> window(int source, long first, long last) {
    String path = sources.get(source);
    List<LogRecord> found = new ArrayList<>();
    for (Event event : search(source, first, last).events()) {
      // The index compares paths without case; two sources may differ in nothing else.
      if (event.source().equals(path)) {
        found.add(new LogRecord(event, clocks.correct(path, event.orderTime())));
      }
    }
    found.sort(Comparator.comparingLong(row -> row.event().line()));
    return found;
  }

  private SearchResult search(int source, long first, long last) {
    String here =
        SearchField.SOURCE.name()
            + ":"
            + SearchField.quoted(sources.get(source))
            + " AND "
            + SearchField.LINE.name()
            + ":["
            + first
            + " TO "
            + last
            + "]";
    SearchRequest request =
        SearchRequest.of(filter == null ? here : here + " AND (" + filter + ")");
    return events.search(times.narrow(request, clocks.ahead(sources.get(source))));
  }
}
