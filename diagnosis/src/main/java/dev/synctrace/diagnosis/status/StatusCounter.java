package dev.synctrace.diagnosis.status;

import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.diagnosis.status.MappingStatus.ConsoleSyncState;
import dev.synctrace.diagnosis.status.MappingStatus.Difference;
import dev.synctrace.diagnosis.status.MappingStatus.Sync;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts the verdicts of one mapping as the console does. */
public final class StatusCounter {
  private final MappingContext context;
  private final MemberCounts counts;

  public StatusCounter(MappingContext context) {
    this(context, new MemberCounts());
  }

  /**
   * @param counts of members that need not be counted any more
   */
  public StatusCounter(MappingContext context, MemberCounts counts) {
    this.context = context;
    this.counts = counts;
  }

  /** Counts one member; who is not in the collection is not counted by the console either. */
  public void add(MembershipStatus status) {
    counts.add(status);
  }

  /** The status of what was counted. */
  public MappingStatus status() {
    boolean known = context.collectionList().known() && counts.members() > 0;
    ConsoleSyncState status = known ? ofCounts() : ConsoleSyncState.UNKNOWN;
    return new MappingStatus(
        context.mapping(),
        status,
        known ? (Long) counts.members() : null,
        known ? (Long) counts.completed() : null,
        known ? (Long) counts.pending() : null,
        known ? (Long) counts.failed() : null,
        counts.tabs(),
        counts.unproven(),
        lastFullSync(),
        lastSync(),
        context.site().clients().orElse(null),
        SyncEstimate.of(context, known ? (Long) (counts.pending() + counts.failed()) : null),
        known ? differences(status) : List.of());
  }

  private ConsoleSyncState ofCounts() {
    if (counts.completed() == counts.members()) {
      return ConsoleSyncState.SUCCESS;
    }
    if (counts.failed() == counts.members()) {
      return ConsoleSyncState.FAILED;
    }
    if (counts.pending() > 0 && counts.failed() == 0) {
      return ConsoleSyncState.IN_PROGRESS;
    }
    return counts.completed() > 0 && counts.failed() > 0
        ? ConsoleSyncState.PARTIAL_SUCCESS
        : ConsoleSyncState.UNKNOWN;
  }

  /** The last cycle that read the group and came to its end. */
  private @Nullable Sync lastSync() {
    List<Event> reads = context.events(Kind.GROUPSYNC_GROUP_READ);
    return reads.isEmpty() ? null : sync(reads.getLast()).orElse(null);
  }

  private @Nullable Sync lastFullSync() {
    return new LastFullSyncFinder(context).last().map(this::sync).orElse(null);
  }

  private Optional<Sync> sync(Event read) {
    Instant time = read.time();
    if (time == null) {
      return Optional.empty();
    }
    return context.cycles().stream()
        .filter(cycle -> !cycle.from().isAfter(time) && !cycle.to().isBefore(time))
        .findFirst()
        .map(this::sync);
  }

  private Sync sync(SyncCycle cycle) {
    long adds =
        context.events(Kind.GROUPSYNC_MEMBER_ADD).stream()
            .filter(add -> isWithin(add, cycle))
            .count();
    boolean errors = context.events(Kind.OTHER).stream().anyMatch(e -> isErrorWithin(e, cycle));
    ConsoleSyncState status =
        !cycle.finished()
            ? ConsoleSyncState.IN_PROGRESS
            : errors ? ConsoleSyncState.FAILED : ConsoleSyncState.SUCCESS;
    return new Sync(cycle.from(), status, adds);
  }

  private static boolean isErrorWithin(Event event, SyncCycle cycle) {
    return event.severity() == Severity.ERROR && isWithin(event, cycle);
  }

  private static boolean isWithin(Event event, SyncCycle cycle) {
    return event.time() != null
        && !event.time().isBefore(cycle.from())
        && !event.time().isAfter(cycle.to());
  }

  private List<Difference> differences(ConsoleSyncState status) {
    List<Difference> differences = new ArrayList<>();
    List<Event> rows = context.events(Kind.FACT_CONSOLE_STATUS);
    if (!rows.isEmpty()) {
      Event row = rows.getLast();
      compare(differences, row, "Cloud Sync Status", Attribute.SYNC_STATUS, status.name());
      compare(differences, row, "Member Count", Attribute.MEMBER_COUNT, counts.members());
      compare(differences, row, "Sync Completed", Attribute.SYNC_COMPLETED, counts.completed());
      compare(differences, row, "Sync InProgress", Attribute.SYNC_IN_PROGRESS, counts.pending());
      compare(differences, row, "Sync Failed", Attribute.SYNC_FAILED, counts.failed());
    }
    return differences;
  }

  private static void compare(
      List<Difference> differences, Event row, String column, Attribute attribute, Object ours) {
    row.attributes()
        .get(attribute)
        .filter(console -> !console.equalsIgnoreCase(ours.toString()))
        .ifPresent(
            console -> differences.add(new Difference(column, console, ours.toString(), row)));
  }
}
