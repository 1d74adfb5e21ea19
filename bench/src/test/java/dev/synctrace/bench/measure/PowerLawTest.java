package dev.synctrace.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synctrace.bench.measure.IngestMeasure.PowerLaw;
import dev.synctrace.bench.measure.IngestMeasure.PowerLaw.Point;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PowerLawTest {

  @Test
  void aTimeThatGrowsWithTheSizeHasTheExponentOne() {
    assertThat(exponent(size -> 0.025 * size)).isCloseTo(1, within(1e-9));
  }

  @Test
  void aTimeThatGrowsWithTheSquareHasTheExponentTwo() {
    assertThat(exponent(size -> 3 * size * size)).isCloseTo(2, within(1e-9));
  }

  @Test
  void aTimeThatStaysHasTheExponentZero() {
    assertThat(exponent(size -> 7)).isCloseTo(0, within(1e-9));
  }

  @Test
  void betweenTwoPowersTheLineThatFitsBestIsTaken() {
    List<Point> points = List.of(new Point(1, 1), new Point(10, 10), new Point(100, 1_000));
    assertThat(PowerLaw.exponent(points)).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void oneSizeTellsNothing() {
    assertThatThrownBy(() -> PowerLaw.exponent(List.of(new Point(5, 1), new Point(5, 2))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double exponent(DoubleUnaryOperator time) {
    return PowerLaw.exponent(
        DoubleStream.of(100, 300, 1_000)
            .mapToObj(size -> new Point(size, time.applyAsDouble(size)))
            .toList());
  }
}
