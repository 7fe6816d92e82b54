package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class IndependentRatioTest {
  @Test
  void addsHalfWidthsInQuadratureOnTheLogScale() {
    // ln half-widths 0.03 and 0.04: together 0.05, so the ratio 1 lies in exp(-0.05)..exp(0.05).
    Estimate one = new Estimate(1, Math.exp(-0.03), Math.exp(0.03));
    Estimate two = new Estimate(1, Math.exp(-0.04), Math.exp(0.04));
    Estimate ratio = IndependentRatio.of(one, two);
    assertThat(Math.log(ratio.upper())).isEqualTo(0.05, within(1e-12));
    assertThat(Math.log(ratio.lower())).isEqualTo(-0.05, within(1e-12));
  }

  @Test
  void anUnboundedEstimateBoundsNothing() {
    Estimate open = new Estimate(5, 0, Double.POSITIVE_INFINITY);
    assertThat(IndependentRatio.of(open, new Estimate(5, 4, 6)))
        .isEqualTo(new Estimate(1, 0, Double.POSITIVE_INFINITY));
  }

  @Test
  void eachBoundHasItsOwnHalfWidths() {
    // 20 in [16, 30] over 5 in [4, 8]: down sqrt(ln(20/16)^2 + ln(8/5)^2), up sqrt(ln(30/20)^2 + ln(5/4)^2).
    Estimate ratio = IndependentRatio.of(new Estimate(20, 16, 30), new Estimate(5, 4, 8));
    assertThat(ratio.center()).isEqualTo(4);
    assertThat(Math.log(4 / ratio.lower())).isEqualTo(Math.hypot(Math.log(1.25), Math.log(1.6)), within(1e-12));
    assertThat(Math.log(ratio.upper() / 4)).isEqualTo(Math.hypot(Math.log(1.5), Math.log(1.25)), within(1e-12));
  }
}
