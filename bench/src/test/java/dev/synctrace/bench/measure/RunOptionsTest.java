package dev.synctrace.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunOptionsTest {
  private static final List<Measure> MEASURES = List.of(new ReportMeasure(), new TraceMeasure());

  @Test
  void withoutOptionsTheFiguresAreForThePage() {
    RunOptions options = RunOptions.of(List.of());

    assertThat(options.isForThePage()).isTrue();
    assertThat(options.sizes()).isEqualTo(WorkloadSizes.FULL);
    assertThat(options.chosen(MEASURES)).isEqualTo(MEASURES);
    assertThat(options.command(new String[0])).isEqualTo("bench/run");
  }

  @Test
  void aQuickRunIsSmallAndNotForThePage() {
    RunOptions options = RunOptions.of(List.of("--quick"));

    assertThat(options.isForThePage()).isFalse();
    assertThat(options.sizes()).isEqualTo(WorkloadSizes.QUICK);
  }

  @Test
  void aLargeRunHasTheLargestBundlesToo() {
    RunOptions options = RunOptions.of(List.of("--large"));

    assertThat(options.isForThePage()).isTrue();
    assertThat(options.sizes().ingest()).containsExactly(100, 200, 300, 1_000, 3_000, 5_000);
    assertThat(options.sizes().ingestRuns(3_000)).isEqualTo(1);
    assertThat(options.command(new String[] {"--large"})).isEqualTo("bench/run --large");
  }

  @Test
  void oneMeasureIsKnownByItsHeadingAndNotForThePage() {
    RunOptions options = RunOptions.of(List.of("--only", "trace"));

    assertThat(options.chosen(MEASURES)).singleElement().isInstanceOf(TraceMeasure.class);
    assertThat(options.isForThePage()).isFalse();
  }

  @Test
  void anUnknownMeasureIsNamedWithThoseThereAre() {
    RunOptions options = RunOptions.of(List.of("--only", "speed"));

    assertThatThrownBy(() -> options.chosen(MEASURES))
        .hasMessage("there is no measure 'speed': name one of Report, Trace");
  }

  @Test
  void wrongOptionsAreAnsweredWithTheUsage() {
    assertThatThrownBy(() -> RunOptions.of(List.of("200"))).hasMessageStartingWith("use bench/run");
    assertThatThrownBy(() -> RunOptions.of(List.of("--quick", "--large")))
        .hasMessageContaining("exclude each other");
  }
}
