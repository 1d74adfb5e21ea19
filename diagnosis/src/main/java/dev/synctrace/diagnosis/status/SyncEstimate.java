package dev.synctrace.diagnosis.status;

import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Speed of a mapping's synchronization, and the estimated end.
 *
 * @param addsPerCycle members requested for the first time, in the median of the newest cycles that
 *     requested any; null where the log shows none
 * @param remaining members of the collection that are not in the group yet; null where they are not
 *     known
 * @param estimatedEnd when the remaining ones will have been requested, UTC; null where none
 *     remains, or where requests do not continue up to the newest cycle
 */
public record SyncEstimate(
    @Nullable Long addsPerCycle, @Nullable Long remaining, @Nullable Instant estimatedEnd) {
  /** So many of the newest cycles with requests tell the rate of today. */
  private static final int NEWEST = 12;

  /** The worker's rhythm where the log shows one cycle only; messages-server.md section 2. */
  private static final Duration RHYTHM = Duration.ofMinutes(5);

  static SyncEstimate of(MappingContext context, @Nullable Long remaining) {
    TreeMap<Instant, SyncCycle> cycles = new TreeMap<>();
    context.cycles().forEach(cycle -> cycles.put(cycle.from(), cycle));
    TreeMap<Instant, Long> adds = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (Event add : context.events(Kind.GROUPSYNC_MEMBER_ADD)) {
      Optional<String> object = add.attributes().get(Attribute.OBJECT_ID);
      Instant time = add.time();
      // A request that is repeated in every cycle brings no one new.
      if (object.isEmpty() || time == null || !seen.add(object.get().toLowerCase(Locale.ROOT))) {
        continue;
      }
      Map.Entry<Instant, SyncCycle> cycle = cycles.floorEntry(time);
      if (cycle != null) {
        adds.merge(cycle.getKey(), 1L, Long::sum);
      }
    }
    if (adds.isEmpty()) {
      return new SyncEstimate(null, remaining, null);
    }
    long rate = median(List.copyOf(adds.descendingMap().values()));
    // One cycle alone is no rate: the first takes all that can be added, and blocked ones remain.
    boolean goesOn = adds.size() > 1 && adds.lastKey().equals(cycles.lastKey());
    if (remaining == null || remaining == 0 || !goesOn) {
      return new SyncEstimate(rate, remaining, null);
    }
    long needed = (remaining + rate - 1) / rate;
    Instant end = cycles.lastEntry().getValue().to().plus(rhythm(cycles).multipliedBy(needed));
    return new SyncEstimate(rate, remaining, end);
  }

  private static long median(List<Long> newestFirst) {
    List<Long> some = new ArrayList<>(newestFirst.subList(0, Math.min(NEWEST, newestFirst.size())));
    some.sort(Comparator.naturalOrder());
    return some.get(some.size() / 2);
  }

  private static Duration rhythm(TreeMap<Instant, SyncCycle> cycles) {
    List<Duration> between = new ArrayList<>();
    @Nullable Instant later = null;
    for (Instant start : cycles.descendingKeySet()) {
      if (later != null) {
        between.add(Duration.between(start, later));
      }
      later = start;
      if (between.size() == NEWEST) {
        break;
      }
    }
    between.sort(Comparator.naturalOrder());
    return between.isEmpty() ? RHYTHM : between.get(between.size() / 2);
  }
}
