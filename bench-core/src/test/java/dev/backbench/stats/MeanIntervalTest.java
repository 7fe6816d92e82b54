package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class MeanIntervalTest {
  @Test
  void positiveValuesHaveTheGeometricMean() {
    assertThat(MeanInterval.of(new double[]{1, 4}, 0.95)).isEqualTo(LogMean.of(new double[]{1, 4}, 0.95));
  }

  @Test
  void aZeroMakesItThePlainMeanThatIsNotNegative() {
    // Mean 2, s = 2; t(0.975, 2) = 4.302653; half = 4.302653 * 2 / sqrt(3) = 4.968275: below 0 is cut.
    Estimate estimate = MeanInterval.of(new double[]{0, 2, 4}, 0.95);
    assertThat(estimate.center()).isEqualTo(2);
    assertThat(estimate.lower()).isZero();
    assertThat(estimate.upper()).isCloseTo(2 + 4.968275, within(1e-6));
    // Mean 27, s = 18; t(0.9, 3) = 1.637744; half = 1.637744 * 18 / 2 = 14.7397 stays above 0.
    Estimate above = MeanInterval.of(new double[]{0, 36, 36, 36}, 0.8);
    assertThat(above.lower()).isCloseTo(27 - 1.637744 * 9, within(1e-5));
    assertThat(MeanInterval.of(new double[]{0, 0}, 0.95)).isEqualTo(new Estimate(0, 0, 0));
  }

  @Test
  void refusesWhatNoForkYields() {
    for (double bad : new double[]{-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> MeanInterval.of(new double[]{0, bad}, 0.95))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(String.valueOf(bad));
    }
    assertThatThrownBy(() -> MeanInterval.of(new double[0], 0.95)).isInstanceOf(IllegalArgumentException.class);
  }
}
