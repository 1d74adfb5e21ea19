package dev.synctrace.cli.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.cli.AnswerValidation;
import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.GraphProcess;
import dev.synctrace.cli.export.SampleTenant;
import dev.synctrace.testkit.fake.FakeGraph;
import dev.synctrace.testkit.fake.FakeGraph.Fault;
import dev.synctrace.testkit.fake.FakeTenantJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as people run it: a process with the class path of the download. */
@Tag("slow")
class GraphFetchCommandTest {
  private static final String TOKEN = "opaque-token-7f3b9c";
  private static final String SECRET = "client-secret-e81d4a~value";
  private static final Instant FIRST = Instant.parse("2026-11-10T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;
  private FakeGraph graph;
  private GraphProcess process;

  @BeforeEach
  void aTenant() throws IOException {
    graph = FakeTenantJson.withGroup(FakeGraph.start(), 5).accepts(TOKEN);
    process = new GraphProcess(temp);
  }

  @AfterEach
  void stop() {
    graph.close();
  }

  private Path caseFolder() {
    return temp.resolve("case");
  }

  private String[] fetch(String... more) throws IOException {
    return fetchDays(3, more);
  }

  private String[] fetchDays(int days, String... more) throws IOException {
    List<String> args =
        new ArrayList<>(
            List.of(
                "graph",
                "fetch",
                "--group",
                FakeTenantJson.GROUP,
                "--graph-url",
                graph.root(),
                "--token-file",
                Files.writeString(temp.resolve("token"), TOKEN).toString(),
                "--since",
                FIRST.toString(),
                "--until",
                FIRST.plus(Duration.ofDays(days)).toString(),
                "--audit-pace",
                "10000",
                "--case",
                caseFolder().toString()));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private void audits(int count, Duration step) {
    for (int n = 0; n < count; n++) {
      graph.audit(FakeTenantJson.memberAdded(n, FIRST.plus(step.multipliedBy(n))));
    }
  }

  private long distinctAudits() throws IOException {
    return search("--facet", "auditId").get("facets").get("auditId").size();
  }

  private long audits() throws IOException {
    return search().get("total").asLong();
  }

  private JsonNode search(String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("search", "log:audit", "--limit", "1"));
    args.addAll(List.of("--format", "json", "--case", caseFolder().toString()));
    args.addAll(List.of(more));
    return JSON.readTree(CommandRun.of(args.toArray(String[]::new)).out());
  }

  @Test
  void killedAgainAndAgainTheCaseEndsWithEveryRecordOnce() throws Exception {
    audits(4_000, Duration.ofMinutes(1));
    graph.pagesOf(100);
    AtomicInteger pages = new AtomicInteger();
    AtomicReference<Process> running = new AtomicReference<>();
    graph.watch(
        "directoryAudits",
        () -> {
          int page = pages.incrementAndGet();
          if (page == 3 || page == 22 || page == 40) {
            running.get().destroyForcibly();
          }
        });
    int killed = 0;
    int status = -1;
    for (int i = 0; i < 4 && status != 0; i++) {
      running.set(process.start(fetch()));
      status = running.get().waitFor();
      killed += status == 0 ? 0 : 1;
    }
    assertThat(status).isZero();
    assertThat(killed).isEqualTo(3);
    assertThat(audits()).isEqualTo(4_000);
    assertThat(distinctAudits()).isEqualTo(4_000);
  }

  @Test
  void aHundredThousandRecordsNeedNoMoreMemoryThanAFew() throws Exception {
    audits(100_000, Duration.ofSeconds(2));
    GraphProcess.Run run = process.jvm("-Xmx144m").run(fetch("--format", "json"));
    assertThat(run.status()).as(run.err()).isZero();
    JsonNode fetched = JSON.readTree(run.out()).get("fetched");
    assertThat(fetched.findValuesAsText("added")).contains("100000");
    assertThat(audits()).isEqualTo(100_000);
  }

  @Test
  void theAnswerHasItsSchemaAlsoWhereSomethingIsRefused() throws Exception {
    audits(5, Duration.ofMinutes(1));
    GraphProcess.Run whole = process.run(fetch("--format", "json"));
    graph.fault("directoryAudits", Fault.error(403, "Authorization_RequestDenied", "no"));
    GraphProcess.Run refused = process.run(fetchDays(9, "--format", "json"));
    GraphProcess.Run lines = process.run(fetchDays(11, "--format", "ndjson"));

    assertThat(refused.status()).as(refused.err() + refused.out()).isEqualTo(3);
    assertThat(JSON.readTree(refused.out()).get("problems")).isNotEmpty();
    assertThat(AnswerValidation.problemsOfDocument("graph-fetch", whole.out())).isEmpty();
    assertThat(AnswerValidation.problemsOfDocument("graph-fetch", refused.out())).isEmpty();
    assertThat(AnswerValidation.problemsOfLines("graph-fetch", lines.out())).isEmpty();
    assertThat(lines.out()).isNotEmpty();
  }

  @Test
  void neitherTokenNorSecretIsEverWrittenAnywhere() throws Exception {
    audits(50, Duration.ofMinutes(1));
    GraphProcess.Run good = process.run(fetch("-v"));
    assertThat(good.status()).as(good.err()).isZero();
    saysNoSecret(good);

    graph.fault("directoryAudits", Fault.error(403, "Authorization_RequestDenied", "no " + TOKEN));
    GraphProcess.Run refused = process.run(fetchDays(9, "-v"));
    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.out()).contains("synctrace graph permissions").contains("AuditLog.Read.All");
    saysNoSecret(refused);

    graph.accepts("another");
    GraphProcess.Run expired = process.run(fetchDays(9, "-v"));
    assertThat(expired.status()).isEqualTo(1);
    assertThat(expired.err()).contains("Write a new token into the file");
    saysNoSecret(expired);
  }

  @Test
  void aSecretThatCannotBeUsedIsNotShownEither() throws Exception {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = closed.getLocalPort();
      closed.close();
      GraphProcess.Run run =
          process
              .jvm("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + port)
              .with("AZURE_CLIENT_SECRET", SECRET)
              .run(
                  "graph",
                  "fetch",
                  "-v",
                  "--group",
                  FakeTenantJson.GROUP,
                  "--auth",
                  "client-secret",
                  "--tenant",
                  "contoso.com",
                  "--client-id",
                  "5a5dd558-9f16-4d47-8ccd-15510ad45512",
                  "--case",
                  caseFolder().toString());
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err()).contains("signing in failed").contains("login.microsoftonline.com");
      saysNoSecret(run);
    }
  }

  private void saysNoSecret(GraphProcess.Run run) throws IOException {
    for (String secret : List.of(TOKEN, SECRET, "Authorization:", "Bearer ")) {
      assertThat(run.out()).doesNotContain(secret);
      assertThat(run.err()).doesNotContain(secret);
      for (Path file : SampleTenant.files(caseFolder())) {
        assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
            .as(file.toString())
            .doesNotContain(secret);
      }
    }
  }

  @Test
  void theSdkIsLoadedForGraphOnlyAndFromItsOwnFolder() throws Exception {
    audits(5, Duration.ofMinutes(1));
    assertThat(process.jvm("-Xlog:class+load:stdout").run(fetch()).out())
        .contains("com.microsoft.graph.");
    assertThat(
            process
                .run("search", "kind:\"audit.member.added\"", "--case", caseFolder().toString())
                .out())
        .contains("dev.synctrace.cli.command.SearchCommand")
        .doesNotContain("com.microsoft.", "com.azure.", "okhttp3.", "kotlin.", "graph.sdk.");
  }

  @Test
  void withoutTheFolderTheCommandSaysWhatIsMissing() throws Exception {
    Files.createDirectories(temp.resolve("sdk"));
    GraphProcess.Run run = process.run(fetch());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("libraries for Microsoft Graph are missing").contains("sdk");
  }

  @Test
  void wrongUsageIsToldBeforeAnythingIsAsked() throws IOException {
    usage(
        "requires the secret in --secret-file",
        "--auth",
        "client-secret",
        "--tenant",
        "contoso.com",
        "--client-id",
        "5a5dd558-9f16-4d47-8ccd-15510ad45512");
    usage("--since '7 days' is not a time", "--since", "7 days");
    usage("--no-audits cannot be used together with --since", "--no-audits", "--since", "3d");
    usage(
        "--token-file cannot be used together with --auth",
        "--token-file",
        "token.json",
        "--auth",
        "azure-cli");
    usage(
        "--auth device-code cannot be used together with --secret-file",
        "--secret-file",
        "secret.txt");
    usage(
        "--auth azure-cli cannot be used together with --broad", "--auth", "azure-cli", "--broad");
    usage("is not before --until", "--since", "2026-11-02", "--until", "2026-11-01");
    usage("'mars' is not one of global, usgov, usgov-dod, china", "--cloud", "mars");
    failure(
        "would send the token without encryption", "--graph-url", "http://graph.contoso.com/v1.0");
    failure("is not a group ID", "--group", "Finance");
    failure("does not provide directory audits", "--cloud", "china");
    failure("does not exist", "--token-file", temp.resolve("nowhere").toString());
    assertThat(graph.asked()).isEmpty();
  }

  private void usage(String message, String... args) {
    CommandRun run = run(args);
    assertThat(run.err()).contains(message);
    assertThat(run.status()).isEqualTo(2);
  }

  private void failure(String message, String... args) {
    CommandRun run = run(args);
    assertThat(run.err()).contains(message);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.status()).isEqualTo(1);
  }

  private CommandRun run(String... args) {
    List<String> all = new ArrayList<>(List.of("graph", "fetch"));
    all.addAll(List.of("--case", caseFolder().toString()));
    all.addAll(List.of(args));
    return CommandRun.of(all.toArray(String[]::new));
  }

  @Test
  void permissionsAreReadOnlyAndComeWithTheCommandsThatGrantThem() {
    CommandRun run = CommandRun.of("graph", "permissions", "--client-id", "my-app");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("AuditLog.Read.All")
        .contains("GroupMember.Read.All: no member list")
        .contains("Connect-MgGraph -Scopes GroupMember.Read.All, Device.Read.All,")
        .contains("synctrace graph permissions --broad")
        .contains("az ad app permission add --id my-app")
        .contains("Reports Reader");
    assertThat(CommandRun.of("graph", "permissions", "--format", "csv").out())
        .doesNotContain("Write");
  }
}
