package dev.synctrace.graph;

import dev.synctrace.graph.page.FetchManifest;
import dev.synctrace.index.FetchedWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides which windows of time are still to be fetched. A window that is whole is not asked for
 * again, but for the part that was young when it was fetched: records arrive late, so a fetch never
 * continues from the last record seen (reference graph.md section 1.4).
 */
final class WindowPlan {
  /** Records may come so late; field tools assume 5 to 15 minutes. */
  static final Duration LATENESS = Duration.ofMinutes(15);

  /** What was younger than this is read once more; costs a page and catches the very late ones. */
  static final Duration READ_AGAIN = Duration.ofHours(1);

  private WindowPlan() {}

  /**
   * The windows to fetch, oldest first, none longer than a day of UTC.
   *
   * @param done what was fetched before
   */
  static List<FetchedWindow> of(Instant since, Instant until, List<FetchManifest> done) {
    List<FetchedWindow> settled =
        done.stream()
            .map(WindowPlan::settled)
            .flatMap(Optional::stream)
            .sorted(Comparator.comparing(FetchedWindow::from))
            .toList();
    List<FetchedWindow> plan = new ArrayList<>();
    Instant at = since.truncatedTo(ChronoUnit.SECONDS);
    Instant end = ceiling(until);
    for (FetchedWindow window : settled) {
      if (at.isBefore(window.from())) {
        addDays(plan, at, earlier(window.from(), end));
      }
      at = later(at, window.until());
    }
    addDays(plan, at, end);
    return plan;
  }

  private static Optional<FetchedWindow> settled(FetchManifest record) {
    Instant sure =
        Instant.parse(record.fetched()).minus(READ_AGAIN).truncatedTo(ChronoUnit.SECONDS);
    return record
        .window()
        .map(window -> new FetchedWindow(window.from(), earlier(window.until(), sure)))
        .filter(window -> window.from().isBefore(window.until()));
  }

  private static void addDays(List<FetchedWindow> plan, Instant from, Instant until) {
    Instant at = from;
    while (at.isBefore(until)) {
      Instant midnight = at.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
      Instant end = earlier(midnight, until);
      plan.add(new FetchedWindow(at, end));
      at = end;
    }
  }

  private static Instant ceiling(Instant instant) {
    Instant floor = instant.truncatedTo(ChronoUnit.SECONDS);
    return floor.equals(instant) ? instant : floor.plusSeconds(1);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
