package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.evidence.UnboundedInstants;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One cycle of the group synchronization worker, every five minutes. A log that begins or breaks
 * off in the middle of one shows half of it: at least one of the two is there.
 */
public record SyncCycle(Optional<Event> start, Optional<Event> end) {
  public SyncCycle {
    if (start.isEmpty() && end.isEmpty()) {
      throw new IllegalArgumentException("a cycle without a start and an end");
    }
  }

  /** When it began, or ended where the start is not in the case. */
  public Instant from() {
    return time(start.or(() -> end));
  }

  /** When it ended, or began where the end is not in the case. */
  public Instant to() {
    return time(end.or(() -> start));
  }

  /** The log that shows it. */
  public String source() {
    return start.or(() -> end).orElseThrow().source();
  }

  /** Whether the log tells that it came to its end. */
  public boolean finished() {
    return end.isPresent();
  }

  private static Instant time(Optional<Event> event) {
    Instant time = event.orElseThrow().time();
    return time == null ? UnboundedInstants.BEFORE_ALL : time;
  }

  /**
   * Pairs the beginnings and ends of cycles, oldest first. A beginning without an end is a cycle
   * that broke off or continues; an end without a beginning one whose log begins in the middle.
   *
   * @param hierarchy equal for the sources of one hierarchy, whose worker makes one cycle after the
   *     other; cycles of two hierarchies overlap
   */
  static List<SyncCycle> paired(
      List<Event> starts, List<Event> ends, Function<String, String> hierarchy) {
    Map<String, List<Event>> apart =
        Stream.concat(starts.stream(), ends.stream())
            .filter(event -> event.time() != null)
            .sorted(Comparator.comparing(event -> time(Optional.of(event))))
            .collect(
                Collectors.groupingBy(
                    event -> hierarchy.apply(event.source()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return apart.values().stream()
        .flatMap(events -> paired(events).stream())
        .sorted(Comparator.comparing(SyncCycle::from))
        .toList();
  }

  private static List<SyncCycle> paired(List<Event> inOrder) {
    List<SyncCycle> cycles = new ArrayList<>();
    @Nullable Event open = null;
    for (Event event : inOrder) {
      if (event.kind() == Kind.GROUPSYNC_CYCLE_END) {
        cycles.add(new SyncCycle(Optional.ofNullable(open), Optional.of(event)));
        open = null;
      } else {
        if (open != null) {
          cycles.add(new SyncCycle(Optional.of(open), Optional.empty()));
        }
        open = event;
      }
    }
    if (open != null) {
      cycles.add(new SyncCycle(Optional.of(open), Optional.empty()));
    }
    return cycles;
  }
}
