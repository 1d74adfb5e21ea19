package dev.synctrace.index.search;

import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.pattern.MessagePattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the patterns that a request asks for among those that were counted.
 *
 * @param <E> identifies an event: the event itself, or its number
 */
public final class PatternCounts<E> {
  private final Collection<PatternTally<E>> tallies;

  /** Reads what only patterns that are shown need. */
  public interface Details<E> {
    /** Returns events in the order in which they are identified. */
    List<Event> events(List<E> identified) throws IOException;

    /**
     * Adds the logs and sources of patterns, and their events by time.
     *
     * @param shown at least one
     * @param times of all events that were counted; null when none has a time
     * @param parts into which that time is divided; 0 for none
     */
    void spread(Collection<PatternTally<E>> shown, @Nullable TimeRange times, int parts)
        throws IOException;
  }

  public PatternCounts(Collection<PatternTally<E>> tallies) {
    this.tallies = tallies;
  }

  /** Returns the answer to a request. */
  public PatternResult result(PatternRequest request, Details<E> details) throws IOException {
    List<PatternTally<E>> matching = PatternTally.chosen(request, tallies);
    List<PatternTally<E>> shown =
        request.limit() == 0 || request.limit() >= matching.size()
            ? matching
            : matching.subList(0, request.limit());
    TimeRange times = times();
    if (!shown.isEmpty()) {
      details.spread(shown, times, request.buckets());
    }
    List<Event> examples = details.events(shown.stream().map(PatternTally::example).toList());
    List<PatternSummary> summaries = new ArrayList<>(shown.size());
    for (int i = 0; i < shown.size(); i++) {
      summaries.add(summary(shown.get(i), examples.get(i)));
    }
    long events = tallies.stream().mapToLong(PatternTally::count).sum();
    return new PatternResult(events, tallies.size(), matching.size(), times, summaries);
  }

  private static PatternSummary summary(PatternTally<?> tally, Event example) {
    return new PatternSummary(
        tally.id(),
        MessagePattern.of(tally.id(), example).text(),
        tally.count(),
        tally.first(),
        tally.last(),
        tally.severity(),
        example.kind(),
        Collections.unmodifiableSortedSet(tally.logs()),
        Collections.unmodifiableSortedSet(tally.sources()),
        new EventPlace(example.source(), example.line()),
        Arrays.stream(tally.buckets()).boxed().toList());
  }

  private @Nullable TimeRange times() {
    Instant first = null;
    Instant last = null;
    for (PatternTally<E> tally : tallies) {
      Instant from = tally.first();
      Instant to = tally.last();
      first = from != null && (first == null || from.isBefore(first)) ? from : first;
      last = to != null && (last == null || to.isAfter(last)) ? to : last;
    }
    return first == null || last == null ? null : new TimeRange(first, last);
  }

  /** Returns into which of some equal parts of a time an instant falls. */
  public static int bucket(Instant instant, TimeRange times, int parts) {
    double all = seconds(times.last()) - seconds(times.first());
    double part = (seconds(instant) - seconds(times.first())) / all * parts;
    return all <= 0 ? 0 : Math.clamp((long) part, 0, parts - 1);
  }

  private static double seconds(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }

  /** Reads all events of a search, where the store cannot count patterns itself. */
  static PatternResult streamed(EventSearch search, PatternRequest request) {
    PatternIds patterns = new PatternIds(new KnownPatterns(Set::of));
    Map<String, PatternTally<Event>> tallies = new HashMap<>();
    long place = 0;
    for (Hit hit : search.search(request.events()).hits()) {
      Event event = hit.event();
      String id = MessagePattern.idOf(patterns.of(event));
      PatternTally<Event> tally = tallies.computeIfAbsent(id, PatternTally::new);
      tally.add(1, event.severity());
      tally.addLog(event.log());
      tally.addSource(event.source());
      Instant time = time(event);
      tally.addTimes(time, time);
      tally.offerExample(event, time, event.source(), place++);
    }
    try {
      return new PatternCounts<>(tallies.values())
          .result(request, new Streamed(search, request, patterns));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Goes through the events once more to count those of the patterns shown by time; their logs and
   * sources are known.
   */
  private record Streamed(EventSearch search, PatternRequest request, PatternIds patterns)
      implements Details<Event> {
    @Override
    public List<Event> events(List<Event> identified) {
      return identified;
    }

    @Override
    public void spread(
        Collection<PatternTally<Event>> shown, @Nullable TimeRange times, int parts) {
      if (times == null || parts == 0) {
        return;
      }
      Map<String, long[]> buckets = new HashMap<>();
      shown.forEach(tally -> buckets.put(tally.id(), new long[parts]));
      for (Hit hit : search.search(request.events()).hits()) {
        Event event = hit.event();
        long[] counts = buckets.get(MessagePattern.idOf(patterns.of(event)));
        Instant time = time(event);
        if (counts != null && time != null) {
          counts[bucket(time, times, parts)]++;
        }
      }
      shown.forEach(tally -> tally.addBuckets(buckets.getOrDefault(tally.id(), new long[parts])));
    }
  }

  /** Returns the time by which an event is ordered; null without any. */
  private static @Nullable Instant time(Event event) {
    return event.orderTime() != null ? event.orderTime() : event.time();
  }
}
