package dev.synctrace.graph.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/v1.0/",
        "http://localhost:8080/v1.0",
        "http://[::1]:8080/v1.0",
        "https://graph.contoso.com/v1.0"
      })
  void anAddressThatKeepsTheTokenSafeIsTaken(String url) {
    assertThat(GraphAddress.of(Cloud.GLOBAL, url).root().toString()).doesNotEndWith("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://graph.microsoft.com/v1.0",
        "http://127.0.0.1.contoso.com/v1.0",
        "http://localhost.contoso.com/v1.0",
        "ftp://127.0.0.1/v1.0",
        "https://user@graph.contoso.com/v1.0",
        "graph.microsoft.com/v1.0",
        "https://graph.contoso.com/v1.0?x=1",
        "not an address"
      })
  void anyOtherIsRefusedWithWhatToWrite(String url) {
    assertThatThrownBy(() -> GraphAddress.of(Cloud.GLOBAL, url))
        .isInstanceOf(GraphFailure.class)
        .hasMessageContaining("Write https://HOST/v1.0");
  }

  @Test
  void onlyLinksToTheSameHostPortAndSchemeAreHeld() {
    GraphAddress graph = GraphAddress.of(Cloud.GLOBAL);
    assertThat(graph.holds(URI.create("https://GRAPH.microsoft.com:443/v1.0/x"))).isTrue();
    assertThat(graph.holds(URI.create("http://graph.microsoft.com/v1.0/x"))).isFalse();
    assertThat(graph.holds(URI.create("https://graph.microsoft.com:444/v1.0/x"))).isFalse();
    assertThat(graph.holds(URI.create("https://graph.microsoft.com.contoso.com/x"))).isFalse();
    assertThat(graph.holds(URI.create("https://a@graph.microsoft.com/x"))).isFalse();
    assertThat(graph.holds(URI.create("/v1.0/x"))).isFalse();
  }
}
