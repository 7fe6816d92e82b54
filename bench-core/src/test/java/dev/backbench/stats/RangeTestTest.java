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
    assertThat(RangeTest.insideP(estimate, 6, estimate.lower(), INFINITE, Scale.LOG)).isEqualTo(0.025, within(1e-9));
    assertThat(RangeTest.outsideP(estimate, 6, estimate.upper(), INFINITE, Scale.LOG)).isEqualTo(0.025, within(1e-9));
    assertThat(RangeTest.insideP(estimate, 6, 0, estimate.upper(), Scale.LOG)).isEqualTo(0.025, within(1e-9));
  }

  @Test
  void tellsASymmetricIntervalAroundZeroOnItsOwnScale() {
    Estimate estimate = new Estimate(0.5, -0.5, 1.5);
    assertThat(RangeTest.insideP(estimate, 10, -0.5, INFINITE, Scale.LINEAR)).isEqualTo(0.025, within(1e-9));
    assertThat(RangeTest.insideP(estimate, 10, Double.NEGATIVE_INFINITY, 1.5, Scale.LINEAR)).isEqualTo(0.025,
        within(1e-9));
  }

  @Test
  void aDifferenceIsJudgedOnTheScaleItWasMadeOn() {
    Estimate estimate = PairedDifference.of(new double[]{5, 7, 6, 5.5}, new double[]{4, 4.5, 5, 4}, 0.95);
    assertThat(estimate.lower()).isPositive();
    assertThat(RangeTest.insideP(estimate, 4, estimate.lower(), INFINITE, Scale.LINEAR)).isEqualTo(0.025, within(1e-9));
    assertThat(RangeTest.outsideP(estimate, 4, estimate.upper(), INFINITE, Scale.LINEAR))
        .isEqualTo(0.025, within(1e-9));
    // One-sided t test of a mean above 0 (scipy.stats.ttest_1samp, alternative greater): differences 1, 2.5, 1, 1.5.
    assertThat(RangeTest.insideP(estimate, 4, 0, INFINITE, Scale.LINEAR)).isEqualTo(0.011991, within(1e-6));
    // Of a positive quantity there would be no doubt, and nothing is below a bound of no value.
    assertThat(RangeTest.insideP(estimate, 4, 0, INFINITE, Scale.LOG)).isZero();
    assertThat(RangeTest.outsideP(estimate, 4, Double.NEGATIVE_INFINITY, 100, Scale.LINEAR)).isGreaterThan(0.99);
  }

  @Test
  void knowsNothingWithoutAnInterval() {
    Estimate open = new Estimate(5, 0, INFINITE);
    assertThat(RangeTest.insideP(open, 1, 1, 10, Scale.LOG)).isEqualTo(1);
    assertThat(RangeTest.outsideP(open, 1, 7, 10, Scale.LOG)).isEqualTo(1);
  }

  @Test
  void anIntervalWithoutWidthIsCertain() {
    Estimate exact = new Estimate(64, 64, 64);
    assertThat(RangeTest.insideP(exact, 6, 60, 70, Scale.LOG)).isZero();
    assertThat(RangeTest.outsideP(exact, 6, 60, 70, Scale.LOG)).isEqualTo(1);
    assertThat(RangeTest.outsideP(exact, 6, 1, 60, Scale.LOG)).isZero();
  }

  @Property
  void insideAndOutsideAreNeverBothLikely(@ForAll @DoubleRange(min = 0.1, max = 10) double center,
      @ForAll @DoubleRange(min = 1.01, max = 3) double spread,
      @ForAll @DoubleRange(min = 0.1, max = 10) double bound) {
    Estimate estimate = new Estimate(center, center / spread, center * spread);
    double inside = RangeTest.insideP(estimate, 6, bound, INFINITE, Scale.LOG);
    double outside = RangeTest.outsideP(estimate, 6, bound, INFINITE, Scale.LOG);
    assertThat(inside).isBetween(0.0, 1.0);
    assertThat(inside + outside).isEqualTo(1, within(1e-9));
  }
}
