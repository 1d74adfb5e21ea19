package dev.synctrace.index.search;

import dev.synctrace.parsers.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts the events of one pattern. Not safe for use by many threads.
 *
 * @param <E> identifies the first event: the event itself, or its number
 */
public final class PatternTally<E> {
  private final String id;
  private final SortedSet<String> logs = new TreeSet<>();
  private final SortedSet<String> sources = new TreeSet<>();
  private long count;
  private @Nullable Instant first;
  private @Nullable Instant last;
  private Severity severity = Severity.INFO;
  private @Nullable Position<E> example;
  private long[] buckets = new long[0];

  /**
   * An event in the order of events: by time, where none comes last, by source and by place in it.
   */
  private record Position<E>(E event, @Nullable Instant time, String source, long place) {
    boolean isBefore(Position<E> other) {
      if (time == null || other.time == null) {
        if ((time == null) != (other.time == null)) {
          return time != null;
        }
      } else if (!time.equals(other.time)) {
        return time.isBefore(other.time);
      }
      int order = source.compareTo(other.source);
      return order == 0 ? place < other.place : order < 0;
    }
  }

  public PatternTally(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public long count() {
    return count;
  }

  public @Nullable Instant first() {
    return first;
  }

  public @Nullable Instant last() {
    return last;
  }

  public Severity severity() {
    return severity;
  }

  public SortedSet<String> logs() {
    return logs;
  }

  public SortedSet<String> sources() {
    return sources;
  }

  /**
   * Returns how many events there are in each part of the time; empty when that was not counted.
   */
  public long[] buckets() {
    return buckets;
  }

  /** Returns the first event. */
  public E example() {
    if (example == null) {
      throw new IllegalStateException("no event was counted");
    }
    return example.event;
  }

  /** Counts events of a severity or better. */
  public void add(long events, Severity worst) {
    count += events;
    severity = worst.compareTo(severity) > 0 ? worst : severity;
  }

  /** Takes the name of a log that has such an event. */
  public void addLog(String log) {
    logs.add(log);
  }

  /** Takes a source that has such an event. */
  public void addSource(String source) {
    sources.add(source);
  }

  /** Counts events by the parts of the time. */
  public void addBuckets(long[] counts) {
    if (buckets.length == 0) {
      buckets = counts.clone();
    } else {
      for (int i = 0; i < counts.length; i++) {
        buckets[i] += counts[i];
      }
    }
  }

  /** Takes the time of the first and the last of some events. */
  public void addTimes(@Nullable Instant from, @Nullable Instant to) {
    if (from != null && (first == null || from.isBefore(first))) {
      first = from;
    }
    if (to != null && (last == null || to.isAfter(last))) {
      last = to;
    }
  }

  /**
   * Offers an event as the first one.
   *
   * @param place its order among the events of its source
   */
  public void offerExample(E event, @Nullable Instant time, String source, long place) {
    offer(new Position<>(event, time, source, place));
  }

  private void offer(Position<E> position) {
    if (example == null || position.isBefore(example)) {
      example = position;
    }
  }

  /** Takes over what was counted elsewhere. */
  public void add(PatternTally<E> other) {
    add(other.count, other.severity);
    addTimes(other.first, other.last);
    logs.addAll(other.logs);
    sources.addAll(other.sources);
    if (other.example != null) {
      offer(other.example);
    }
  }

  /** Returns those that a request asks for, in its order. */
  static <E> List<PatternTally<E>> chosen(
      PatternRequest request, Collection<PatternTally<E>> tallies) {
    List<PatternTally<E>> chosen = new ArrayList<>(tallies.size());
    for (PatternTally<E> tally : tallies) {
      if (request.includes(tally.id, tally.first, tally.last)) {
        chosen.add(tally);
      }
    }
    Comparator<PatternTally<E>> byCount = Comparator.comparingLong(PatternTally::count);
    chosen.sort(
        (request.rarest() ? byCount : byCount.reversed())
            .thenComparing(
                PatternTally::first, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(PatternTally::id));
    return chosen;
  }
}
