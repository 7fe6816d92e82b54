package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BootstrapTest {
  @Test
  void aConstantHasNoWidth() {
    assertThat(Bootstrap.mean(new double[]{2, 2, 2}, 0.95, 100, 1)).isEqualTo(new Estimate(2, 2, 2));
  }

  @Test
  void approachesTheNormalIntervalOfManyValues() {
    // The mean of 400 values has a twentieth of their deviation; 1.96 of that on both sides.
    SplittableRandom random = new SplittableRandom(4);
    double[] values = random.doubles(400).map(uniform -> (uniform - 0.5) * Math.sqrt(12)).toArray();
    Estimate mean = Bootstrap.mean(values, 0.95, 2000, 1);
    assertThat(mean.center()).isEqualTo(Moments.mean(values));
    double half = 1.96 * Moments.standardDeviation(values) / 20;
    assertThat(mean.upper() - mean.center()).isCloseTo(half, within(half / 10));
    assertThat(mean.center() - mean.lower()).isCloseTo(half, within(half / 10));
  }

  @Test
  void twoValuesHaveThreeMeans() {
    // Means 0, 1/2 and 1 with probabilities 1/4, 1/2, 1/4: the middle half lies within [0, 1], the middle 95 % is [0, 1].
    assertThat(Bootstrap.mean(new double[]{0, 1}, 0.95, 1000, 1)).isEqualTo(new Estimate(0.5, 0, 1));
    assertThat(Bootstrap.mean(new double[]{0, 1}, 0.2, 1000, 1)).isEqualTo(new Estimate(0.5, 0.5, 0.5));
  }

  @Test
  void followsItsSeed() {
    double[] values = {1, 2, 3, 5, 8, 13};
    assertThat(Bootstrap.mean(values, 0.9, 50, 1)).isEqualTo(Bootstrap.mean(values, 0.9, 50, 1))
        .isNotEqualTo(Bootstrap.mean(values, 0.9, 50, 2));
  }

  @Test
  void holdsItsCenterEvenWithASingleResample() {
    Estimate mean = Bootstrap.mean(new double[]{1, 2, 30}, 0.9, 1, 5);
    assertThat(mean.center()).isEqualTo(11).isBetween(mean.lower(), mean.upper());
  }

  @Test
  void refusesWhatCannotBeResampled() {
    assertThatThrownBy(() -> Bootstrap.mean(new double[0], 0.9, 10, 1)).hasMessageContaining("got none");
    assertThatThrownBy(() -> Bootstrap.mean(new double[]{1}, 0.9, 0, 1)).hasMessageContaining("0.9 and 0");
    assertThatThrownBy(() -> Bootstrap.mean(new double[]{1}, 1, 10, 1)).hasMessageContaining("1.0 and 10");
    assertThatThrownBy(() -> Bootstrap.mean(new double[]{1}, 0, 10, 1)).hasMessageContaining("0.0 and 10");
  }
}
