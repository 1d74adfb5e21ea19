package dev.synctrace.graph.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.graph.GraphFetch.FetchResult;
import dev.synctrace.graph.access.GraphFailure;
import dev.synctrace.graph.call.Timeouts;
import dev.synctrace.graph.call.WallClock;
import dev.synctrace.testkit.fake.FakeGraph;
import dev.synctrace.testkit.fake.FakeGraph.Fault;
import dev.synctrace.testkit.fake.FakeTenantJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever Graph does to a reader of audits, the case ends with every record once. */
@Tag("slow")
class AuditFetchTest {
  private static final String AUDITS = "directoryAudits";
  private static final String SECOND_PAGE = "$skiptoken=10";

  @TempDir private Path temp;
  private FakeGraph graph;
  private FetchRun run;

  @BeforeEach
  void aTenantWithThirtyFiveAudits() throws IOException {
    graph = FakeTenantJson.withGroup(FakeGraph.start(), 3).pagesOf(10);
    run = new FetchRun(graph, temp);
    audits(0, 35, FetchRun.NOW.minus(Duration.ofHours(5)));
  }

  @AfterEach
  void stop() {
    graph.close();
  }

  private void audits(int from, int to, Instant first) {
    for (int n = from; n < to; n++) {
      graph.audit(FakeTenantJson.memberAdded(n, first.plusSeconds(60L * (n - from))));
    }
  }

  private static List<Integer> upTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  private void everyRecordIsThereOnce() {
    assertThat(run.members()).containsExactlyElementsOf(upTo(35));
  }

  @Test
  void pagesAreFollowedToTheEndAndSavedAsTheyCame() throws IOException {
    FetchResult result = run.fetch(6);
    everyRecordIsThereOnce();
    assertThat(FetchRun.of(result, "directory audits").pages()).isEqualTo(4);
    assertThat(FetchRun.of(result, "directory audits").added()).isEqualTo(35);
    try (Stream<Path> files = Files.walk(run.caseFolder().resolve("graph/auditLogs"))) {
      List<Path> pages =
          files.filter(file -> file.getFileName().toString().startsWith("page")).sorted().toList();
      assertThat(pages).hasSize(4);
      assertThat(pages.getFirst()).content().startsWith("{\"@odata.context\":");
    }
  }

  @Test
  void aWaitInSecondsIsWaited() throws IOException {
    graph.fault(SECOND_PAGE, Fault.status(429, "", "Retry-After", "17"));
    run.fetch(6);
    everyRecordIsThereOnce();
    assertThat(run.clock.slept()).contains(Duration.ofSeconds(17));
  }

  @Test
  void aWaitUntilADateIsWaitedByTheServersClock() throws IOException {
    // The JDK's server writes the true time into Date, whatever our clock says.
    String until = RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(1_000));
    graph.fault(SECOND_PAGE, Fault.status(429, "", "Retry-After", until));
    run.fetch(6);
    everyRecordIsThereOnce();
    assertThat(run.clock.slept())
        .anyMatch(slept -> slept.toSeconds() > 990 && slept.toSeconds() <= 1_000);
  }

  @Test
  void aWaitOfTwoHoursIsWaitedToo() throws IOException {
    graph.fault(SECOND_PAGE, Fault.status(429, "", "Retry-After", "7200"));
    run.fetch(6);
    everyRecordIsThereOnce();
    assertThat(run.clock.slept()).contains(Duration.ofHours(2));
  }

  @Test
  void aWaitOfADayEndsTheFetchAndSaysWhenToResume() throws IOException {
    graph.fault(SECOND_PAGE, Fault.status(429, "", "Retry-After", "86400"));
    assertThatThrownBy(() -> run.fetch(6))
        .isInstanceOf(GraphFailure.class)
        .hasMessageContaining("Graph requests a wait until 20")
        .hasMessageContaining("Run the same fetch again after that time");
    assertThat(run.clock.slept()).noneMatch(slept -> slept.toHours() > 3);
    run.fetch(6);
    everyRecordIsThereOnce();
  }

  @Test
  void aWaitLongerThanAnyTimeoutOfACallDoesNotEndIt() throws IOException {
    graph.fault(AUDITS, Fault.status(429, "", "Retry-After", "2"));
    Instant begun = Instant.now();
    Duration timeout = Duration.ofMillis(700);
    run.fetch(WallClock.SYSTEM, new Timeouts(timeout, timeout), begun.minusSeconds(60), true);
    assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
  }

  @Test
  void aServerThatKeepsSilentIsAskedAgain() throws IOException {
    graph.fault(SECOND_PAGE, exchange -> sleep(1_500));
    Duration timeout = Duration.ofMillis(500);
    run.fetch(run.clock, new Timeouts(timeout, timeout), FetchRun.NOW.minusSeconds(21_600), true);
    everyRecordIsThereOnce();
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aBusyServiceIsAskedAgainWithGrowingWaits() throws IOException {
    for (int i = 0; i < 3; i++) {
      graph.fault(SECOND_PAGE, Fault.status(503, "<html>busy</html>"));
    }
    run.fetch(6);
    everyRecordIsThereOnce();
    assertThat(run.clock.slept())
        .containsSubsequence(Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofSeconds(12));
  }

  @Test
  void aServiceThatStaysBusyIsGivenUpAndWhatIsThereStays() throws IOException {
    for (int i = 0; i < 20; i++) {
      graph.fault(SECOND_PAGE, Fault.status(503, ""));
    }
    assertThatThrownBy(() -> run.fetch(6))
        .isInstanceOf(GraphFailure.class)
        .hasMessageContaining("HTTP 503");
  }

  @Test
  void aPageThatBreaksOffIsFetchedAgain() throws IOException {
    graph.fault(
        SECOND_PAGE,
        exchange -> {
          exchange.sendResponseHeaders(200, 5_000);
          exchange.getResponseBody().write("{\"value\":[{\"id\":".getBytes(UTF_8));
          exchange.getResponseBody().flush();
        });
    run.fetch(6);
    everyRecordIsThereOnce();
  }

  @Test
  void aPageThatEndsEarlyWithoutSayingSoIsFetchedAgain() throws IOException {
    graph.fault(SECOND_PAGE, Fault.status(200, "{\"value\":[{\"id\":\"Directory_1\"}"));
    run.fetch(6);
    everyRecordIsThereOnce();
  }

  @Test
  void anExpiredPageTokenBeginsItsWindowAnew() throws IOException {
    graph.fault("$skiptoken=20", Fault.error(400, "BadRequest", "Invalid skip token"));
    run.fetch(6);
    everyRecordIsThereOnce();
    assertThat(graph.askedFor("$skiptoken=10")).isEqualTo(2);
  }

  @Test
  void pagesThatExpireAgainAndAgainAreGivenUp() {
    for (int i = 0; i < 9; i++) {
      graph.fault("$skiptoken=20", Fault.error(400, "BadRequest", "Invalid skip token"));
    }
    assertThatThrownBy(() -> run.fetch(6))
        .isInstanceOf(GraphFailure.class)
        .hasMessageContaining("expire before they are read")
        .hasMessageContaining("Invalid skip token");
  }

  @Test
  void aTokenThatEndsInTheMiddleIsReplaced() throws IOException {
    graph.fault(
        "$skiptoken=20",
        exchange -> {
          graph.accepts("second-token");
          run.token("second-token");
          Fault.error(401, "InvalidAuthenticationToken", "expired").happen(exchange);
        });
    run.fetch(6);
    everyRecordIsThereOnce();
    assertThat(graph.asked().getLast().authorization()).isEqualTo("Bearer second-token");
  }

  @Test
  void aTokenThatNobodyRenewsStopsTheFetchAndSaysWhatToDo() throws IOException {
    graph.fault("$skiptoken=20", Fault.error(401, "InvalidAuthenticationToken", "expired"));
    assertThatThrownBy(() -> run.fetch(6))
        .isInstanceOf(GraphFailure.class)
        .hasMessageContaining("Write a new token into the file")
        .hasMessageNotContaining("first-token");
    run.token("second-token");
    run.fetch(6);
    everyRecordIsThereOnce();
  }

  @Test
  void aNextLinkToAnotherHostIsRefusedAndNothingIsSentThere() {
    graph.fault(
        AUDITS,
        Fault.status(200, "{\"@odata.nextLink\":\"" + FakeGraph.elsewhere() + "\",\"value\":[]}"));
    assertThatThrownBy(() -> run.fetch(6))
        .isInstanceOf(GraphFailure.class)
        .hasMessageContaining("http://127.0.0.2:9")
        .hasMessageContaining("It was not requested");
  }

  @Test
  void pagesThatLeadInACircleEnd() {
    String circle = graph.root() + "/auditLogs/directoryAudits?$skiptoken=0";
    for (int i = 0; i < 3; i++) {
      graph.fault(
          AUDITS, Fault.status(200, "{\"@odata.nextLink\":\"" + circle + "\",\"value\":[]}"));
    }
    assertThatThrownBy(() -> run.fetch(6))
        .isInstanceOf(GraphFailure.class)
        .hasMessageContaining("the pages form a loop");
  }

  @Test
  void aRedirectionIsNotFollowed() {
    graph.fault(AUDITS, Fault.status(302, "", "Location", FakeGraph.elsewhere().toString()));
    assertThatThrownBy(() -> run.fetch(6))
        .isInstanceOf(GraphFailure.class)
        .hasMessageContaining("HTTP 302");
  }

  @Test
  void aRecordThatStandsOnTwoPagesIsInTheCaseOnce() throws IOException {
    for (int n = 5; n < 15; n++) {
      graph.audit(
          FakeTenantJson.memberAdded(
              n, FetchRun.NOW.minus(Duration.ofHours(5)).plusSeconds(60L * n)));
    }
    FetchResult result = run.fetch(6);
    everyRecordIsThereOnce();
    assertThat(FetchRun.of(result, "directory audits").records()).isEqualTo(45);
    assertThat(FetchRun.of(result, "directory audits").added()).isEqualTo(35);
  }

  @Test
  void aSecondFetchBringsTheLateRecordsAndDoublesNone() throws IOException {
    run.fetch(6);
    graph.audit(FakeTenantJson.memberAdded(100, FetchRun.NOW.minus(Duration.ofMinutes(20))));
    run.clock.pass(Duration.ofMinutes(30));
    FetchResult second = run.fetch(6);
    assertThat(run.members()).hasSize(36).doesNotHaveDuplicates().contains(100);
    assertThat(FetchRun.of(second, "directory audits").added()).isEqualTo(1);
  }

  @Test
  void whatIsWholeIsNotAskedForAgain() throws IOException {
    run.fetch(6);
    run.clock.pass(Duration.ofHours(3));
    long before = graph.askedFor(AUDITS);
    run.fetch(9);
    everyRecordIsThereOnce();
    assertThat(graph.askedFor(AUDITS) - before).isEqualTo(1);
  }

  @Test
  void anotherTenantsAuditsDoNotComeIntoTheSameCase() throws IOException {
    run.token(jwt("11111111-1111-1111-1111-111111111111"));
    run.fetch(6);
    run.token(jwt("22222222-2222-2222-2222-222222222222"));
    run.clock.pass(Duration.ofHours(1));
    assertThatThrownBy(() -> run.fetch(6))
        .isInstanceOf(GraphFailure.class)
        .hasMessageContaining("11111111-1111-1111-1111-111111111111")
        .hasMessageContaining("another case");
  }

  private static String jwt(String tenant) {
    return "e30."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(("{\"tid\":\"" + tenant + "\"}").getBytes(UTF_8))
        + ".c2ln";
  }

  @Test
  void neverMoreThanFiveAuditRequestsInTenSeconds() throws IOException {
    graph.pagesOf(2);
    List<Instant> times = new CopyOnWriteArrayList<>();
    graph.watch(AUDITS, () -> times.add(run.clock.now()));
    run.fetch(6);
    everyRecordIsThereOnce();
    assertThat(times).hasSizeGreaterThan(15);
    for (int i = 5; i < times.size(); i++) {
      assertThat(Duration.between(times.get(i - 5), times.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }
  }
}
