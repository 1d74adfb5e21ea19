package dev.synctrace.parsers.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.source.FallbackLogFormat.ClockSteps;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where a log's clock runs backwards, and where it only seems to. */
class ClockStepsTest {
  private final ClockSteps steps = new ClockSteps();
  private long line;

  @Test
  void aClockThatWasSetBackIsTold() {
    zoned("10:00:00");
    zoned("10:05:00");
    zoned("09:05:01");
    zoned("09:10:00");

    assertThat(steps.problem().orElseThrow())
        .startsWith(
            "the clock goes backwards at line 3, from 2026-10-19T10:05:00Z to"
                + " 2026-10-19T09:05:01Z")
        .doesNotContain("\n");
  }

  @Test
  void manyStepsAreOneLine() {
    for (int i = 0; i < 1_000; i++) {
      zoned("10:00:00");
      zoned("08:00:00");
    }

    assertThat(steps.problem().orElseThrow())
        .startsWith("the clock goes backwards in 1000 places, first at line 2, ");
  }

  @Test
  void threadsThatSwapRecordsAreNoStep() {
    zoned("10:00:01");
    zoned("10:00:00");
    zoned("09:59:30");

    assertThat(steps.problem()).isEmpty();
  }

  @Test
  void theEndOfSummerTimeIsNoStepWhereNoZoneIsWritten() {
    zoneless("02:59:59");
    zoneless("02:00:00");

    assertThat(steps.problem()).isEmpty();
  }

  @Test
  void moreThanAnHourIsAStepWithoutZonesToo() {
    zoneless("12:00:00");
    zoneless("09:00:00");

    assertThat(steps.problem()).isPresent();
  }

  @Test
  void timesWithAndWithoutZoneAreNotCompared() {
    zoned("12:00:00");
    zoneless("08:00:00");
    zoned("12:00:01");

    assertThat(steps.problem()).isEmpty();
  }

  @Test
  void recordsWithoutATimeAreSkipped() {
    zoned("12:00:00");
    steps.next(++line, null, false);
    zoned("09:00:00");

    assertThat(steps.problem()).isPresent();
  }

  private void zoned(String time) {
    steps.next(++line, Instant.parse("2026-10-19T" + time + "Z"), true);
  }

  private void zoneless(String time) {
    steps.next(++line, Instant.parse("2026-10-19T" + time + "Z"), false);
  }
}
