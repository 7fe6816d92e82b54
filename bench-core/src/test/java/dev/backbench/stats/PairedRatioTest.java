package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PairedRatioTest {
  @Test
  void driftThatBothShareCancels() {
    // Each round is slower than the one before by half, yet the ratio is 3 in every round.
    Estimate ratio = PairedRatio.of(new double[]{24, 12, 6}, new double[]{8, 4, 2}, 0.95);
    assertThat(ratio).isEqualTo(new Estimate(ratio.center(), ratio.center(), ratio.center()));
    assertThat(ratio.center()).isCloseTo(3, within(1e-12));
  }

  @Test
  void isTheLogMeanOfTheRatios() {
    assertThat(PairedRatio.of(new double[]{2, 9}, new double[]{1, 3}, 0.9))
        .isEqualTo(LogMean.of(new double[]{2, 3}, 0.9));
  }

  @Test
  void refusesUnequalRounds() {
    assertThatThrownBy(() -> PairedRatio.of(new double[]{1, 2}, new double[]{1}, 0.95))
        .hasMessageContaining("got 2 and 1");
  }

  @Test
  void refusesAZero() {
    assertThatThrownBy(() -> PairedRatio.of(new double[]{1}, new double[]{0}, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
