package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

final class RangeTestTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void aBoundAtTheEndOfTheIntervalHasTheTailOfTheInterval() {
    // A 95 % interval leaves 2.5 % beyond each end, whatever the scale and the degrees of freedom.
    Estimate estimate = LogMean.of(new double[]{2, 2.1, 2.2, 1.9, 2.05, 2.3}, 0.95);
    assertThat(RangeTest.insideP(estimate, 6, estimate.lower(), INFINITE)).isEqualTo(0.025, within(1e-9));
    assertThat(RangeTest.outsideP(estimate, 6, estimate.upper(), INFINITE)).isEqualTo(0.025, within(1e-9));
    assertThat(RangeTest.insideP(estimate, 6, 0, estimate.upper())).isEqualTo(0.025, within(1e-9));
  }

  @Test
  void tellsASymmetricIntervalAroundZeroOnItsOwnScale() {
    Estimate estimate = new Estimate(0.5, -0.5, 1.5);
    assertThat(RangeTest.insideP(estimate, 10, -0.5, INFINITE)).isEqualTo(0.025, within(1e-9));
    assertThat(RangeTest.insideP(estimate, 10, Double.NEGATIVE_INFINITY, 1.5)).isEqualTo(0.025, within(1e-9));
  }

  @Test
  void knowsNothingWithoutAnInterval() {
    Estimate open = new Estimate(5, 0, INFINITE);
    assertThat(RangeTest.insideP(open, 1, 1, 10)).isEqualTo(1);
    assertThat(RangeTest.outsideP(open, 1, 7, 10)).isEqualTo(1);
  }

  @Test
  void anIntervalWithoutWidthIsCertain() {
    Estimate exact = new Estimate(64, 64, 64);
    assertThat(RangeTest.insideP(exact, 6, 60, 70)).isZero();
    assertThat(RangeTest.outsideP(exact, 6, 60, 70)).isEqualTo(1);
    assertThat(RangeTest.outsideP(exact, 6, 1, 60)).isZero();
  }

  @Property
  void insideAndOutsideAreNeverBothLikely(@ForAll @DoubleRange(min = 0.1, max = 10) double center,
      @ForAll @DoubleRange(min = 1.01, max = 3) double spread,
      @ForAll @DoubleRange(min = 0.1, max = 10) double bound) {
    Estimate estimate = new Estimate(center, center / spread, center * spread);
    double inside = RangeTest.insideP(estimate, 6, bound, INFINITE);
    double outside = RangeTest.outsideP(estimate, 6, bound, INFINITE);
    assertThat(inside).isBetween(0.0, 1.0);
    assertThat(inside + outside).isEqualTo(1, within(1e-9));
  }
}
