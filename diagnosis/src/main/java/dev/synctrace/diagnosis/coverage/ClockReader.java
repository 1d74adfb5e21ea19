package dev.synctrace.diagnosis.coverage;

import dev.synctrace.diagnosis.evidence.AsOf;
import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.audit.AuditDuplicates;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.CountText;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Measures the clocks of machines that request additions to groups, by the audit records of these
 * additions. Only members are compared that were requested once and added once, while the log
 * covers both times: then no other request can have led to the record.
 */
public final class ClockReader {
  private static final int SAMPLE = 200;

  /** With more records of the sample its members were requested again and again. */
  private static final int MOST = 3 * SAMPLE;

  private static final int ENOUGH = 3;
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration SPREAD = Duration.ofSeconds(60);

  private final CaseEvents events;
  private final AsOf asOf;

  /**
   * @param asOf which records count
   */
  public ClockReader(CaseEvents events, AsOf asOf) {
    this.events = events;
    this.asOf = asOf;
  }

  /** Clocks that differ by a minute or more, by the folder of the machine's logs. */
  public Map<String, MeasuredClock> read() {
    Set<String> sample = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Event request : events.find(EventQuery.of(Kind.GROUPSYNC_MEMBER_ADD).newest(SAMPLE))) {
      request.attributes().get(Attribute.OBJECT_ID).ifPresent(sample::add);
    }
    if (sample.isEmpty()) {
      return Map.of();
    }
    Map<String, List<Event>> requests =
        byMember(EventQuery.of(Kind.GROUPSYNC_MEMBER_ADD).naming(Attribute.OBJECT_ID, sample));
    Map<String, List<Event>> additions =
        byMember(
            EventQuery.of(Kind.AUDIT_MEMBER_ADDED)
                .with(Attribute.ACTOR_KIND, "app")
                .naming(Attribute.OBJECT_ID, sample));
    Map<String, TimeWindow> windows = windows();
    Map<String, List<MeasuredClock>> measured = new TreeMap<>();
    requests.forEach((member, asked) -> {
      List<Event> added = additions.getOrDefault(member, List.of());
      if (asked.size() == 1 && added.size() == 1) {
        measure(asked.getFirst(), added.getFirst(), windows)
            .ifPresent(clock ->
                measured
                    .computeIfAbsent(folder(clock.request()), _ -> new ArrayList<>())
                    .add(clock));
      }
    });
    Map<String, MeasuredClock> clocks = new TreeMap<>();
    measured.forEach(
        (folder, pairs) -> difference(pairs).ifPresent(clock -> clocks.put(folder, clock)));
    return clocks;
  }

  private static Optional<MeasuredClock> measure(
      Event request, Event audit, Map<String, TimeWindow> windows) {
    Instant asked = request.time();
    Instant added = audit.time();
    TimeWindow log = windows.get(folder(request));
    if (asked == null || added == null || log == null) {
      return Optional.empty();
    }
    boolean covered = !added.isBefore(log.from()) && !added.isAfter(log.to());
    return covered
        ? Optional.of(new MeasuredClock(Duration.between(added, asked), 1, request, audit))
        : Optional.empty();
  }

  /** The median, where all of them agree. */
  private static Optional<MeasuredClock> difference(List<MeasuredClock> pairs) {
    if (pairs.size() < ENOUGH) {
      return Optional.empty();
    }
    pairs.sort(Comparator.comparing(MeasuredClock::ahead));
    MeasuredClock median = pairs.get(pairs.size() / 2);
    Duration spread = pairs.getLast().ahead().minus(pairs.getFirst().ahead());
    return median.ahead().abs().compareTo(LEAST) >= 0 && spread.compareTo(SPREAD) <= 0
        ? Optional.of(
            new MeasuredClock(median.ahead(), pairs.size(), median.request(), median.audit()))
        : Optional.empty();
  }

  private Map<String, List<Event>> byMember(EventQuery query) {
    Map<String, List<Event>> byMember = new HashMap<>();
    AuditDuplicates seen = new AuditDuplicates();
    int found = 0;
    for (Event event : events.find(query.newest(MOST + 1))) {
      if (++found > MOST) {
        return Map.of();
      }
      if (!asOf.includes(event)) {
        continue;
      }
      Optional<String> object = event.attributes().get(Attribute.OBJECT_ID);
      Optional<String> group = event.attributes().get(Attribute.GROUP_ID);
      boolean failed =
          event
              .attributes()
              .get(Attribute.RESULT)
              .filter(result -> !result.equalsIgnoreCase("success"))
              .isPresent();
      boolean audit = event.kind() == Kind.AUDIT_MEMBER_ADDED;
      if (object.isPresent() && group.isPresent() && !failed && (!audit || seen.isNew(event))) {
        byMember
            .computeIfAbsent(
                (object.get() + " " + group.get()).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
            .add(event);
      }
    }
    return byMember;
  }

  private Map<String, TimeWindow> windows() {
    Map<String, TimeWindow> windows = new HashMap<>();
    for (SourceSummary source : events.sources()) {
      Optional<TimeWindow> window = TimeWindow.of(source);
      if (window.isPresent() && source.log() != null) {
        windows.merge(MachineFolder.of(source.path()), window.get(), ClockReader::both);
      }
    }
    return windows;
  }

  private static TimeWindow both(TimeWindow one, TimeWindow other) {
    return new TimeWindow(
        one.from().isBefore(other.from()) ? one.from() : other.from(),
        one.to().isAfter(other.to()) ? one.to() : other.to());
  }

  private static String folder(Event event) {
    return MachineFolder.of(event.source());
  }

  /**
   * The clock of a machine that differs from Entra's: each of its requests has its audit record the
   * same time later or earlier.
   *
   * @param ahead how much later the machine's clock shows; negative when it is behind
   * @param pairs how many requests were compared
   * @param request one of them
   * @param audit its audit record
   */
  public record MeasuredClock(Duration ahead, int pairs, Event request, Event audit) {
    /** The difference in words. */
    public String describe() {
      long seconds = Math.round(ahead.abs().toMillis() / 1000.0);
      String length =
          seconds % 60 == 0 || seconds >= 600
              ? CountText.of(Math.round(seconds / 60.0), "minute")
              : CountText.of(seconds / 60, "minute") + " " + CountText.of(seconds % 60, "second");
      return "the clock is about "
          + length
          + (ahead.isNegative() ? " behind" : " ahead of")
          + " the Entra clock (measured with "
          + (pairs == 1
              ? "1 request and its audit record)"
              : pairs + " requests and their audit records)");
    }
  }
}
