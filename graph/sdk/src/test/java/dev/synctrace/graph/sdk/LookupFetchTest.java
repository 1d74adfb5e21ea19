package dev.synctrace.graph.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.graph.GraphFetch.FetchResult;
import dev.synctrace.graph.access.Cloud;
import dev.synctrace.graph.access.GraphFailure;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.ingest.Ingest;
import dev.synctrace.index.ingest.IngestProgress;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.record.RecordOptions;
import dev.synctrace.parsers.record.RecordOptions.DateOrder;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.testkit.fake.FakeGraph;
import dev.synctrace.testkit.fake.FakeGraph.Asked;
import dev.synctrace.testkit.fake.FakeGraph.Fault;
import dev.synctrace.testkit.fake.FakeTenantJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups, devices and the server app are looked up as they are now; refusals say what to do. */
@Tag("slow")
class LookupFetchTest {
  private static final String APP =
      """
      {"id":"71677538-5834-4310-b3ae-a31df23cd0b1","appId":"5a5dd558-9f16-4d47-8ccd-15510ad45512",\
      "displayName":"Contoso-ConfigMgr-ServerApp","passwordCredentials":[{"keyId":\
      "55bff5b0-f2cc-4e81-ad98-fd55948a5d3b","startDateTime":"2025-02-17T10:20:44Z",\
      "endDateTime":"2027-02-17T10:20:44Z"}],"keyCredentials":[]}\
      """;

  @TempDir private Path temp;
  private FakeGraph graph;
  private FetchRun run;

  @BeforeEach
  void aTenantWithFiftyDevicesOfWhichTheSiteKnowsFortyFive() throws IOException {
    graph = FakeTenantJson.withGroup(FakeGraph.start(), 25).pagesOf(10);
    for (int n = 0; n < 50; n++) {
      graph.object("devices", FakeGraph.tree(FakeTenantJson.device(n)));
    }
    graph.object("applications", FakeGraph.tree(APP));
    run = new FetchRun(graph, temp);
    ingest(Files.writeString(temp.resolve("ClientKeyData.csv"), FakeTenantJson.clientKeyData(45)));
  }

  @AfterEach
  void stop() {
    graph.close();
  }

  private void ingest(Path bundle) throws IOException {
    try (CaseWriter writer = new LuceneCaseStore(run.caseFolder()).openForWriting();
        Ingest ingest =
            new Ingest(
                writer,
                new BundleReader(temp.resolve("unpack"), ArchiveLimits.defaults()),
                new ReadOptions(ZoneOffset.UTC, new RecordOptions(DateOrder.AUTO)),
                IngestProgress.SILENT)) {
      ingest.read(bundle);
    }
  }

  private static long questions(Asked batch) {
    return FakeGraph.tree(batch.body()).get("requests").size();
  }

  @Test
  void everyDeviceTheSiteKnowsIsAskedForInBatchesOfTwenty() throws IOException {
    FetchResult result = run.fetchWithoutAudits();
    assertThat(FetchRun.of(result, "devices").asked()).isEqualTo(45);
    assertThat(FetchRun.of(result, "devices").records()).isEqualTo(45);
    assertThat(run.events("kind:\"fact.device\"")).hasSize(45);
    assertThat(graph.asked().stream().filter(asked -> asked.path().endsWith("/$batch")))
        .extracting(LookupFetchTest::questions)
        .containsExactly(2L, 20L, 20L, 5L, 1L, 1L);
  }

  @Test
  void whatABatchPutsOffIsAskedForAgainAfterTheWait() throws IOException {
    graph.fault("inner /devices", exchange -> {});
    graph.fault("inner /devices", exchange -> {});
    FetchResult result = run.fetchWithoutAudits();
    assertThat(FetchRun.of(result, "devices").records()).isEqualTo(45);
    assertThat(run.events("kind:\"fact.device\"")).hasSize(45);
    assertThat(run.clock.slept()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void membersOfAllPagesAndOwnersNameTheirGroup() throws IOException {
    run.fetchWithoutAudits();
    List<Event> members = run.events("kind:\"fact.group.member\"");
    assertThat(members).hasSize(25);
    assertThat(members)
        .allMatch(member ->
            member
                .attributes()
                .get(Attribute.GROUP_ID)
                .equals(java.util.Optional.of(FakeTenantJson.GROUP)));
    assertThat(run.events("kind:\"fact.group.owner\"")).hasSize(1);
    assertThat(run.events("kind:\"fact.group\"")).hasSize(1);
  }

  @Test
  void theServerAppIsKnownByOwnershipAndBringsTheEndOfItsSecret() throws IOException {
    run.fetchWithoutAudits();
    assertThat(
            run.events("kind:\"fact.application\"")
                .getFirst()
                .attributes()
                .get(Attribute.VALID_UNTIL))
        .contains("2027-02-17T10:20:44Z");
  }

  @Test
  void aSecondFetchTakesThePlaceOfTheFirst() throws IOException {
    run.fetchWithoutAudits();
    FakeTenantJson.withGroup(graph, 3);
    run.clock.pass(Duration.ofHours(1));
    run.fetchWithoutAudits();
    assertThat(run.events("kind:\"fact.group.member\"")).hasSize(3);
    assertThat(run.events("kind:\"fact.device\"")).hasSize(45);
  }

  @Test
  void aGroupThatIsGoneIsToldAndTheRestIsFetched() throws IOException {
    graph.fault(
        "$batch",
        Fault.status(
            200,
            """
            {"responses":[{"id":"0","status":404,"body":{"error":{"code":"Request_ResourceNotFound"}}},
            {"id":"1","status":404,"body":{"error":{"code":"Request_ResourceNotFound"}}}]}\
            """));
    FetchResult result = run.fetchWithoutAudits();
    assertThat(result.problems())
        .singleElement()
        .asString()
        .contains("no group " + FakeTenantJson.GROUP);
    assertThat(FetchRun.of(result, "devices").records()).isEqualTo(45);
  }

  @Test
  void nothingButQuestionsLeavesThisMachine() throws IOException {
    run.fetch(2);
    for (Asked asked : graph.asked()) {
      assertThat(asked.method()).isEqualTo(asked.path().endsWith("/$batch") ? "POST" : "GET");
      if (asked.method().equals("POST")) {
        for (JsonNode question : FakeGraph.tree(asked.body()).get("requests")) {
          assertThat(question.get("method").asText()).isEqualTo("GET");
          assertThat(question.path("headers").has("Authorization")).isFalse();
        }
      }
    }
  }

  @Test
  void aMissingPermissionSaysWhichAndWhatIsLostWithoutIt() throws IOException {
    graph.fault(
        "directoryAudits",
        Fault.error(403, "Authorization_RequestDenied", "Insufficient privileges"));
    FetchResult result = run.fetch(2);
    assertThat(result.problems())
        .singleElement()
        .asString()
        .contains("AuditLog.Read.All with admin consent")
        .contains("synctrace graph permissions")
        .contains("who added or removed a member, and when, is not known");
    assertThat(FetchRun.of(result, "devices").records()).isEqualTo(45);
  }

  @Test
  void aMissingLicenceSaysHowElse() throws IOException {
    graph.fault(
        "directoryAudits",
        Fault.error(
            403,
            "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
            "Neither tenant is B2C or tenant doesn't have premium license"));
    assertThat(run.fetch(2).problems())
        .singleElement()
        .asString()
        .contains("P1 or P2")
        .contains("--no-audits");
  }

  @Test
  void aWrongRoleNamesTheRightOnes() throws IOException {
    graph.fault(
        "directoryAudits",
        Fault.error(403, "Authentication_RequestFromUnsupportedUserRole", "User is not in role"));
    assertThat(run.fetch(2).problems()).singleElement().asString().contains("Reports Reader");
  }

  @Test
  void aTokenOfAnotherCloudIsTold() throws IOException {
    for (int i = 0; i < 2; i++) {
      graph.fault(
          "directoryAudits",
          exchange -> {
            run.token("token-" + System.nanoTime());
            Fault.error(
                    401,
                    "InvalidAuthenticationToken",
                    "Access token validation failure. Invalid audience.")
                .happen(exchange);
          });
    }
    assertThatThrownBy(() -> run.fetch(2))
        .isInstanceOf(GraphFailure.class)
        .hasMessageContaining("Check --cloud (currently global)");
  }

  @Test
  void aCloudWithoutAuditsIsRefusedBeforeAnythingIsAsked() {
    run.inCloud(Cloud.CHINA);
    assertThatThrownBy(() -> run.fetch(2))
        .isInstanceOf(GraphFailure.class)
        .hasMessageContaining("does not provide directory audits")
        .hasMessageContaining("Export the audit log");
    assertThat(graph.asked()).isEmpty();
  }

  @Test
  void aTokenThatAServerEchoesIsNotShown() {
    graph.fault("directoryAudits", Fault.error(400, "BadRequest", "bad header first-token"));
    assertThatThrownBy(() -> run.fetch(2))
        .isInstanceOf(GraphFailure.class)
        .hasMessageContaining("[masked]")
        .hasMessageNotContaining("first-token");
  }
}
