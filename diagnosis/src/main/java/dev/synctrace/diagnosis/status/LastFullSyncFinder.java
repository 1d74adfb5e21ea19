package dev.synctrace.diagnosis.status;

import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the last full synchronization of a mapping. The first cycle after the mapping is one. A
 * later one, forced by Synchronize Membership, looks like any other in the log, but it undoes what
 * others changed in the group since the last: an incremental synchronization does not.
 */
final class LastFullSyncFinder {
  /** An audit record may be so much later than the end of the cycle that asked for the change. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private final MappingContext context;

  LastFullSyncFinder(MappingContext context) {
    this.context = context;
  }

  /** The cycle of the last one; empty when nothing tells. */
  Optional<SyncCycle> last() {
    Optional<SyncCycle> first = first();
    Optional<Instant> since = first.map(this::entraTime).or(this::firstWrite);
    if (since.isEmpty()) {
      return first;
    }
    Instant full = since.get();
    Optional<SyncCycle> last = first;
    Map<String, Event> byOthers = new HashMap<>();
    for (Event change : context.contestedChanges()) {
      String object =
          change.attributes().get(Attribute.OBJECT_ID).orElse("").toLowerCase(Locale.ROOT);
      if (change.time() == null || object.isEmpty() || !isSuccess(change)) {
        continue;
      }
      if (!isByServerApp(change)) {
        byOthers.put(object, change);
        continue;
      }
      Event before = byOthers.remove(object);
      if (before != null
          && before.kind() != change.kind()
          && Objects.requireNonNull(before.time()).isAfter(full)) {
        Optional<SyncCycle> cycle = cycleOf(change);
        if (cycle.isPresent()) {
          last = cycle;
          full = entraTime(cycle.get());
        }
      }
    }
    return last;
  }

  /** The first cycle that read the group after it was mapped. */
  private Optional<SyncCycle> first() {
    Optional<Instant> mapped =
        context.events(Kind.AUDIT_OWNER_ADDED).stream()
            .filter(LastFullSyncFinder::isSuccess)
            .filter(event ->
                event
                    .attributes()
                    .get(Attribute.OBJECT_ID)
                    .filter(context.serverApp()::is)
                    .isPresent())
            .map(Event::time)
            .filter(Objects::nonNull)
            .findFirst();
    SiteContext site = context.site();
    return mapped.flatMap(since ->
        context.events(Kind.GROUPSYNC_GROUP_READ).stream()
            .filter(read -> read.time() != null && site.entraTime(read).isAfter(since))
            .findFirst()
            .flatMap(read -> cycleAt(Objects.requireNonNull(read.time()), Duration.ZERO)));
  }

  /** Without the mapping's own time, the app surely synchronized the group since it wrote to it. */
  private Optional<Instant> firstWrite() {
    return context.contestedChanges().stream()
        .filter(LastFullSyncFinder::isSuccess)
        .filter(this::isByServerApp)
        .map(Event::time)
        .filter(Objects::nonNull)
        .min(Instant::compareTo);
  }

  private Optional<SyncCycle> cycleOf(Event change) {
    Instant time = Objects.requireNonNull(change.time());
    for (SyncCycle cycle : context.cycles()) {
      Instant from = entraTime(cycle);
      Instant to = cycle.to().plus(Duration.between(cycle.from(), from));
      if (!from.isAfter(time) && !to.plus(LATE).isBefore(time)) {
        return Optional.of(cycle);
      }
    }
    return Optional.empty();
  }

  /** The cycle that a time of the log is in. */
  Optional<SyncCycle> cycleAt(Instant time, Duration late) {
    return context.cycles().stream()
        .filter(cycle -> !cycle.from().isAfter(time) && !cycle.to().plus(late).isBefore(time))
        .findFirst();
  }

  private Instant entraTime(SyncCycle cycle) {
    return context.site().entraTime(cycle.start().or(cycle::end).orElseThrow());
  }

  private boolean isByServerApp(Event change) {
    return change.attributes().get(Attribute.ACTOR_ID).filter(context.serverApp()::is).isPresent();
  }

  private static boolean isSuccess(Event audit) {
    return audit.attributes().get(Attribute.RESULT).map("success"::equalsIgnoreCase).orElse(true);
  }
}
