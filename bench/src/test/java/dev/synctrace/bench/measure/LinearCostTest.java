package dev.synctrace.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synctrace.bench.measure.ClusterMeasure.LinearCost;
import org.junit.jupiter.api.Test;

class LinearCostTest {
  private static final LinearCost FOLDER = new LinearCost(15, 0.15);
  private static final LinearCost CLUSTER = new LinearCost(30, 1.2);

  @Test
  void twoSizesTellTheStartAndWhatEachMegabyteCosts() {
    LinearCost linearCost = LinearCost.through(50, 22.5, 200, 45);
    assertThat(linearCost.start()).isCloseTo(15, within(1e-9));
    assertThat(linearCost.perMegabyte()).isCloseTo(0.15, within(1e-9));
  }

  @Test
  void oneSizeTellsNothing() {
    assertThatThrownBy(() -> LinearCost.through(50, 20, 50, 21))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void moreMachinesAreSoonerDoneFromTheSizeOnThatMakesUpForTheLaterStart() {
    // 30 s + 0.06 s for a megabyte each against 15 s + 0.15 s: the same at 15 s / 0.09 s.
    assertThat(CLUSTER.soonerFrom(20, FOLDER)).isCloseTo(166.67, within(0.01));
  }

  @Test
  void tooFewMachinesAreNeverSoonerDone() {
    assertThat(CLUSTER.soonerFrom(8, FOLDER)).isInfinite();
    assertThat(CLUSTER.soonerFrom(1, FOLDER)).isInfinite();
  }

  @Test
  void whoStartsSoonerIsSoonerDoneWithAnySize() {
    assertThat(new LinearCost(10, 1.2).soonerFrom(20, FOLDER)).isZero();
  }

  @Test
  void costsOfReadersAndNodesAddUp() {
    assertThat(FOLDER.plus(new LinearCost(1, 0.05))).isEqualTo(new LinearCost(16, 0.2));
  }
}
