package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class LogMeanTest {
  @Test
  void centersOnTheGeometricMeanWithStudentsInterval() {
    // Logarithms -1, 0, 1 have mean 0 and s = 1; t(0.975, 2) = 4.302653; half = 4.302653 / sqrt(3) = 2.484138.
    Estimate estimate = LogMean.of(new double[]{Math.exp(-1), 1, Math.E}, 0.95);
    assertThat(estimate.center()).isCloseTo(1, within(1e-12));
    assertThat(Math.log(estimate.lower())).isCloseTo(-2.484138, within(1e-6));
    assertThat(Math.log(estimate.upper())).isCloseTo(2.484138, within(1e-6));
  }

  @Test
  void halfWidthFollowsTheConfidence() {
    // t(0.95, 2) = 2.919986; s = 1.
    assertThat(LogMean.halfWidth(new double[]{-1, 0, 1}, 0.90)).isCloseTo(2.919986 / Math.sqrt(3), within(1e-6));
  }

  @Test
  void oneValueBoundsNothing() {
    assertThat(LogMean.of(new double[]{3}, 0.95)).satisfies(estimate -> {
      assertThat(estimate.center()).isCloseTo(3, within(1e-12));
      assertThat(estimate.lower()).isZero();
      assertThat(estimate.upper()).isInfinite();
    });
  }

  @Test
  void refusesWhatHasNoLogarithm() {
    for (double bad : new double[]{0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> LogMean.of(new double[]{1, bad}, 0.95)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("value 1").hasMessageContaining(String.valueOf(bad));
    }
    assertThatThrownBy(() -> LogMean.of(new double[0], 0.95)).hasMessageContaining("got none");
  }

  @Test
  void refusesAConfidenceThatIsNoProbability() {
    for (double bad : new double[]{0, 1, -0.5, 95, Double.NaN}) {
      assertThatThrownBy(() -> LogMean.of(new double[]{1, 2}, bad)).hasMessageContaining(String.valueOf(bad));
    }
  }

  @Property
  void knowsNoOrderAndNoUnit(@ForAll(supplier = Values.Scores.class) double[] values) {
    Estimate estimate = LogMean.of(values, 0.95);
    double[] sortedInKilo = Arrays.stream(values).sorted().map(value -> value / 1000).toArray();
    Estimate other = LogMean.of(sortedInKilo, 0.95);
    Percentage rounding = Percentage.withPercentage(1e-6);
    assertThat(other.center() * 1000).isCloseTo(estimate.center(), rounding);
    // Wide samples of two values can have a bound that overflows to infinity or underflows to zero; then both do.
    assertThat(Math.log(other.upper() * 1000)).isEqualTo(Math.log(estimate.upper()), within(1e-6));
    assertThat(estimate.lower()).isNotNaN().isNotNegative();
  }

  @Test
  void anUncertainValueWidensTheInterval() {
    // s = 1 of three, floor 3: sqrt(1 + 9 / 3) = 2, so twice as wide as without.
    double[] values = {-1, 0, 1};
    assertThat(LogMean.halfWidth(values, 0.95, 3)).isCloseTo(2 * LogMean.halfWidth(values, 0.95), within(1e-12));
    assertThat(LogMean.halfWidth(new double[]{1}, 0.95, 3)).isInfinite();
    assertThat(LogMean.halfWidth(new double[]{1, 2}, 0.95, 0)).isFinite();
  }
}
