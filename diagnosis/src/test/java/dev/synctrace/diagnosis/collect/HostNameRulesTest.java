package dev.synctrace.diagnosis.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the name of a computer becomes part of a path on the network. */
class HostNameRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CLIENT-042",
        "pc1",
        "client_042",
        "1ST-FLOOR",
        "client-042.contoso.com",
        "CM01.Emea.Contoso.Com"
      })
  void namesOfComputersAre(String name) {
    assertThat(HostNameRules.isHost(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "CLIENT 042",
        " CLIENT-042",
        "CLIENT-042\n",
        "\\\\host\\share",
        "host\\share",
        "host/share",
        "host@SSL\\DavWWWRoot",
        "host@8080",
        "host:445",
        "..",
        ".",
        "a..b",
        ".contoso.com",
        "CLIENT-042.",
        "-CLIENT",
        "CLIENT-",
        "client.-contoso.com",
        "10.0.0.1",
        "42",
        "fe80::1",
        "?",
        "CL*ENT",
        "CLIENT$",
        "$env:windir",
        "M\u00FCller",
        "CLI\u202EENT",
        "A'; Remove-Item x"
      })
  void otherTextsAreNot(String name) {
    assertThat(HostNameRules.isHost(name)).isFalse();
  }

  @Test
  void namesAndTheirLabelsHaveALength() {
    String label = "a".repeat(63);

    assertThat(HostNameRules.isHost(label)).isTrue();
    assertThat(HostNameRules.isHost(label + "a")).isFalse();
    assertThat(HostNameRules.isHost(String.join(".", label, label, label, "a".repeat(61))))
        .isTrue();
    assertThat(HostNameRules.isHost(String.join(".", label, label, label, "a".repeat(62))))
        .isFalse();
  }
}
