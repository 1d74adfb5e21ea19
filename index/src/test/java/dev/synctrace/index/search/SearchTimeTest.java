package dev.synctrace.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTimeTest {
  private static final Optional<Instant> LAST =
      Optional.of(Instant.parse("2026-10-13T12:00:00.500Z"));

  @ParameterizedTest
  @CsvSource({
    "2026-09-25, 2026-09-25T00:00:00Z",
    "2026-09-25T23:35, 2026-09-25T23:35:00Z",
    "2026-09-25 23:35:01, 2026-09-25T23:35:01Z",
    "2026-09-25T23:35:01.5Z, 2026-09-25T23:35:01.500Z",
    "2026-09-25T23:35:01+02:00, 2026-09-25T21:35:01Z",
    "2h, 2026-10-13T10:00:00.500Z",
    "' 3d ', 2026-10-10T12:00:00.500Z",
    "1w, 2026-10-06T12:00:00.500Z",
    "500ms, 2026-10-13T12:00:00Z",
    "0s, 2026-10-13T12:00:00.500Z"
  })
  void isADateATimeOrASpanBackFromTheLastEvent(String words, Instant time) {
    assertThat(SearchTime.instant(words, LAST)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-13-01", "-2h", "2 h", "2026-09-25T", "9999999d"})
  void anythingElseIsRefusedWithExamples(String words) {
    assertThatThrownBy(() -> SearchTime.instant(words, LAST))
        .isInstanceOf(InvalidSearchException.class)
        .hasMessageStartingWith("'" + words + "' is not a time. Use 2026-09-25, ");
  }

  @Test
  void aSpanNeedsAnEventWithATime() {
    assertThatThrownBy(() -> SearchTime.instant("2h", Optional.empty()))
        .isInstanceOf(InvalidSearchException.class)
        .hasMessage("2h: no event of the case has a time");
  }

  @Test
  void aLongTextIsNotRepeatedWhole() {
    assertThatThrownBy(() -> SearchTime.instant("x".repeat(9_000), LAST))
        .message()
        .hasSizeLessThan(200);
  }
}
