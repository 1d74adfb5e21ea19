package dev.synctrace.opensearch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.index.CaseException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterAddressTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          opensearch://127.0.0.1:9201/a,             http://127.0.0.1:9201
          opensearch://localhost/a,                  http://localhost:9200
          opensearch://[::1]:9200/a,                 http://[::1]:9200
          opensearch://search.contoso.com:443/a,     https://search.contoso.com:443
          opensearch://192.0.2.7/a,                  https://192.0.2.7:9200
          opensearch://localhost.contoso.com/a,      https://localhost.contoso.com:9200
          opensearchs://localhost/a,                 https://localhost:9200
          """)
  void onlyThisMachineIsSpokenToInTheClear(String address, String node) {
    assertThat(ClusterAddress.of(address).nodes()).containsExactly(URI.create(node));
  }

  @Test
  void severalNodesStandBetweenCommas() {
    ClusterAddress address = ClusterAddress.of("opensearch://a.contoso.com:1,b.contoso.com:2/case");

    assertThat(address.nodes())
        .containsExactly(
            URI.create("https://a.contoso.com:1"), URI.create("https://b.contoso.com:2"));
    assertThat(address).hasToString("opensearch://a.contoso.com:1,b.contoso.com:2/case");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opensearch://host/UPPER",
        "opensearch://host/_hidden",
        "opensearch://host/a*",
        "opensearch://host/a,b",
        "opensearch://host/..",
        "opensearch://host/a/b",
        "opensearch://host/a?x",
        "opensearch:///a",
        "opensearch://:9200/a"
      })
  void whatIsNoAddressOrNoNameIsRefused(String address) {
    assertThatThrownBy(() -> ClusterAddress.of(address)).isInstanceOf(CaseException.class);
  }

  @Test
  void aPasswordInAnAddressIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> ClusterAddress.of("opensearch://megan:hunter2@host/a"))
        .isInstanceOf(CaseException.class)
        .hasMessageContaining("SYNCTRACE_OPENSEARCH_PASSWORD_FILE")
        .hasMessageNotContaining("hunter2");
  }
}
