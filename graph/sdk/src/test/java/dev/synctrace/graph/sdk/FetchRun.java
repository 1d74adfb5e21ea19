package dev.synctrace.graph.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.synctrace.graph.FetchProgress;
import dev.synctrace.graph.GraphFetch;
import dev.synctrace.graph.GraphFetch.FetchRequest;
import dev.synctrace.graph.GraphFetch.FetchResult;
import dev.synctrace.graph.GraphFetch.FetchedItems;
import dev.synctrace.graph.access.Cloud;
import dev.synctrace.graph.access.GraphAddress;
import dev.synctrace.graph.access.SignIn;
import dev.synctrace.graph.call.GraphConnection;
import dev.synctrace.graph.call.RateLimiter;
import dev.synctrace.graph.call.Timeouts;
import dev.synctrace.graph.call.WallClock;
import dev.synctrace.index.Case;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.testkit.fake.FakeGraph;
import dev.synctrace.testkit.fake.FakeTenantJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Fetches from a fake Graph over the real SDK into a case, and looks into the case. */
final class FetchRun {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  final FakeClock clock = new FakeClock(NOW);
  private final FakeGraph graph;
  private final Path caseFolder;
  private final Path tokenFile;
  private final RateLimiter rateLimiter =
      new RateLimiter(RateLimiter.AUDIT_REQUESTS, RateLimiter.AUDIT_STRETCH);
  private Cloud cloud = Cloud.GLOBAL;

  FetchRun(FakeGraph graph, Path temp) throws IOException {
    this.graph = graph;
    this.caseFolder = temp.resolve("case");
    this.tokenFile = Files.writeString(temp.resolve("token"), "first-token\n");
  }

  Path caseFolder() {
    return caseFolder;
  }

  void token(String token) throws IOException {
    Files.write(tokenFile, token.getBytes(UTF_8));
  }

  FetchRun inCloud(Cloud other) {
    cloud = other;
    return this;
  }

  /** The last {@code hours} of audits and the group. */
  FetchResult fetch(int hours) throws IOException {
    return fetch(clock, Timeouts.DEFAULT, clock.now().minus(Duration.ofHours(hours)), true);
  }

  FetchResult fetchWithoutAudits() throws IOException {
    return fetch(clock, Timeouts.DEFAULT, clock.now().minusSeconds(1), false);
  }

  FetchResult fetch(WallClock wall, Timeouts timeouts, Instant since, boolean audits)
      throws IOException {
    GraphAddress address = GraphAddress.of(cloud, graph.root());
    try (GraphConnection connection =
        new SdkConnector().connect(address, new SignIn.TokenFile(tokenFile), timeouts)) {
      return new GraphFetch(
              caseFolder,
              new LuceneCaseStore(caseFolder),
              connection,
              address,
              wall,
              rateLimiter,
              new Silent())
          .run(new FetchRequest(List.of(FakeTenantJson.GROUP), since, wall.now(), audits));
    }
  }

  static FetchedItems of(FetchResult result, String what) {
    return result.fetched().stream()
        .filter(fetchedItems -> fetchedItems.what().equals(what))
        .findFirst()
        .orElseThrow();
  }

  List<Event> events(String query) {
    List<Event> events = new ArrayList<>();
    try (Case opened = new LuceneCaseStore(caseFolder).open()) {
      opened.events().search(SearchRequest.of(query)).events().forEach(events::add);
    }
    return events;
  }

  /**
   * The n of all {@link FakeTenantJson#memberAdded} in the case, by time; one that occurs twice is
   * listed twice.
   */
  List<Integer> members() {
    return events("kind:\"audit.member.added\"").stream()
        .map(event -> Integer.parseInt(event.message().replaceAll("(?s).*CLIENT-(\\d+).*", "$1")))
        .toList();
  }

  private static final class Silent implements FetchProgress {
    @Override
    public void fetching(String what) {}

    @Override
    public void arrived(long records) {}

    @Override
    public void waiting(Duration length, String why) {}
  }
}
