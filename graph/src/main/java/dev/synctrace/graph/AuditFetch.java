package dev.synctrace.graph;

import dev.synctrace.graph.GraphFetch.FetchRequest;
import dev.synctrace.graph.GraphFetch.FetchedItems;
import dev.synctrace.graph.GraphFetch.GraphClients;
import dev.synctrace.graph.access.GraphFailure;
import dev.synctrace.graph.call.GraphError.GraphErrorException;
import dev.synctrace.graph.call.GraphQuery;
import dev.synctrace.graph.call.WallClock;
import dev.synctrace.graph.page.FetchManifest;
import dev.synctrace.graph.page.GraphFolder;
import dev.synctrace.graph.page.PageFileWriter;
import dev.synctrace.graph.page.SavedPageEntry;
import dev.synctrace.index.FetchedWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Fetches directory audits, window by window. A window is in the case when all its pages are, or
 * not at all: an interrupted one is started again, so nothing is lost and nothing doubled.
 *
 * <p>All audits of the time are fetched, not only those of a group: deletions of devices and
 * changes of the app matter as well, and "there is no such record" is only true of a whole window.
 */
final class AuditFetch {
  static final String WHAT = "directory audits";
  private static final int MOST_BEGINNINGS = 5;

  /** Audits carry seven digits of a second; a window ends just before the next begins. */
  private static final Duration SMALLEST = Duration.ofNanos(100);

  private final GraphClients graphCalls;
  private final PageIngest ingest;
  private final GraphFolder folder;
  private final WallClock clock;
  private final FetchProgress progress;

  AuditFetch(
      GraphClients graphCalls, PageIngest ingest, GraphFolder folder, FetchProgress progress) {
    this.graphCalls = graphCalls;
    this.ingest = ingest;
    this.folder = folder;
    this.clock = graphCalls.clock();
    this.progress = progress;
  }

  FetchedItems fetch(FetchRequest request) throws GraphErrorException, IOException {
    List<FetchManifest> done = folder.records(FetchedWindow.FOLDER);
    long added = 0;
    for (FetchManifest record : done) {
      added += ingest.addWindow(record); // saved, and then interrupted
    }
    Instant until = earlier(request.until(), clock.now());
    List<FetchedWindow> windows = WindowPlan.of(request.since(), until, done);
    long pages = 0;
    long records = 0;
    for (FetchedWindow window : windows) {
      progress.fetching(WHAT + " of " + window.from() + " to " + window.until());
      FetchManifest record = fetch(window, done);
      added += ingest.addWindow(record);
      pages += record.pages().size();
      records += record.records();
    }
    ingest.commit();
    return new FetchedItems(
        WHAT,
        windows.size(),
        pages,
        records,
        added,
        request.since(),
        earlier(until, clock.now().minus(WindowPlan.LATENESS)));
  }

  private FetchManifest fetch(FetchedWindow window, List<FetchManifest> done)
      throws GraphErrorException, IOException {
    Path into = folder.folder(window.folder());
    Optional<FetchManifest> whole = FetchManifest.in(into);
    if (whole.isPresent()) {
      return whole.get(); // fetched a moment ago
    }
    for (int beginning = 1; ; beginning++) {
      GraphFolder.empty(into);
      Instant begun = clock.now();
      try {
        FetchManifest record = record(window, begun, pages(window, into));
        checkTenant(record, done);
        record.write(into);
        return record;
      } catch (Paging.ExpiredException e) {
        if (beginning == MOST_BEGINNINGS) {
          throw new GraphFailure(
              "the pages from "
                  + window.from()
                  + " on expire before they are read ("
                  + e.getMessage()
                  + "). Run the same fetch again later. Complete data is kept",
              e);
        }
      }
    }
  }

  private List<SavedPageEntry> pages(FetchedWindow window, Path into)
      throws GraphErrorException, Paging.ExpiredException {
    GraphQuery first =
        new GraphQuery.DirectoryAudits(window.from(), window.until().minus(SMALLEST));
    return graphCalls
        .paging()
        .all(
            first,
            into,
            "page",
            (query, file) ->
                graphCalls
                    .calls()
                    .askAudits(query, reply -> PageFileWriter.save(reply, file, clock.now())));
  }

  private FetchManifest record(FetchedWindow window, Instant begun, List<SavedPageEntry> pages) {
    return new FetchManifest(
        FetchManifest.VERSION,
        WHAT,
        graphCalls.calls().tenantId().orElse(null),
        window.from().toString(),
        window.until().toString(),
        begun.toString(),
        folder.pages(pages));
  }

  /** Windows of two tenants in one case would pass for one record of both. */
  private static void checkTenant(FetchManifest record, List<FetchManifest> done) {
    for (FetchManifest earlier : done) {
      String before = earlier.tenantId();
      String now = record.tenantId();
      if (before != null && now != null && !before.equalsIgnoreCase(now)) {
        throw new GraphFailure(
            "the case contains audits of tenant "
                + before
                + ", but this sign-in is for tenant "
                + now
                + ". Sign in to the first tenant, or fetch into another case with --case DIR");
      }
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /**
   * Decides which windows of time are still to be fetched. A window that is whole is not asked for
   * again, but for the part that was young when it was fetched: records arrive late, so a fetch
   * never continues from the last record seen (reference graph.md section 1.4).
   */
  static final class WindowPlan {
    /** Records may come so late; field tools assume 5 to 15 minutes. */
    static final Duration LATENESS = Duration.ofMinutes(15);

    /**
     * What was younger than this is read once more; costs a page and catches the very late ones.
     */
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
}
