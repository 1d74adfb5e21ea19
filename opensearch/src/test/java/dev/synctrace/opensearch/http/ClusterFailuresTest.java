package dev.synctrace.opensearch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.synctrace.index.CaseException;
import dev.synctrace.opensearch.BulkSender;
import dev.synctrace.opensearch.CaseIndices;
import dev.synctrace.opensearch.OpenSearchCaseStore;
import dev.synctrace.opensearch.http.FakeCluster.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with a cluster is one line that says what to do. */
class ClusterFailuresTest {
  private static final ClusterTimeouts SHORT =
      new ClusterTimeouts(
          Duration.ofMillis(400),
          Duration.ofMillis(1_500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2));

  @TempDir private Path temp;

  @Test
  void aWrongPasswordIsSaidAndNotShown() throws IOException {
    try (FakeCluster cluster =
        new FakeCluster((method, path, body) -> new Reply(401, "{\"error\":\"Unauthorized\"}"))) {
      Path password = Files.writeString(temp.resolve("password"), "hunter2\n");
      Map<String, String> environment =
          Map.of(
              "SYNCTRACE_OPENSEARCH_USER",
              "megan",
              "SYNCTRACE_OPENSEARCH_PASSWORD_FILE",
              password.toString());

      assertThatThrownBy(() -> store(cluster.address(), environment).open())
          .isInstanceOf(CaseException.class)
          .hasMessageContaining("(401)")
          .hasMessageContaining("SYNCTRACE_OPENSEARCH_PASSWORD_FILE")
          .hasMessageNotContaining("hunter2")
          .hasMessageNotContaining("\n");
      assertThat(cluster.authorization).containsOnly("Basic bWVnYW46aHVudGVyMg==");
      assertThat(cluster.asked).as("not tried again").hasSize(1);
    }
  }

  @Test
  void anApiKeyIsSentAsOne() throws IOException {
    try (FakeCluster cluster = new FakeCluster((method, path, body) -> new Reply(404, "{}"))) {
      Map<String, String> environment = Map.of("SYNCTRACE_OPENSEARCH_API_KEY", "a2V5");

      assertThatThrownBy(() -> store(cluster.address(), environment).open())
          .hasMessageContaining("No case exists at opensearch://127.0.0.1");
      assertThat(cluster.authorization).containsOnly("ApiKey a2V5");
    }
  }

  @Test
  void aUserWithoutAPasswordIsAMistake() {
    ClusterAddress address = ClusterAddress.of("opensearch://127.0.0.1:1/case");

    assertThatThrownBy(() -> store(address, Map.of("SYNCTRACE_OPENSEARCH_USER", "megan")).open())
        .isInstanceOf(CaseException.class)
        .hasMessageContaining("SYNCTRACE_OPENSEARCH_PASSWORD_FILE");
  }

  @Test
  void aCaseOfAnotherVersionSaysWhich() throws IOException {
    try (FakeCluster cluster =
        new FakeCluster(
            (method, path, body) -> new Reply(200, mappings("{\"synctrace\":{\"format\":9}}")))) {
      assertThatThrownBy(() -> store(cluster.address(), Map.of()).open())
          .isInstanceOf(CaseException.class)
          .hasMessageContaining(
              "a later version of SyncTrace (format 9; this version supports format "
                  + CaseIndices.FORMAT
                  + ")");
      assertThatThrownBy(() -> store(cluster.address(), Map.of()).openForWriting())
          .hasMessageContaining("format 9");
    }
  }

  @Test
  void anIndexThatIsNoCaseIsLeftAlone() throws IOException {
    try (FakeCluster cluster =
        new FakeCluster((method, path, body) -> new Reply(200, mappings("{}")))) {
      assertThatThrownBy(() -> store(cluster.address(), Map.of()).openForWriting())
          .isInstanceOf(CaseException.class)
          .hasMessageContaining("is not a case");
      assertThat(cluster.askedFor("PUT")).isEmpty();
    }
  }

  @Test
  void aClusterThatIsAwayIsWaitedForNotForEver() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ClusterAddress address = ClusterAddress.of("opensearch://127.0.0.1:" + port + "/case");

    assertThatThrownBy(() -> store(address, Map.of()).open())
        .isInstanceOf(CaseException.class)
        .hasMessageContaining("has not answered")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aClusterThatGoesAwayInTheMiddleEndsInOneLine() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (FakeCluster cluster =
        new FakeCluster((method, path, body) ->
            asked.incrementAndGet() == 1 ? FakeCluster.CASE : new Reply(0, ""))) {
      assertThatThrownBy(() -> store(cluster.address(), Map.of()).openForWriting())
          .isInstanceOf(CaseException.class)
          .hasMessageContaining("has not answered for")
          .hasMessageContaining("run the same command again");
    }
  }

  @Test
  void aBusyClusterIsAskedAgain() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (FakeCluster cluster =
            new FakeCluster((method, path, body) ->
                asked.incrementAndGet() < 3
                    ? FakeCluster.error(429, "es_rejected_execution_exception", "queue is full")
                    : new Reply(200, "{\"done\":true}"));
        Connection connection =
            new Connection(cluster.address(), new ClusterCredentials(Map.of()), SHORT)) {
      assertThat(connection.need(ClusterRequest.get("/")).path("done").asBoolean()).isTrue();
      assertThat(asked).hasValue(3);
    }
  }

  @Test
  void onlyWhatWasSentBackIsSentAgain() throws IOException {
    try (FakeCluster cluster =
            new FakeCluster((method, path, body) ->
                body.contains("\"_id\":\"a\"")
                    ? new Reply(
                        200,
                        "{\"errors\":true,\"items\":[{\"index\":{\"status\":201}},{\"index\":{\"status\":429,\"error\":{\"type\":\"es_rejected_execution_exception\",\"reason\":\"full\"}}}]}")
                    : new Reply(200, "{\"errors\":false}"));
        Connection connection =
            new Connection(cluster.address(), new ClusterCredentials(Map.of()), SHORT);
        BulkSender bulk = new BulkSender(connection, "events")) {
      bulk.add("a", "{}".getBytes());
      bulk.add("b", "{}".getBytes());
      bulk.flush();

      assertThat(cluster.askedFor("_bulk")).hasSize(2);
    }
  }

  @Test
  void anEventTheClusterRefusesEndsTheIngest() throws IOException {
    try (FakeCluster cluster =
            new FakeCluster((method, path, body) ->
                new Reply(
                    200,
                    "{\"errors\":true,\"items\":[{\"index\":{\"status\":403,\"error\":{\"type\":\"cluster_block_exception\",\"reason\":\"index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark]\"}}}]}"));
        Connection connection =
            new Connection(cluster.address(), new ClusterCredentials(Map.of()), SHORT);
        BulkSender bulk = new BulkSender(connection, "events")) {
      bulk.add("a", "{}".getBytes());

      assertThatThrownBy(bulk::flush)
          .isInstanceOf(CaseException.class)
          .hasMessageContaining("does not accept new data")
          .hasMessageContaining("disk usage");
    }
  }

  @Test
  void aCertificateNobodyTrustsIsRefusedAndItsAuthorityCanBeNamed() throws Exception {
    Path keys = temp.resolve("keys.p12");
    keytool(
        "-genkeypair",
        "-keystore",
        keys,
        "-alias",
        "node",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=ip:127.0.0.1,dns:localhost");
    Path certificate = temp.resolve("ca.pem");
    keytool("-exportcert", "-rfc", "-keystore", keys, "-alias", "node", "-file", certificate);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
    try (FakeCluster cluster =
        new FakeCluster(server, (method, path, body) -> new Reply(404, "{}"))) {
      ClusterAddress address =
          ClusterAddress.of(cluster.address().toString().replace("opensearch:", "opensearchs:"));

      assertThatThrownBy(() -> store(address, Map.of()).open())
          .isInstanceOf(CaseException.class)
          .hasMessageContaining("a certificate that is not trusted")
          .hasMessageContaining("SYNCTRACE_OPENSEARCH_CA");
      assertThatThrownBy(() ->
              store(address, Map.of("SYNCTRACE_OPENSEARCH_CA", certificate.toString())).open())
          .hasMessageContaining("No case exists at");
    }
  }

  private static void keytool(Object... args) throws IOException, InterruptedException {
    ProcessBuilder keytool =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    for (Object arg : args) {
      keytool.command().add(arg.toString());
    }
    keytool.command().addAll(java.util.List.of("-storepass", "changeit"));
    assertThat(keytool.redirectErrorStream(true).start().waitFor()).isZero();
  }

  private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static String mappings(String meta) {
    return "{\"i\":{\"mappings\":{\"_meta\":" + meta + "}}}";
  }

  private static OpenSearchCaseStore store(
      ClusterAddress address, Map<String, String> environment) {
    return new OpenSearchCaseStore(address, new ClusterCredentials(environment), SHORT);
  }
}
