package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.serve.option.RequestLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behind a declared proxy, clients count; without one, no header about addresses counts. */
class ProxyTest {
  private static final String TOKEN = "a-token-that-is-hard-to-guess";
  private static final int MORE_THAN_A_MINUTES_POSTS = RequestLimits.defaults().posts() + 1;

  @TempDir private Path data;

  private TestServer server(Set<InetAddress> proxies) throws IOException {
    return new TestServer(TestServer.withToken(data, TOKEN).behind(proxies));
  }

  private static HttpResponse<String> login(TestServer server, String token, String client)
      throws IOException {
    return server.send(
        server
            .request("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Forwarded-For", client)
            .header("X-Forwarded-Proto", "https")
            .POST(BodyPublishers.ofString("token=" + token))
            .build());
  }

  @Test
  void theLoginLimitCountsClientsAndNotTheProxy() throws IOException {
    try (TestServer server = server(Set.of(InetAddress.getLoopbackAddress()))) {
      int last = 0;
      for (int i = 0; i < MORE_THAN_A_MINUTES_POSTS; i++) {
        // What the client itself claims is first and changes nothing.
        last = login(server, "wrong", "10.9.9." + i % 250 + ", 203.0.113.7").statusCode();
      }
      assertThat(last).isEqualTo(429);
      HttpResponse<String> other = login(server, TOKEN, "203.0.113.8");
      assertThat(other.statusCode()).isEqualTo(303);
      assertThat(other.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure");
      server.awaitLog("203.0.113.7 POST /login 429");
      server.awaitLog("203.0.113.8 POST /login");
    }
  }

  @Test
  void withoutADeclaredProxyNobodyCanSayToBeAnother() throws IOException {
    try (TestServer server = server(Set.of())) {
      int last = 0;
      for (int i = 0; i < MORE_THAN_A_MINUTES_POSTS; i++) {
        last = login(server, "wrong", "203.0.113." + i % 250).statusCode();
      }
      assertThat(last).isEqualTo(429);
      server.awaitLog("127.0.0.1 POST /login 429");
      assertThat(server.log()).doesNotContain("203.0.113");
    }
  }

  @Test
  void withoutTlsTheCookieIsSentAsBefore() throws IOException {
    try (TestServer server = server(Set.of())) {
      assertThat(
              login(server, TOKEN, "203.0.113.8").headers().firstValue("Set-Cookie").orElseThrow())
          .doesNotContain("Secure");
    }
  }
}
