package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.dossier.SyncCycle;
import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pairs the beginnings and ends of the group sync worker's passes. */
final class SyncCycles {
  private SyncCycles() {}

  /**
   * The passes, oldest first. A beginning without an end is a pass that broke off or goes on; an
   * end without a beginning one whose log begins in the middle.
   */
  static List<SyncCycle> of(List<Event> starts, List<Event> ends) {
    List<SyncCycle> cycles = new ArrayList<>();
    @Nullable Event open = null;
    List<Event> inOrder =
        Stream.concat(starts.stream(), ends.stream())
            .filter(event -> event.time() != null)
            .sorted(Comparator.comparing(SyncCycles::time))
            .toList();
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
    return List.copyOf(cycles);
  }

  private static Instant time(Event event) {
    return Objects.requireNonNull(event.time());
  }
}
