package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.serve.option.RequestLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What a server meets that someone wants harm: each is refused, and leaves nothing behind. */
@Tag("slow")
class HostileRequestTest {
  @TempDir private Path data;
  private TestServer server;

  @BeforeEach
  void aServerThatWaitsNotLong() throws IOException {
    server = new TestServer(TestServer.options(data, TestServer.SHORT));
  }

  @AfterEach
  void stopIt() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cases/../../../../etc/passwd",
        "/cases/..%2f..%2f..%2fetc%2fpasswd",
        "/cases/%2e%2e/%2e%2e/lock",
        "/../lock",
        "/assets/../../lock",
        "/cases/lock",
        "/cases/00000000000000000000000000000000",
        "/cases/00000000000000000000000000000000/report",
        "/cases/..%00/report",
        "/cases/C:%5cWindows",
        "//etc/passwd"
      })
  void noPathLeadsToTheDisk(String path) throws IOException {
    String answer =
        raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(status(answer)).isIn(400, 404);
    assertThat(answer).doesNotContain("root:", data.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.contoso.com", "evil.contoso.com:80", "127.0.0.1.evil.com", "10.0.0.1"})
  void anotherHostIsRefused(String host) throws IOException {
    String answer = raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    assertThat(status(answer)).isEqualTo(421);
    server.awaitLog("GET / 421");
  }

  @Test
  void aPostOfAnotherSiteIsRefusedBeforeItIsRead() throws IOException {
    String token = server.formToken();
    for (List<String> header :
        List.of(
            List.of("Origin", "https://evil.contoso.com"),
            List.of("Origin", "null"),
            List.of("Sec-Fetch-Site", "cross-site"),
            List.of("Sec-Fetch-Site", "same-site"))) {
      HttpResponse<String> answer =
          server.send(
              server
                  .request("/cases?form=" + token)
                  .header("Content-Type", TestServer.contentType())
                  .header(header.get(0), header.get(1))
                  .POST(BodyPublishers.ofByteArray(TestServer.form("a.zip", new byte[10])))
                  .build());
      assertThat(answer.statusCode()).as("%s", header).isEqualTo(403);
    }
    assertThat(received()).isEmpty();
    server.awaitLog("POST /cases 403");
    assertThat(server.log()).doesNotContain(token, "evil");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?form=", "?form=00000000000000000000000000000000"})
  void aPostWithoutTheFormsTokenIsRefused(String query) throws IOException {
    HttpResponse<String> answer =
        server.send(
            server
                .request("/cases" + query)
                .header("Content-Type", TestServer.contentType())
                .POST(BodyPublishers.ofByteArray(TestServer.form("a.zip", new byte[10])))
                .build());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(received()).isEmpty();
  }

  @Test
  void nothingIsDeletedWithoutTheFormsToken() throws IOException {
    String address = server.caseOf("sync.zip", TestServer.sampleZip("contoso-group-sync"));
    HttpResponse<String> answer =
        server.send(
            server
                .request(address + "/delete")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("form=guess"))
                .build());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(server.get(address).statusCode()).isEqualTo(200);
    assertThat(server.get(address + "/delete").statusCode()).isEqualTo(405);
  }

  @Test
  void anAnnouncedGiantIsRefusedAtOnce() throws IOException {
    String answer =
        raw(
            "POST /cases?form=%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 200000001\r\n\r\n"
                .formatted(server.formToken(), TestServer.contentType()));
    assertThat(status(answer)).isEqualTo(413);
    assertThat(answer).contains("larger than this server accepts");
    server.awaitLog("POST /cases 413");
    assertThat(received()).isEmpty();
  }

  @Test
  void aGiantThatIsNotAnnouncedIsRefusedWhenItPassesTheLimit() throws IOException {
    String token = server.formToken();
    try (Socket socket = socket()) {
      OutputStream out = socket.getOutputStream();
      write(
          out,
          "POST /cases?form=%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n"
              .formatted(token, TestServer.contentType()));
      chunk(out, TestServer.head("a.zip").getBytes(StandardCharsets.UTF_8));
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 191; i++) {
        chunk(out, block);
      }
      assertThat(status(answer(socket))).isEqualTo(413);
    }
    assertThat(received()).isEmpty();
  }

  @Test
  void aSilentSenderIsToldThatItsTimeIsUp() throws IOException {
    String token = server.formToken();
    try (Socket socket = socket()) {
      write(
          socket.getOutputStream(),
          "POST /cases?form=%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 100000\r\n\r\n%s"
              .formatted(token, TestServer.contentType(), TestServer.head("a.zip")));
      assertThat(status(answer(socket))).isEqualTo(408);
    }
    assertThat(received()).isEmpty();
    server.awaitLog("POST /cases 408");
  }

  @Test
  void aSenderThatDripsIsToldThatItIsTooSlow() throws IOException {
    String token = server.formToken();
    try (Socket socket = socket()) {
      OutputStream out = socket.getOutputStream();
      write(
          out,
          "POST /cases?form=%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 100000\r\n\r\n%s"
              .formatted(token, TestServer.contentType(), TestServer.head("a.zip")));
      for (int i = 0; i < 12 && !server.log().contains("POST /cases"); i++) {
        out.write('x');
        out.flush();
        TestServer.pause(300);
      }
      assertThat(status(answer(socket))).isEqualTo(408);
    }
    assertThat(received()).isEmpty();
  }

  @Test
  void anUploadWhoseConnectionDropsLeavesNothing() throws IOException {
    String token = server.formToken();
    try (Socket socket = socket()) {
      write(
          socket.getOutputStream(),
          "POST /cases?form=%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 100000\r\n\r\n%s half"
              .formatted(token, TestServer.contentType(), TestServer.head("secret.zip")));
    }
    server.awaitLog("POST /cases 499");
    assertThat(server.log()).contains("the connection was closed").doesNotContain("secret");
    assertThat(received()).isEmpty();
    assertThat(server.get("/").body()).contains("No cases yet.");
  }

  @Test
  void aFormThatEndsInTheMiddleIsRefused() throws IOException {
    byte[] whole = TestServer.form("a.zip", new byte[1_000]);
    HttpResponse<String> answer =
        server.upload(BodyPublishers.ofByteArray(whole, 0, whole.length - 60));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("The upload is incomplete");
    assertThat(received()).isEmpty();
  }

  @Test
  void aFormWithoutAFileIsRefused() throws IOException {
    HttpResponse<String> answer = server.upload("", new byte[0]);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("No file is selected");
  }

  @Test
  void aBombIsReadNoFurtherThanItsLimitAndFails() throws IOException {
    String address = server.caseOf("bomb.zip", TestServer.zeros("AdminService.log", 1_400L << 20));
    assertThat(server.get(address).body()).contains("Failed", "as a zip bomb does");
    assertThat(server.get(address + "/members").statusCode()).isEqualTo(409);
    assertThat(server.log()).contains("failed after");
  }

  @Test
  void headersWithoutEndAreRefused() throws IOException {
    String answer =
        raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n");
    assertThat(status(answer)).isEqualTo(431);
    assertThat(answer).contains("Content-Security-Policy");
  }

  @Test
  void whoChangesTooMuchHasToWait() throws IOException {
    RequestLimits few =
        new RequestLimits(
            TestServer.SHORT.idle(),
            1_000,
            TestServer.SHORT.grace(),
            20,
            3,
            2,
            TestServer.SHORT.archives(),
            TestServer.SHORT.finish(),
            TestServer.SHORT.search(),
            TestServer.SHORT.downloaded());
    try (TestServer strict = new TestServer(TestServer.options(data.resolve("strict"), few))) {
      for (int i = 0; i < 3; i++) {
        assertThat(strict.upload("", new byte[0]).statusCode()).isEqualTo(400);
      }
      HttpResponse<String> answer = strict.upload("", new byte[0]);
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).contains("60");
    }
  }

  @Test
  void aSearchThatTakesTooLongIsStoppedAndSaysSo() throws IOException {
    RequestLimits usual = TestServer.SHORT;
    RequestLimits atOnce =
        new RequestLimits(
            usual.idle(),
            usual.slowest(),
            usual.grace(),
            usual.uploads(),
            usual.posts(),
            usual.readers(),
            usual.archives(),
            usual.finish(),
            Duration.ZERO,
            usual.downloaded());
    try (TestServer hasty = new TestServer(TestServer.options(data.resolve("hasty"), atOnce))) {
      String address = hasty.caseOf("hasty.zip", TestServer.sampleZip("contoso-group-sync"));
      HttpResponse<String> answer = hasty.get(address + "/search?q=CLIENT-088");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("The search was stopped. Narrow it");
      assertThat(hasty.get(address).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void everyAnswerKeepsTheBrowserInBounds() throws IOException {
    for (String path : List.of("/", "/nowhere", "/assets/style.css", "/login")) {
      HttpResponse<String> answer = server.get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
  }

  @Test
  void theLogTellsNoQueryAndNoWholeCaseId() throws IOException {
    String address = server.caseOf("sync.zip", TestServer.sampleZip("contoso-group-sync"));
    assertThat(server.get(address + "/search?q=CLIENT-088").statusCode()).isEqualTo(200);
    server.awaitLog("/search 200");
    assertThat(server.log()).doesNotContain("CLIENT-088", "sync.zip", address);
  }

  /** Whatever is where uploads are received or kept. */
  private List<Path> received() throws IOException {
    for (int i = 0; i < 40; i++) {
      List<Path> files = files();
      if (files.isEmpty()) {
        return files;
      }
      TestServer.pause(50);
    }
    return files();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> incoming = Files.list(data.resolve("incoming"));
        Stream<Path> cases = Files.list(data.resolve("cases"))) {
      return Stream.concat(incoming, cases).toList();
    }
  }

  private Socket socket() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private String raw(String request) throws IOException {
    try (Socket socket = socket()) {
      write(socket.getOutputStream(), request);
      return answer(socket);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void chunk(OutputStream out, byte[] bytes) throws IOException {
    write(out, Integer.toHexString(bytes.length) + "\r\n");
    out.write(bytes);
    write(out, "\r\n");
  }

  private static String answer(Socket socket) throws IOException {
    byte[] bytes = new byte[16_384];
    int length = socket.getInputStream().readNBytes(bytes, 0, 1);
    int more = socket.getInputStream().read(bytes, length, bytes.length - length);
    return new String(bytes, 0, length + Math.max(0, more), StandardCharsets.UTF_8);
  }

  private static int status(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 ");
    return Integer.parseInt(answer.substring(9, 12));
  }
}
