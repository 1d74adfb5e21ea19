package dev.synctrace.parsers.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-10-14T13:20:04Z,              2026-10-14T13:20:04Z",
    "2026-10-14T13:20:04.1Z,            2026-10-14T13:20:04.100Z",
    "2026-10-14T13:20:04.123456789Z,    2026-10-14T13:20:04.123456789Z",
    "2026-10-14T13:20:04.1234567899Z,   2026-10-14T13:20:04.123456789Z",
    "2026-10-14T13:20:04.112+02:00,     2026-10-14T11:20:04.112Z",
    "2026-10-14 13:20:04.112 -05:00,    2026-10-14T18:20:04.112Z",
    "2026-10-14 13:20:04 utc,           2026-10-14T13:20:04Z",
    "2026-10-14T13:20:04,               2026-10-14T13:20:04Z",
    "2026-10-14T13:20:04.,              2026-10-14T13:20:04Z"
  })
  void readsWhatFollowsIso(String text, Instant instant) {
    assertThat(IsoTime.read(text, ZoneOffset.UTC)).contains(instant);
  }

  @Test
  void aTimeWithoutAZoneIsOfTheGivenOne() {
    assertThat(IsoTime.read("2026-10-14T13:20:04", ZoneId.of("Europe/Berlin")))
        .contains(Instant.parse("2026-10-14T11:20:04Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-10-14", "10/14/2026 1:20:04 PM", "October 14, 2026 13:20"})
  void otherFormsAreLeftToOthers(String text) {
    assertThat(IsoTime.read(text, ZoneOffset.UTC)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-13-14T13:20:04Z",
        "2026-10-14T13:20:0xZ",
        "2026-10-14T25:20:04Z",
        "2026-10-14T13:20:04 o'clock"
      })
  void whatLooksLikeATimeAndIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> IsoTime.read(text, ZoneOffset.UTC))
        .isInstanceOf(DateTimeException.class);
  }
}
