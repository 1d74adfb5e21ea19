package dev.synctrace.graph.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.graph.GraphFetch.FetchResult;
import dev.synctrace.graph.access.GraphFailure;
import dev.synctrace.graph.access.Permission;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.ingest.Ingest;
import dev.synctrace.index.ingest.IngestProgress;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.testkit.fake.FakeGraph;
import dev.synctrace.testkit.fake.FakeTenantJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The permissions asked for are enough, none of them is idle, and a fetch without one brings the
 * rest.
 */
@Tag("slow")
class LeastPrivilegeTest {
  private static final String APP =
      """
      {"id":"71677538-5834-4310-b3ae-a31df23cd0b1","appId":"5a5dd558-9f16-4d47-8ccd-15510ad45512",\
      "displayName":"Contoso-ConfigMgr-ServerApp"}\
      """;
  private static final String USER =
      """
      {"@odata.type":"#microsoft.graph.user","id":"0f7c0f0e-6b1d-4c7a-9a51-0b7de2a4c9d1",\
      "displayName":"Megan Bowen","userPrincipalName":"megan.bowen@contoso.com"}\
      """;

  @TempDir private Path temp;
  private FakeGraph graph;
  private FetchRun run;

  @BeforeEach
  void aTenantWithThreeDevicesAndAUser() throws IOException {
    graph = FakeTenantJson.withGroup(FakeGraph.start(), 3);
    graph.member(FakeTenantJson.GROUP, FakeGraph.tree(USER));
    for (int n = 0; n < 3; n++) {
      graph.object("devices", FakeGraph.tree(FakeTenantJson.device(n)));
      graph.audit(FakeTenantJson.memberAdded(n, FetchRun.NOW.minus(Duration.ofMinutes(90 + n))));
    }
    graph.object("applications", FakeGraph.tree(APP));
    graph.object("servicePrincipals", FakeGraph.tree(APP));
    run = new FetchRun(graph, temp);
    Path keys =
        Files.writeString(temp.resolve("ClientKeyData.csv"), FakeTenantJson.clientKeyData(3));
    try (CaseWriter writer = new LuceneCaseStore(run.caseFolder()).openForWriting();
        Ingest ingest =
            new Ingest(
                writer,
                new BundleReader(temp.resolve("unpack"), ArchiveLimits.defaults()),
                ReadOptions.DEFAULT,
                IngestProgress.SILENT)) {
      ingest.read(keys);
    }
  }

  @AfterEach
  void stop() {
    graph.close();
  }

  private static String[] least(String... but) {
    return Permission.LEAST.stream()
        .map(Permission::name)
        .filter(name -> !List.of(but).contains(name))
        .toArray(String[]::new);
  }

  /** What a fetch brought, without where it is stored. */
  private List<String> brought() {
    return Stream.of(
            "kind:fact.group",
            "kind:\"fact.group.member\"",
            "kind:\"fact.group.owner\"",
            "kind:\"fact.device\"",
            "kind:\"fact.application\"",
            "log:audit")
        .flatMap(query -> run.events(query).stream())
        .map(Event::message)
        .toList();
  }

  @Test
  void theLeastPrivilegedSetBringsAllThatTheBroadOneDoes() throws IOException {
    graph.permits(least());
    FetchResult result = run.fetch(2);
    List<String> least = brought();
    assertThat(result.problems()).isEmpty();
    assertThat(result.fetched()).allMatch(items -> items.records() > 0);
    graph.permits(Permission.BROAD.stream().map(Permission::name).toArray(String[]::new));
    run.fetch(2);
    assertThat(brought()).containsExactlyElementsOf(least).hasSizeGreaterThan(10);
  }

  @Test
  void noPermissionOfTheSetIsIdle() throws IOException {
    graph.permits(least());
    run.fetch(2);
    List<String> all = brought();
    for (Permission permission : Permission.LEAST) {
      if (permission.equals(Permission.AUDIT_LOG)) {
        continue; // what is in the case is not fetched again
      }
      graph.permits(least(permission.name()));
      FetchResult without = run.fetch(2);
      assertThat(without.problems().isEmpty() && brought().equals(all))
          .as(permission.name())
          .isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GroupMember.Read.All, no member list",
    "Device.Read.All, members are object IDs",
    "Application.Read.All, no server app",
    "AuditLog.Read.All, no audits",
    "User.ReadBasic.All, users are object IDs"
  })
  void withoutOneTheRestIsFetchedAndTheLossIsNamed(String permission, String lost)
      throws IOException {
    graph.permits(least(permission));
    FetchResult result = run.fetch(2);
    assertThat(result.problems()).isNotEmpty();
    assertThat(result.problems())
        .allSatisfy(
            problem -> assertThat(problem).contains("It needs " + permission).contains(lost));
    assertThat(result.fetched()).anyMatch(items -> items.records() > 0);
  }

  @Test
  void whereAuditsNeedTheDirectoryTheRestIsFetchedAndTheBroadSetIsNamed() throws IOException {
    graph.permits(least()).auditsNeedDirectory();
    FetchResult result = run.fetch(2);
    assertThat(result.problems())
        .singleElement()
        .asString()
        .contains("Directory.Read.All")
        .contains("synctrace graph permissions --broad")
        .contains("ingest the file");
    assertThat(FetchRun.of(result, "members").records()).isEqualTo(4);
    assertThat(FetchRun.of(result, "devices").records()).isEqualTo(3);
  }

  @Test
  void withoutAnyPermissionTheFetchFails() {
    graph.permits("User.Read");
    assertThatThrownBy(() -> run.fetch(2))
        .isInstanceOf(GraphFailure.class)
        .hasMessageContaining("GroupMember.Read.All");
  }

  @Test
  void theNamesInTheHelpAreThoseOfTheSets() {
    assertThat(Permission.LEAST).allMatch(each -> Permission.LEAST_NAMES.contains(each.name()));
    assertThat(Permission.BROAD).allMatch(each -> Permission.BROAD_NAMES.contains(each.name()));
  }
}
