package dev.synctrace.parsers.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.log.ClientRefiners.CimDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CimDateTimeTest {
  @Test
  void theOffsetCountsEastwards() {
    assertThat(CimDateTime.toIso("20190509201607.035000+000"))
        .isEqualTo("2019-05-09T20:16:07.035Z");
    assertThat(CimDateTime.toIso("20190509221607.035000+120"))
        .isEqualTo("2019-05-09T20:16:07.035Z");
    assertThat(CimDateTime.toIso("20190509131607.035000-420"))
        .isEqualTo("2019-05-09T20:16:07.035Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "20190509",
        "20190509201607.******+***",
        "20191399201607.035000+000",
        "20190230201607.035000+000"
      })
  void whatIsNoDateIsKeptAsWritten(String written) {
    assertThat(CimDateTime.toIso(written)).isEqualTo(written);
  }
}
