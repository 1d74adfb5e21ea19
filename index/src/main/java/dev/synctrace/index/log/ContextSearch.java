package dev.synctrace.index.log;

import dev.synctrace.index.Case;
import dev.synctrace.index.log.ContextRecord.Role;
import dev.synctrace.index.search.EventPlace;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the hits of a search with the records around each in its log, in the order they were
 * written. Hits whose surroundings meet form one group; groups come by the time of their oldest
 * hit. No record comes twice. Records around a hit need not match anything, nor be within the time
 * that was asked for. Memory is one bit for each line up to the last hit of a source, and a few
 * pages.
 */
public final class ContextSearch {
  /** So many records are looked at in one step back; the first step, mostly the last, is short. */
  private static final int STEP_BACK = 500;

  /** Of a source with so many records more than lines, a line could hold any number. */
  private static final int MOST_SHARING = 1_000;

  private final EventSearch events;
  private final SearchRequest request;
  private final SearchResult result;
  private final int size;
  private final Map<String, RotatedLog> logs = new HashMap<>();
  private final Map<String, SourceSummary> sources = new HashMap<>();

  /** Lines on which hits begin that have not come yet, by source. */
  private final Map<String, BitSet> awaited = new HashMap<>();

  /** How many hits begin on a line, where more than one does. */
  private final Map<EventPlace, Integer> several = new HashMap<>();

  /** How many records of a line came, where the group ended between them. */
  private final Map<EventPlace, Integer> partly = new HashMap<>();

  private ContextSearch(
      EventSearch events,
      Collection<SourceSummary> summaries,
      SearchRequest request,
      SearchResult result,
      int size) {
    this.events = events;
    this.request = request;
    this.result = result;
    this.size = size;
    for (RotatedLog log : RotatedLog.of(summaries)) {
      for (SourceSummary source : log.sources()) {
        logs.put(source.path(), log);
        sources.put(source.path(), source);
      }
    }
  }

  /**
   * Returns the hits of a search with their surroundings.
   *
   * @param request what was asked
   * @param result what was found
   * @param size how many records before and after each hit, from 0
   */
  public static ContextSearch of(
      Case opened, SearchRequest request, SearchResult result, int size) {
    return new ContextSearch(opened.events(), opened.sources(), request, result, size);
  }

  /** Passes each record once. */
  public void forEach(Consumer<? super ContextRecord> consumer) {
    for (Hit hit : result.hits()) {
      if (hasSurroundings(hit.event())) {
        await(hit.event());
      }
    }
    for (Hit hit : result.hits()) {
      Event event = hit.event();
      RotatedLog log = logs.get(event.source());
      if (log == null || !hasSurroundings(event)) {
        consumer.accept(new ContextRecord(hit, Role.HIT, true));
      } else if (isAwaited(event)) {
        Group group;
        do {
          group = new Group(log, event, consumer);
          group.read();
        } while (group.begun && !group.hasOldest && isAwaited(event));
        if (!group.begun) { // the case of a cluster can change while it is read
          consumer.accept(new ContextRecord(hit, Role.HIT, true));
        }
      }
    }
  }

  /** Returns false where many records share a line, so that nothing is before and after them. */
  private boolean hasSurroundings(Event event) {
    @Nullable SourceSummary source = sources.get(event.source());
    return source != null
        && (source.lines() == 0 || source.records() <= source.lines() + MOST_SHARING)
        && event.line() < Integer.MAX_VALUE;
  }

  private void await(Event event) {
    if (isAwaited(event)) {
      several.merge(place(event), 2, (one, _) -> one + 1);
    }
    awaited.computeIfAbsent(event.source(), _ -> new BitSet()).set((int) event.line());
  }

  private void shown(Event event) {
    BitSet lines = awaited.get(event.source());
    if (lines != null) {
      lines.clear((int) event.line());
    }
    partly.remove(place(event));
  }

  private static EventPlace place(Event event) {
    return new EventPlace(event.source(), event.line());
  }

  private boolean isAwaited(Event event) {
    @Nullable BitSet lines = awaited.get(event.source());
    return lines != null && event.line() < Integer.MAX_VALUE && lines.get((int) event.line());
  }

  /** Neighbouring hits of one log with what is around them. */
  private final class Group {
    private final Consumer<? super ContextRecord> consumer;
    private final Event oldest;
    private final LogReader reader;

    /** Records that are before the next hit, if one follows soon. */
    private final Deque<LogRecord> pending = new ArrayDeque<>();

    private boolean begun;
    private boolean ended;
    private boolean hasOldest;
    private int sinceHit;

    Group(RotatedLog log, Event oldest, Consumer<? super ContextRecord> consumer) {
      this.consumer = consumer;
      this.oldest = oldest;
      this.reader = LogReader.of(events, log, null, ClockCorrections.NONE);
    }

    void read() {
      LogPosition first = firstHit();
      Iterator<LogRecord> rows = reader.records(first, 2 * size + 2).iterator();
      @Nullable LogRecord next = rows.hasNext() ? rows.next() : null;
      while (next != null && !ended) {
        List<LogRecord> line = new ArrayList<>(List.of(next));
        next = null;
        while (next == null && rows.hasNext()) {
          LogRecord row = rows.next();
          if (row.isAt(line.getFirst())) {
            line.add(row);
          } else {
            next = row;
          }
        }
        readLine(line);
        ended |= !begun;
      }
    }

    private void readLine(List<LogRecord> line) {
      Event event = line.getFirst().event();
      List<@Nullable Hit> hits = hitsOf(line);
      int last = lastHit(hits);
      if (last < 0) {
        line.forEach(this::readOther);
        return;
      }
      EventPlace place = place(event);
      for (int i = 0; i < line.size() && !ended; i++) {
        @Nullable Hit hit = hits.get(i);
        if (hit == null) {
          readOther(line.get(i));
        } else {
          readHit(hit);
          partly.put(place, i + 1);
        }
        if (i == last) {
          shown(event);
        }
      }
    }

    private void readHit(Hit hit) {
      pending.forEach(row -> accept(Hit.of(row.event()), Role.BEFORE));
      pending.clear();
      sinceHit = 0;
      accept(hit, Role.HIT);
      hasOldest |= hit.event().equals(oldest);
    }

    private void readOther(LogRecord row) {
      if (begun && sinceHit < size) {
        sinceHit++;
        accept(Hit.of(row.event()), Role.AFTER);
        return;
      }
      pending.add(row);
      if (pending.size() > size) {
        ended = begun;
        pending.removeFirst();
      }
    }

    private void accept(Hit hit, Role role) {
      consumer.accept(new ContextRecord(hit, role, !begun));
      begun = true;
    }

    /**
     * The oldest hit is the first of its group, unless a clock was set back or the newest records
     * come first.
     */
    private LogPosition firstHit() {
      LogPosition first = new LogPosition(oldest.source(), oldest.line(), null);
      LogPosition from = new LogPosition(oldest.source(), oldest.line() + 1, null);
      boolean reached = false;
      int since = 0;
      int step = 2 * size + 2;
      while (true) {
        LogPage page = reader.before(from, step);
        for (List<LogRecord> line : lines(page.records()).reversed()) {
          List<@Nullable Hit> hits = hitsOf(line);
          for (int i = line.size() - 1; i >= 0; i--) {
            reached |= line.get(i).event().equals(oldest);
            if (hits.get(i) != null) {
              first = reached ? LogPosition.ofLine(line.get(i)) : first;
              since = 0;
            } else if (reached && ++since > 2 * size) {
              readBefore(first, page);
              return first;
            }
          }
        }
        if (page.first() || !reached) {
          readBefore(first, page);
          return first;
        }
        from = LogPosition.ofLine(page.records().getFirst());
        step = STEP_BACK;
      }
    }

    /**
     * Reads what is before the first hit.
     *
     * @param page records before the oldest hit, most often with these
     */
    private void readBefore(LogPosition first, LogPage page) {
      List<LogRecord> rows = page.records();
      int end = 0;
      while (end < rows.size() && !isAt(rows.get(end), first)) {
        end++;
      }
      boolean isThere = end < rows.size() && (end >= size || page.first());
      List<LogRecord> before =
          isThere ? rows.subList(0, end) : reader.before(first, size).records();
      before.forEach(this::readOther);
    }

    private static boolean isAt(LogRecord row, LogPosition position) {
      return row.event().line() == position.line()
          && row.event().source().equals(position.source());
    }
  }

  private static List<List<LogRecord>> lines(List<LogRecord> records) {
    List<List<LogRecord>> lines = new ArrayList<>();
    for (LogRecord row : records) {
      if (lines.isEmpty() || !row.isAt(lines.getLast().getFirst())) {
        lines.add(new ArrayList<>());
      }
      lines.getLast().add(row);
    }
    return lines;
  }

  /** The search has one copy of each audit record; the places of the others are told with it. */
  private boolean isAudit(Event event) {
    SourceSummary source = sources.get(event.source());
    return source != null && source.framing().equals("audit");
  }

  /** For each record of a line the hit that it is and that is awaited, or null. */
  private List<@Nullable Hit> hitsOf(List<LogRecord> line) {
    Event event = line.getFirst().event();
    List<Hit> found =
        !isAwaited(event)
            ? List.of()
            : line.size() == 1 && !isAudit(event) ? List.of(Hit.of(event)) : hitsAt(event);
    int came = partly.getOrDefault(place(event), 0);
    List<@Nullable Hit> hits = new ArrayList<>();
    for (LogRecord row : line) {
      @Nullable Hit hit = null;
      for (Hit each : found) {
        hit = hits.size() >= came && each.event().equals(row.event()) ? each : hit;
      }
      hits.add(hit);
    }
    return hits;
  }

  private static int lastHit(List<@Nullable Hit> hits) {
    int last = hits.size() - 1;
    while (last >= 0 && hits.get(last) == null) {
      last--;
    }
    return last;
  }

  /** The hits that begin on the line of a record. */
  private List<Hit> hitsAt(Event event) {
    String here =
        SearchField.SOURCE.name()
            + ":"
            + SearchField.quoted(event.source())
            + " AND "
            + SearchField.LINE.name()
            + ":"
            + event.line();
    @Nullable String query = request.query();
    SearchRequest narrowed =
        new SearchRequest(
            query == null || query.isBlank() ? here : here + " AND (" + query + ")",
            request.since(),
            request.until(),
            request.untimed(),
            0,
            false,
            List.of(),
            null,
            request.distinct());
    List<Hit> hits = new ArrayList<>();
    events.search(narrowed).hits().forEach(hits::add);
    // The limit can be between two records of the line.
    int count = Math.min(hits.size(), several.getOrDefault(place(event), 1));
    return request.newest()
        ? hits.subList(hits.size() - count, hits.size())
        : hits.subList(0, count);
  }
}
