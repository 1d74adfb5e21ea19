package dev.synctrace.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.bench.launch.ProcessRun;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerformancePageTest {
  private static final ProcessRun LAUNCH =
      new ProcessRun(0, Duration.ofMillis(2_000), Duration.ofMillis(3_100), 149_600_000, "");

  @Test
  void aPageHasTheMachineTheDateAndTheCommand() {
    assertThat(PerformancePage.of(circumstances(0.123), List.of()))
        .contains("Written by `bench/run --large` on 2026-11-21.")
        .contains(
            "Machine: 2 cores, A processor, Linux, Java 25.0.1; load average before the run: 0.12.");
    assertThat(PerformancePage.of(circumstances(-1), List.of()))
        .contains("before the run: unknown.");
  }

  @Test
  void eachFigureStandsBesideItsGoalAndWhetherItIsMet() {
    Section section =
        new Section(
            "Search",
            "One hundred events.",
            List.of(
                Row.time("newest", LAUNCH, Goal.atMost(0.5)),
                Row.rate("ingest", 100, LAUNCH, Goal.atLeast(40)),
                Row.peak("memory", LAUNCH, Goal.atMost(150)),
                Row.of("told only", 0.361, Unit.RATIO, Goal.none())),
            "");
    assertThat(PerformancePage.of(circumstances(0), List.of(section)))
        .endsWith(
            """

            ## Search

            One hundred events.

            | measure | measured | CPU time, peak memory | goal | met |
            | --- | --- | --- | --- | --- |
            | newest | 2.00 s | 3.10 CPU s, 150 MB | at most 0.50 s | **no** |
            | ingest | 50.0 MB/s | 2.00 s, 3.10 CPU s, 150 MB | at least 40.0 MB/s | yes |
            | memory | 149.6 MB |  | at most 150.0 MB | yes |
            | told only | 0.36 |  |  |  |
            """);
  }

  @Test
  void aGoalIsMetAtItsBound() {
    assertThat(Goal.atMost(1.05).met(1.05)).isEqualTo("yes");
    assertThat(Goal.atLeast(0.7).met(0.7)).isEqualTo("yes");
    assertThat(Goal.atMost(1.05).met(1.051)).isEqualTo("**no**");
    assertThat(Goal.atLeast(0.7).met(0.69)).isEqualTo("**no**");
  }

  @Test
  void aMeasureThatFailedIsNamed() {
    Section section = new Section("Trace", "Actions.", List.of(), "exit status 1 of synctrace");
    assertThat(PerformancePage.of(circumstances(0), List.of(section)))
        .endsWith("\n## Trace\n\nActions.\n\n**Not measured:** exit status 1 of synctrace\n");
  }

  @Test
  void aRatioIsOfTheWallTimes() {
    ProcessRun half = new ProcessRun(0, Duration.ofMillis(1_000), Duration.ZERO, 0, "");
    assertThat(Row.ratio("half", half, LAUNCH, Goal.none()).value()).isEqualTo(0.5);
  }

  private static MeasuringEnvironment circumstances(double load) {
    return new MeasuringEnvironment(
        "bench/run --large", LocalDate.of(2026, 11, 21), 2, "A processor", "Linux", "25.0.1", load);
  }
}
