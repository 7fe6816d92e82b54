package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class IndependentDifferenceTest {
  @Test
  void halfWidthsAddInQuadrature() {
    double[] one = {5, 7, 6, 5.5};
    double[] two = {4, 4.5, 5, 4, 4.2};
    Estimate difference = IndependentDifference.of(one, two, 0.95);
    assertThat(difference.center()).isCloseTo(5.875 - 4.34, within(1e-12));
    double half = Math.hypot(LogMean.halfWidth(one, 0.95), LogMean.halfWidth(two, 0.95));
    assertThat(difference.upper() - difference.center()).isCloseTo(half, within(1e-12));
    assertThat(difference.center() - difference.lower()).isCloseTo(half, within(1e-12));
  }

  @Test
  void oneValueBoundsNothing() {
    assertThat(IndependentDifference.of(new double[]{5}, new double[]{1, 2}, 0.95))
        .isEqualTo(new Estimate(3.5, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
  }
}
