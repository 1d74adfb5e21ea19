package dev.synctrace.diagnosis.reader;

import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pairs the beginnings and ends of the group synchronization worker's cycles. */
public final class SyncCycles {
  private SyncCycles() {}

  /**
   * The cycles, oldest first. A beginning without an end is a cycle that broke off or continues; an
   * end without a beginning one whose log begins in the middle.
   *
   * @param hierarchy equal for the sources of one hierarchy, whose worker makes one cycle after the
   *     other; cycles of two hierarchies overlap
   */
  public static List<SyncCycle> of(
      List<Event> starts, List<Event> ends, Function<String, String> hierarchy) {
    Map<String, List<Event>> apart =
        Stream.concat(starts.stream(), ends.stream())
            .filter(event -> event.time() != null)
            .sorted(Comparator.comparing(SyncCycles::time))
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

  private static Instant time(Event event) {
    return Objects.requireNonNull(event.time());
  }
}
