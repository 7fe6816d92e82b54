package dev.backbench.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.claim.ClaimedRange.Rule;
import dev.backbench.stats.Estimate;
import dev.backbench.stats.RangeTest;
import dev.backbench.stats.Scale;
import org.junit.jupiter.api.Test;

final class ClaimedRangeTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void theFlipFactorIsToTheNearestBoundFromTheNearEndOfTheInterval() {
    ClaimedRange range = new ClaimedRange(2, 8, Rule.INTERVAL);
    assertThat(range.flipFactor(new Estimate(4, 3, 5))).isEqualTo(1.5);
    assertThat(range.flipFactor(new Estimate(6, 5.5, 6.4))).isEqualTo(1.25);
    assertThat(range.flipFactor(new Estimate(20, 16, 24))).isEqualTo(2);
    assertThat(range.flipFactor(new Estimate(1, 0.5, 1.6))).isEqualTo(1.25);
    // An interval over a bound is no distance from it.
    assertThat(range.flipFactor(new Estimate(9, 7, 11))).isEqualTo(1);
    assertThat(range.flipFactor(new Estimate(1.9, 1, 3))).isEqualTo(1);
    assertThat(range.flipFactor(new Estimate(7, 6, 9))).isEqualTo(1);
    // Without a lower bound only the upper one can be crossed, and the other way round.
    assertThat(new ClaimedRange(0, 8, Rule.INTERVAL).flipFactor(new Estimate(3, 2, 4))).isEqualTo(2);
    assertThat(new ClaimedRange(2, INFINITE, Rule.INTERVAL).flipFactor(new Estimate(7, 6, 9))).isEqualTo(3);
    // On the bound itself the value is inside.
    assertThat(range.flipFactor(new Estimate(8, 8, 8))).isEqualTo(1);
    assertThat(range.flipFactor(new Estimate(2, 2, 2))).isEqualTo(1);
  }

  @Test
  void ofADifferenceTheFlipFactorKeepsTheSign() {
    ClaimedRange near = new ClaimedRange(-20, 20, Rule.INTERVAL, Scale.LINEAR);
    assertThat(near.flipFactor(new Estimate(1, -2, 4))).isEqualTo(5);
    assertThat(near.flipFactor(new Estimate(-2, -8, 4))).isEqualTo(2.5);
    assertThat(near.flipFactor(new Estimate(50, 30, 70))).isEqualTo(1.5);
    assertThat(near.flipFactor(new Estimate(-50, -70, -40))).isEqualTo(2);
    assertThat(near.flipFactor(new Estimate(19, 17, 21))).isEqualTo(1);
    assertThat(near.flipFactor(new Estimate(-19, -21, -17))).isEqualTo(1);
    // No factor turns a positive difference into a negative one.
    ClaimedRange earlier = new ClaimedRange(Double.NEGATIVE_INFINITY, -5, Rule.INTERVAL, Scale.LINEAR);
    assertThat(earlier.flipFactor(new Estimate(3, 2, 4))).isInfinite();
    assertThat(earlier.flipFactor(new Estimate(-10, -12, -8))).isEqualTo(1.6);
    assertThat(earlier.hasLower()).isFalse();
    assertThat(near.hasLower()).isTrue();
    assertThat(new ClaimedRange(0, 8, Rule.INTERVAL).hasLower()).isFalse();
  }

  @Test
  void rulesDifferInMarginAndSides() {
    Estimate estimate = new Estimate(4, 3.8, 4.2);
    ClaimedRange interval = new ClaimedRange(3.7, 4.4, Rule.INTERVAL);
    assertThat(interval.supportP(estimate, 6)).isCloseTo(2 * RangeTest.insideP(estimate, 6, 3.7, 4.4, Scale.LOG),
        within(1e-15));
    assertThat(new ClaimedRange(3.7, 4.4, Rule.EQUIVALENCE).supportP(estimate, 6))
        .isCloseTo(interval.supportP(estimate, 6) / 2, within(1e-15));
    ClaimedRange order = new ClaimedRange(1, INFINITE, Rule.ORDERING);
    Estimate near = new Estimate(1.1, 1.08, 1.12);
    assertThat(order.supportP(near, 6)).isCloseTo(2 * RangeTest.insideP(near, 6, 1.05, INFINITE, Scale.LOG),
        within(1e-15));
    Estimate below = new Estimate(0.9, 0.88, 0.92);
    assertThat(order.refuteP(below, 6)).isCloseTo(2 * RangeTest.outsideP(below, 6, 1 / 1.05, INFINITE, Scale.LOG),
        within(1e-15));
    ClaimedRange order2 = new ClaimedRange(0, 1, Rule.ORDERING);
    assertThat(order2.supportP(below, 6)).isCloseTo(2 * RangeTest.insideP(below, 6, 0, 1 / 1.05, Scale.LOG),
        within(1e-15));
    assertThat(order2.refuteP(near, 6)).isCloseTo(2 * RangeTest.outsideP(near, 6, 0, 1.05, Scale.LOG), within(1e-15));
    assertThat(interval.refuteP(new Estimate(5, 4.8, 5.2), 6))
        .isCloseTo(2 * RangeTest.outsideP(new Estimate(5, 4.8, 5.2), 6, 3.7, 4.4, Scale.LOG), within(1e-15));
    // No p-value is above 1.
    assertThat(interval.supportP(new Estimate(9, 8, 10), 6)).isEqualTo(1);
    assertThat(interval.refuteP(estimate, 6)).isEqualTo(1);
  }

  @Test
  void refusesARangeThatIsEmptyOrHoldsEverything() {
    assertThat(new ClaimedRange(0, 0, Rule.INTERVAL).upper()).isZero();
    assertThat(new ClaimedRange(3, 3, Rule.INTERVAL).lower()).isEqualTo(3);
    for (double[] bounds : new double[][]{{0, INFINITE}, {3, 2}, {-1, 2}, {Double.NaN, 2}, {1, Double.NaN}}) {
      assertThatThrownBy(() -> new ClaimedRange(bounds[0], bounds[1], Rule.INTERVAL))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("range: expected 0 <= at_least");
    }
    assertThat(new ClaimedRange(0, INFINITE, Rule.INTERVAL, Scale.LINEAR).hasLower()).isTrue();
    assertThatThrownBy(() -> new ClaimedRange(-INFINITE, INFINITE, Rule.INTERVAL, Scale.LINEAR))
        .hasMessageContaining("range: expected at_least");
    assertThatThrownBy(() -> new ClaimedRange(-1, 1, Rule.ORDERING, Scale.LINEAR))
        .hasMessageContaining("expected interval or equivalence");
  }
}
