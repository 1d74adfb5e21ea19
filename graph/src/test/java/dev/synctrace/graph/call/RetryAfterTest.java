package dev.synctrace.graph.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void secondsAreSeconds() {
    assertThat(RetryAfter.read(" 17 ", null, NOW)).contains(Duration.ofSeconds(17));
    assertThat(RetryAfter.read("0", null, NOW)).contains(Duration.ZERO);
    assertThat(RetryAfter.read("86400", null, NOW)).contains(Duration.ofDays(1));
  }

  @Test
  void aDateCountsFromTheServersClock() {
    assertThat(
            RetryAfter.read("Fri, 20 Nov 2026 08:00:41 GMT", "Fri, 20 Nov 2026 08:00:00 GMT", NOW))
        .contains(Duration.ofSeconds(41));
    assertThat(RetryAfter.read("Fri, 20 Nov 2026 12:00:41 GMT", null, NOW))
        .contains(Duration.ofSeconds(41));
  }

  @Test
  void aDateThatIsPastMeansNow() {
    assertThat(RetryAfter.read("Fri, 20 Nov 2026 08:00:00 GMT", null, NOW)).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999999999", "20 Nov 2026"})
  void whatCannotBeReadIsNoAnswer(String header) {
    assertThat(RetryAfter.read(header, null, NOW)).isEmpty();
  }
}
