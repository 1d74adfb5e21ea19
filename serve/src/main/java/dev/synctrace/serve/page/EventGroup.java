package dev.synctrace.serve.page;

import dev.synctrace.index.Case;
import dev.synctrace.index.annotation.SavedSearch.Sort;
import dev.synctrace.index.log.ClockCorrections;
import dev.synctrace.index.log.LogPosition;
import dev.synctrace.index.log.LogReader;
import dev.synctrace.index.log.LogRecord;
import dev.synctrace.index.log.RotatedLog;
import dev.synctrace.index.search.EventPlace;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.Hit;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.report.view.CitationView;
import dev.synctrace.report.view.StatusTone;
import dev.synctrace.report.view.TimeView;
import dev.synctrace.report.view.ViewFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event that was found, with the records around it in its log, in the order of the page.
 *
 * @param above records that are shown above it
 * @param below records that are shown below it
 * @param continues whether nothing is left out between the group before it and this one
 */
public record EventGroup(
    List<ContextRecord> above, EventView event, List<ContextRecord> below, boolean continues) {

  /** A record around an event. */
  public record ContextRecord(
      TimeView time,
      String severity,
      String tone,
      String symbol,
      CitationView place,
      String message) {
    private static final int LONGEST = 500;

    private static ContextRecord of(Event event, ViewFormatter formatter) {
      String message = formatter.text(event.message());
      return new ContextRecord(
          formatter.time(event.time()),
          event.severity().label(),
          StatusTone.of(event.severity()).map(StatusTone::style).orElse(""),
          StatusTone.of(event.severity()).map(StatusTone::symbol).orElse(""),
          formatter.citation(event),
          message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…");
    }
  }

  /**
   * Returns the events of a page, each with its context. No record is shown twice: where an event
   * or the context of the one before begins, the context ends.
   *
   * @param hits in the order of the page
   */
  static List<EventGroup> of(
      List<Hit> hits, Case opened, EventSearch events, SearchForm form, ViewFormatter formatter) {
    Context context = new Context(hits, opened, events, form);
    List<EventGroup> groups = new ArrayList<>();
    for (Hit hit : hits) {
      EventView view = EventView.of(hit, opened.machines(), form, formatter);
      groups.add(context.group(hit, view, formatter));
    }
    return groups;
  }

  /** What is shown of a page so far. */
  private static final class Context {
    private final EventSearch events;
    private final int size;
    private final boolean newest;
    private final Map<String, RotatedLog> logs = new HashMap<>();
    private final Map<RotatedLog, LogReader> readers = new HashMap<>();
    private final Set<EventPlace> shown = new HashSet<>();
    private @Nullable EventPlace last;

    Context(List<Hit> hits, Case opened, EventSearch events, SearchForm form) {
      this.events = events;
      this.size = form.context();
      this.newest = form.sort() == Sort.NEWEST;
      if (size > 0) {
        hits.forEach(hit -> shown.add(place(hit.event())));
        for (RotatedLog log : RotatedLog.of(opened.sources())) {
          log.paths().forEach(path -> logs.put(path, log));
        }
      }
    }

    EventGroup group(Hit hit, EventView view, ViewFormatter formatter) {
      RotatedLog log = logs.get(hit.event().source());
      if (log == null) {
        return new EventGroup(List.of(), view, List.of(), false);
      }
      LogReader reader =
          readers.computeIfAbsent(
              log, key -> LogReader.of(events, key, null, ClockCorrections.NONE));
      LogPosition position = new LogPosition(hit.event().source(), hit.event().line(), null);
      List<LogRecord> earlier = reader.before(position, size).records().reversed();
      List<LogRecord> later = reader.after(position, size).records();
      EventPlace before = last;
      List<Event> above = new ArrayList<>();
      EventPlace end = walk(newest ? later : earlier, above);
      boolean continues = before != null && before.equals(end);
      List<Event> below = new ArrayList<>();
      walk(newest ? earlier : later, below);
      last = place(below.isEmpty() ? hit.event() : below.getLast());
      return new EventGroup(
          above.reversed().stream().map(event -> ContextRecord.of(event, formatter)).toList(),
          view,
          below.stream().map(event -> ContextRecord.of(event, formatter)).toList(),
          continues);
    }

    /**
     * Takes records away from an event until one is shown already.
     *
     * @return where that is; null when none is
     */
    private @Nullable EventPlace walk(List<LogRecord> records, List<Event> taken) {
      for (LogRecord record : records) {
        EventPlace place = place(record.event());
        if (!shown.add(place) && (taken.isEmpty() || !place.equals(place(taken.getLast())))) {
          return place;
        }
        taken.add(record.event());
      }
      return null;
    }

    private static EventPlace place(Event event) {
      return new EventPlace(event.source(), event.line());
    }
  }
}
