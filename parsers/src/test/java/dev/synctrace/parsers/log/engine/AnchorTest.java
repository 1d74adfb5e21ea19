package dev.synctrace.parsers.log.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An anchor is found anywhere and in any case, with or without a mark to look for. */
class AnchorTest {
  @ParameterizedTest
  @CsvSource({
    "/groups/, https://contoso.com/Groups/1, true",
    "/groups/, a/b/groups/, true",
    "/groups/, /groups, false",
    "hresult=, HRESULT=0, true",
    "hresult=, x = y hResult=1, true",
    "hresult=, result=0, false",
    "hresult=, =, false",
    "cache, to the CACHE, true",
    "cache, cach, false"
  })
  void isInAMessage(String anchor, String message, boolean found) {
    assertThat(Anchor.of(anchor).occursIn(message)).isEqualTo(found);
  }
}
