package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Senders that are slow or silent take neither threads nor connections from others. */
@Timeout(120)
@Tag("slow")
class SlowClientsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int SLOW_POSTS = 70;
  private static final int IDLE = 500;

  @TempDir private Path data;
  private TestServer server;
  private final List<Socket> sockets = new ArrayList<>();

  @BeforeEach
  void aServerWithAToken() throws IOException {
    server = new TestServer(TestServer.withToken(data, "a-token-that-is-not-guessed"));
    // The first page loads classes and templates.
    assertThat(server.get("/login").statusCode()).isEqualTo(200);
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
  }

  private Socket socket() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    sockets.add(socket);
    return socket;
  }

  private void slowPost(String path, String type) throws IOException {
    Socket socket = socket();
    socket
        .getOutputStream()
        .write(
            ("POST "
                    + path
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                    + type
                    + "\r\nContent-Length: 10000\r\n\r\ntok")
                .getBytes(StandardCharsets.UTF_8));
  }

  /** A new client each time: a browser that comes now has no connection yet. */
  private void pagesAnswerInTime() throws Exception {
    for (int i = 0; i < 5; i++) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        long start = System.nanoTime();
        int status =
            client.send(server.request("/login").build(), BodyHandlers.ofString()).statusCode();
        assertThat(status).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SECOND);
      }
    }
  }

  @Test
  void slowFormsKeepNoPageWaiting() throws Exception {
    for (int i = 0; i < SLOW_POSTS; i++) {
      slowPost("/login", "application/x-www-form-urlencoded");
    }
    pagesAnswerInTime();
  }

  @Test
  void slowSendersWhoAreRefusedKeepNoPageWaiting() throws Exception {
    for (int i = 0; i < SLOW_POSTS; i++) {
      slowPost("/cases", TestServer.contentType());
    }
    pagesAnswerInTime();
  }

  @Test
  void idleConnectionsKeepNobodyOut() throws Exception {
    for (int i = 0; i < IDLE; i++) {
      socket();
    }
    for (int i = 0; i < SLOW_POSTS; i++) {
      slowPost("/login", "application/x-www-form-urlencoded");
    }
    pagesAnswerInTime();
  }

  @Test
  void aFormThatDoesNotArriveIsToldThatItsTimeIsUp() throws IOException {
    slowPost("/login", "application/x-www-form-urlencoded");
    Socket slow = sockets.getLast();
    slow.setSoTimeout(30_000);
    assertThat(
            new BufferedReader(
                    new InputStreamReader(slow.getInputStream(), StandardCharsets.US_ASCII))
                .readLine())
        .contains(" 408 ");
  }
}
