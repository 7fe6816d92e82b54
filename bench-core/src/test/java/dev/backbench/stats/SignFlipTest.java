package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class SignFlipTest {
  @Test
  void countsPatternsByHand() {
    // 1 + 2 - 3 = 0 is reached by +++ 6, -++ 4, +-+ 2, ++- 0 and --+ 0: 5 of 8.
    assertThat(SignFlip.greater(new double[]{1, 2, -3}, 1)).isEqualTo(5.0 / 8);
    // All positive: only the pattern itself.
    assertThat(SignFlip.greater(new double[]{1, 2, 4}, 1)).isEqualTo(1.0 / 8);
    assertThat(SignFlip.greater(new double[]{-1, -2, -4}, 1)).isEqualTo(1);
  }

  @Test
  void equalSumsCountWhateverTheRounding() {
    // .1 + .2 + .3 - .6 = 0 but for rounding. Reached by: no minus 1.2; -.1, -.2, -.3, -.6 alone; -.1-.2 (.6), -.1-.3 (.4),
    // -.2-.3 (.2), -.1-.2-.3 (0): nine of 16.
    assertThat(SignFlip.greater(new double[]{0.1, 0.2, 0.3, -0.6}, 1)).isEqualTo(9.0 / 16);
  }

  @Test
  void zerosSayNothing() {
    assertThat(SignFlip.greater(new double[20], 1)).isEqualTo(1);
    assertThat(SignFlip.greater(new double[4], 1)).isEqualTo(1);
  }

  @Test
  void drawsWhereCountingWouldTakeLong() {
    // 17 equal differences and no other: 2^-17 by counting, one pattern in 20,001 by drawing.
    double[] same = new double[17];
    Arrays.fill(same, 0.5);
    assertThat(SignFlip.greater(same, 1)).isLessThanOrEqualTo(3.0 / 20_001).isGreaterThanOrEqualTo(1.0 / 20_001);
    // 20 of 30 coins are positive: P(at least 20 of 30) = .0494; two hundred times the draws' deviation is .0015.
    double[] coins = new double[30];
    Arrays.fill(coins, 1);
    Arrays.fill(coins, 0, 10, -1);
    assertThat(SignFlip.greater(coins, 7)).isCloseTo(0.0494, within(0.006));
    assertThat(SignFlip.greater(coins, 7)).isEqualTo(SignFlip.greater(coins, 7));
  }

  @Test
  void drawsFreshSignsBeyondSixtyFour() {
    // 100 coins, 60 positive: P(at least 60) = .0284. Signs repeated after 64 would be no coins: 36 pairs of equal signs
    // raise the variance from 100 to 172 and the rate to .064.
    double[] coins = new double[100];
    Arrays.fill(coins, 1);
    Arrays.fill(coins, 0, 40, -1);
    assertThat(SignFlip.greater(coins, 3)).isCloseTo(0.0284, within(0.005));
  }

  @Test
  void knowsItsFloor() {
    assertThat(SignFlip.floor(3)).isEqualTo(1.0 / 8);
    assertThat(SignFlip.floor(16)).isEqualTo(1.0 / 65_536);
    assertThat(SignFlip.floor(17)).isEqualTo(1.0 / 20_001);
  }

  @Test
  void refusesNothingAndNoNumber() {
    assertThatThrownBy(() -> SignFlip.greater(new double[0], 1)).hasMessageContaining("got none");
    assertThatThrownBy(() -> SignFlip.greater(new double[]{1, Double.NaN}, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> SignFlip.greater(new double[]{Double.NEGATIVE_INFINITY}, 1)).hasMessageContaining("-Inf");
  }

  @Property(tries = 100)
  void knowsNoOrderAndNoUnit(@ForAll(supplier = Values.Differences.class) double[] values) {
    double[] few = Arrays.copyOf(values, Math.min(values.length, 10));
    double p = SignFlip.greater(few, 1);
    assertThat(p).isBetween(SignFlip.floor(few.length), 1.0);
    double[] sorted = Arrays.stream(few).map(value -> value * 4).sorted().toArray();
    assertThat(SignFlip.greater(sorted, 2)).isEqualTo(p);
  }

  @Property(tries = 100)
  void bothSidesShareTheTies(@ForAll(supplier = Values.Differences.class) double[] values) {
    // P(sum >= s) + P(sum <= s) = 1 + P(sum = s), and the pattern itself is such a tie.
    double[] few = Arrays.copyOf(values, Math.min(values.length, 10));
    double[] mirrored = Arrays.stream(few).map(value -> -value).toArray();
    assertThat(SignFlip.greater(few, 1) + SignFlip.greater(mirrored, 1))
        .isGreaterThanOrEqualTo(1 + SignFlip.floor(few.length));
  }
}
