package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.evidence.UnboundedInstants;
import dev.synctrace.parsers.model.Event;
import java.time.Instant;
import java.util.Optional;

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
}
