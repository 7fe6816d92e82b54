package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PairedDifferenceTest {
  @Test
  void driftThatBothShareCancels() {
    assertThat(PairedDifference.of(new double[]{24, 12, 6}, new double[]{27, 15, 9}, 0.95))
        .isEqualTo(new Estimate(-3, -3, -3));
  }

  @Test
  void isTheIntervalOfStudent() {
    // Differences 1, 2.5, 1, 1.5: mean 1.5, s = 0.7071, t(3, 0.975) = 3.1824.
    Estimate difference = PairedDifference.of(new double[]{5, 7, 6, 5.5}, new double[]{4, 4.5, 5, 4}, 0.95);
    assertThat(difference.center()).isCloseTo(1.5, within(1e-12));
    assertThat(difference.upper() - 1.5).isCloseTo(3.182446 * 0.70710678 / 2, within(1e-6));
    assertThat(1.5 - difference.lower()).isCloseTo(3.182446 * 0.70710678 / 2, within(1e-6));
  }

  @Test
  void oneRoundBoundsNothing() {
    assertThat(PairedDifference.of(new double[]{5}, new double[]{7}, 0.95))
        .isEqualTo(new Estimate(-2, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  @Test
  void refusesUnequalRoundsNoneAndWhatIsNoNumber() {
    assertThatThrownBy(() -> PairedDifference.of(new double[]{1, 2}, new double[]{1}, 0.95))
        .hasMessageContaining("got 2 and 1");
    assertThatThrownBy(() -> PairedDifference.of(new double[0], new double[0], 0.95))
        .hasMessageContaining("at least one");
    assertThatThrownBy(() -> PairedDifference.of(new double[]{1, Double.NaN}, new double[]{1, 2}, 0.95))
        .hasMessageContaining("round 1: expected finite values");
  }
}
