package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class MannWhitneyTest {
  @Test
  void countsArrangementsOfSmallSamples() {
    // One of the 6 choose 3 = 20 ways to share six ranks puts all three lowest into the first sample.
    assertThat(MannWhitney.lower(new double[]{1, 2, 3}, new double[]{4, 5, 6})).isCloseTo(1.0 / 20, within(1e-12));
    assertThat(MannWhitney.lower(new double[]{4, 5, 6}, new double[]{1, 2, 3})).isCloseTo(1, within(1e-12));
  }

  @Test
  void equalSamplesAreNotLower() {
    assertThat(MannWhitney.lower(new double[]{5, 5, 5}, new double[]{5, 5})).isBetween(0.5, 1.0);
  }

  @Test
  void refusesAnEmptySample() {
    assertThatThrownBy(() -> MannWhitney.lower(new double[0], new double[]{1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
