package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ClopperPearsonTest {
  @Test
  void noneOfManyIsBoundedByAPower() {
    // The upper bound solves (1 - p)^n = alpha / 2: 1 - .025^(1/60) = .0596308.
    Estimate rate = ClopperPearson.of(0, 60, 0.95);
    assertThat(rate.center()).isZero();
    assertThat(rate.lower()).isZero();
    assertThat(rate.upper()).isCloseTo(1 - Math.pow(0.025, 1.0 / 60), within(1e-9));
  }

  @Test
  void allOfManyMirrorsNone() {
    Estimate rate = ClopperPearson.of(60, 60, 0.95);
    assertThat(rate.upper()).isEqualTo(1);
    assertThat(rate.lower()).isCloseTo(Math.pow(0.025, 1.0 / 60), within(1e-9));
  }

  @Test
  void oneOfTwentyThree() {
    // The published gate with 1 red run of 23: 4.35 %. Lower bound solves 1 - (1 - p)^23 = .025: p = .0011002.
    Estimate rate = ClopperPearson.of(1, 23, 0.95);
    assertThat(rate.center()).isEqualTo(1.0 / 23);
    assertThat(rate.lower()).isCloseTo(1 - Math.pow(0.975, 1.0 / 23), within(1e-9));
    assertThat(rate.upper()).isBetween(0.21, 0.23);
  }

  @Test
  void withoutATrialAnyRateIsPossible() {
    assertThat(ClopperPearson.of(0, 0, 0.95)).isEqualTo(new Estimate(0.5, 0, 1));
  }

  @Test
  void refusesCountsAndConfidencesThatCannotBe() {
    assertThatThrownBy(() -> ClopperPearson.of(-1, 3, 0.95)).hasMessageContaining("0..3, got -1");
    assertThatThrownBy(() -> ClopperPearson.of(4, 3, 0.95)).hasMessageContaining("0..3, got 4");
    for (double bad : new double[]{0, 1, 95, Double.NaN}) {
      assertThatThrownBy(() -> ClopperPearson.of(1, 3, bad)).hasMessageContaining(String.valueOf(bad));
    }
  }
}
