package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PartialConjunctionTest {
  private static final double[] P = {0.04, 0.001, 0.01};

  @Test
  void thatAllHoldIsAsLikelyAsTheWorst() {
    assertThat(PartialConjunction.p(P, 3)).isEqualTo(0.04);
  }

  @Test
  void thatAnyHoldsIsBonferronis() {
    assertThat(PartialConjunction.p(P, 1)).isEqualTo(0.003, within(1e-15));
  }

  @Test
  void thatTwoOfThreeHoldCountsTheTwoLargest() {
    // (3 - 2 + 1) p_(2) = 2 x 0.01.
    assertThat(PartialConjunction.p(P, 2)).isEqualTo(0.02, within(1e-15));
  }

  @Test
  void isNeverAboveOne() {
    assertThat(PartialConjunction.p(new double[]{0.9, 1}, 1)).isEqualTo(1);
  }

  @Test
  void refusesCountsThatNoFamilyHas() {
    assertThatThrownBy(() -> PartialConjunction.p(P, 0)).hasMessageContaining("expected 1 to 3 statements, got 0");
    assertThatThrownBy(() -> PartialConjunction.p(P, 4)).hasMessageContaining("got 4");
  }
}
