package dev.synctrace.graph;

import dev.synctrace.graph.access.GraphAddress;
import dev.synctrace.graph.access.GraphFailure;
import dev.synctrace.graph.call.BatchCalls;
import dev.synctrace.graph.call.GraphConnection;
import dev.synctrace.graph.call.GraphError.GraphErrorException;
import dev.synctrace.graph.call.RateLimiter;
import dev.synctrace.graph.call.RetryingClient;
import dev.synctrace.graph.call.WallClock;
import dev.synctrace.graph.page.GraphFolder;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.ingest.IngestedSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings what a diagnosis needs of a tenant into a case: groups with members and owners, the
 * directory audits of a time, then the devices and the server app that the case names by then. Each
 * part is in the case when it is whole, so a fetch that ends early is completed by running it
 * again.
 */
public final class GraphFetch {
  private static final int FORBIDDEN = 403;
  private static final Duration LONGEST_RETENTION = Duration.ofDays(30);

  private final Path caseFolder;
  private final CaseStore store;
  private final GraphAddress address;
  private final GraphClients graphCalls;
  private final FetchProgress progress;

  /**
   * @param connection stays open
   * @param auditPacer keeps to the audit endpoint's limit
   */
  public GraphFetch(
      Path caseFolder,
      CaseStore store,
      GraphConnection connection,
      GraphAddress address,
      WallClock clock,
      RateLimiter auditPacer,
      FetchProgress progress) {
    this.caseFolder = caseFolder;
    this.store = store;
    this.address = address;
    this.progress = progress;
    RetryingClient calls = new RetryingClient(connection, address, clock, progress, auditPacer);
    this.graphCalls =
        new GraphClients(calls, new BatchCalls(calls, clock), new Paging(address, progress), clock);
  }

  /**
   * Fetches. A part that the sign-in may not read is a problem of the result; the other parts are
   * fetched all the same.
   *
   * @throws GraphFailure when Graph cannot be asked or refuses every part
   * @throws IOException when the case folder cannot be written
   */
  public FetchResult run(FetchRequest request) throws IOException {
    checkCloud(request);
    GraphFolder folder = new GraphFolder(caseFolder);
    try (CaseWriter writer = store.openForWriting();
        PageIngest ingest = PageIngest.into(writer, store, caseFolder)) {
      List<String> groups = groups(request);
      List<String> problems = new ArrayList<>();
      List<FetchedItems> fetched =
          new ArrayList<>(
              new GroupFetch(graphCalls, address.root(), ingest, folder, progress)
                  .fetch(groups, problems));
      if (request.audits()) {
        try {
          fetched.add(new AuditFetch(graphCalls, ingest, folder, progress).fetch(request));
        } catch (GraphErrorException e) {
          if (e.status() != FORBIDDEN) {
            throw e;
          }
          problems.add(e.sentence());
        }
      }
      List<String> devices;
      List<String> apps;
      try (Case opened = store.open()) {
        CaseIds ids = new CaseIds(opened);
        devices = ids.devices();
        apps = ids.apps();
        ids.withoutName()
            .forEach((permission, count) ->
                problems.add(
                    "Graph gave only the object IDs of %,d members and owners: the sign-in may not read %s. %s"
                        .formatted(count, permission.why(), permission.advice())));
      }
      fetched.addAll(
          new LookupFetch(graphCalls, address.root(), ingest, folder, progress)
              .fetch(devices, apps, problems));
      if (!problems.isEmpty() && fetched.stream().allMatch(items -> items.pages() == 0)) {
        throw new GraphFailure(problems.getFirst()); // nothing at all is allowed
      }
      return new FetchResult(
          graphCalls.calls().tenantId(),
          graphCalls.calls().requests(),
          fetched,
          ingest.sources(),
          problems,
          notes(request));
    } catch (GraphErrorException e) {
      throw new GraphFailure(e.sentence(), e);
    }
  }

  private void checkCloud(FetchRequest request) {
    if (request.audits() && !address.cloud().hasAudits()) {
      throw new GraphFailure(
          "Microsoft Graph in the cloud "
              + address.cloud()
              + " does not provide directory audits. Export the audit log in the portal and ingest the"
              + " file, or fetch the other data with --no-audits");
    }
  }

  private List<String> groups(FetchRequest request) {
    for (String group : request.groups()) {
      if (!CaseIds.isId(group)) {
        throw new GraphFailure(
            "'"
                + group
                + "' is not a group ID. Specify the object ID that the Microsoft Entra admin center shows");
      }
    }
    if (!request.groups().isEmpty()) {
      return request.groups().stream().map(id -> id.toLowerCase(Locale.ROOT)).distinct().toList();
    }
    try (Case opened = store.open()) {
      List<String> groups = new CaseIds(opened).groups();
      if (groups.isEmpty()) {
        throw new GraphFailure(
            "no group is specified, and the case contains none. Specify the object ID with --group ID, or ingest the"
                + " group synchronization log or CollectionAADGroupMapping first");
      }
      return groups;
    }
  }

  private List<String> notes(FetchRequest request) {
    Instant kept = graphCalls.clock().now().minus(LONGEST_RETENTION);
    return request.audits() && request.since().isBefore(kept)
        ? List.of(
            "Entra retains audits for 30 days (7 days without a P1 license). Records older than "
                + kept
                + " are not available")
        : List.of();
  }

  /**
   * Parameters of a fetch.
   *
   * @param groups ids of Entra groups; empty for those the case names
   * @param since first instant of the audits, UTC
   * @param until first instant no longer wanted, UTC; later than {@code since}
   * @param audits whether audits are fetched at all
   */
  public record FetchRequest(List<String> groups, Instant since, Instant until, boolean audits) {
    public FetchRequest {
      groups = List.copyOf(groups);
      if (!since.isBefore(until)) {
        throw new IllegalArgumentException(since + " is not before " + until);
      }
    }
  }

  /**
   * Result of a fetch.
   *
   * @param tenantId tenant signed in to; empty when the token does not say
   * @param requests how many requests went out, with those that were repeated
   * @param fetched by sort, in the order fetched
   * @param sources the pages as sources of the case
   * @param problems what Graph refused while the rest was fetched, one line each: what and what to
   *     do
   * @param notes what people should know, one line each
   */
  public record FetchResult(
      Optional<String> tenantId,
      long requests,
      List<FetchedItems> fetched,
      List<IngestedSource> sources,
      List<String> problems,
      List<String> notes) {
    public FetchResult {
      fetched = List.copyOf(fetched);
      sources = List.copyOf(sources);
      problems = List.copyOf(problems);
      notes = List.copyOf(notes);
    }
  }

  /** The ways to ask, as the parts of a fetch share them. */
  record GraphClients(RetryingClient calls, BatchCalls batches, Paging paging, WallClock clock) {}

  /**
   * One sort of thing that was fetched.
   *
   * @param what in words, such as {@code directory audits}
   * @param asked how many windows of time, groups or ids were asked for
   * @param pages how many pages were saved
   * @param records how many records they hold
   * @param added how many of these the case did not have
   * @param from first instant they cover; null where time plays no part
   * @param until up to where they are whole: what is younger may still be on its way; null where
   *     time plays no part
   */
  public record FetchedItems(
      String what,
      long asked,
      long pages,
      long records,
      long added,
      @Nullable Instant from,
      @Nullable Instant until) {}
}
