package dev.synctrace.diagnosis.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.SyncStory;
import dev.synctrace.diagnosis.coverage.ClockReader.MeasuredClock;
import dev.synctrace.diagnosis.evidence.AsOf;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ClockReaderTest {
  private final SyncStory story = new SyncStory().mapped();

  private Map<String, MeasuredClock> clocks() {
    Instant end = Instant.parse("2026-10-13T23:00:00Z");
    return new ClockReader(story.story().asCase(), new AsOf(end, end)).read();
  }

  @Test
  void aClockThatIsAheadShowsEachRequestLaterThanItsRecord() {
    story
        .pass("11:50:00Z")
        .pass("12:07:00Z", "A", "B", "C")
        .appAdds("12:00:01Z", "A", "B", "C")
        .pass("12:12:00Z");
    assertThat(clocks()).containsOnlyKeys("CM01");
    assertThat(Objects.requireNonNull(clocks().get("CM01")).ahead())
        .isBetween(Duration.ofSeconds(410), Duration.ofSeconds(420));
    assertThat(Objects.requireNonNull(clocks().get("CM01")).describe())
        .contains("clock", "ahead of the Entra clock", "3 requests");
  }

  @Test
  void aClockThatIsBehindShowsThemEarlier() {
    story
        .pass("11:50:00Z")
        .pass("11:55:00Z", "A", "B", "C")
        .appAdds("12:00:01Z", "A", "B", "C")
        .pass("12:05:00Z");
    assertThat(Objects.requireNonNull(clocks().get("CM01")).describe())
        .contains("behind the Entra clock");
  }

  @Test
  void clocksThatAgreeAreNotTold() {
    story
        .pass("11:50:00Z")
        .pass("12:00:00Z", "A", "B", "C")
        .appAdds("12:00:02Z", "A", "B", "C")
        .pass("12:05:00Z");
    assertThat(clocks()).isEmpty();
  }

  @Test
  void requestsThatWereRepeatedMeasureNothing() {
    story
        .pass("11:50:00Z", "A", "B", "C")
        .pass("11:55:00Z", "A", "B", "C")
        .pass("12:00:00Z", "A", "B", "C")
        .appAdds("12:00:02Z", "A", "B", "C")
        .pass("12:05:00Z");
    assertThat(clocks()).isEmpty();
  }

  @Test
  void aLogThatEndsBeforeTheRecordMeasuresNothing() {
    story.pass("11:50:00Z").pass("11:55:00Z", "A", "B", "C").appAdds("12:20:00Z", "A", "B", "C");
    assertThat(clocks()).isEmpty();
  }

  @Test
  void differencesThatDoNotAgreeAreNoClock() {
    story
        .pass("11:50:00Z")
        .pass("11:55:00Z", "A", "B", "C")
        .appAdds("11:58:00Z", "A")
        .appAdds("12:01:00Z", "B")
        .appAdds("12:04:00Z", "C")
        .pass("12:05:00Z");
    assertThat(clocks()).isEmpty();
  }
}
