package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

final class NominalLevelsTest {
  private static final int[] LOOKS = {4, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48};

  private final NominalLevels levels = new NominalLevels(LOOKS, NominalLevels.RHO);

  @Test
  void reproducesThePublishedVectorOfTheGatesAlpha() {
    assertPrinted(levels.of(0.0025), "1.74e-5", "2.53e-5", "3.90e-5", "5.57e-5", "7.54e-5", "1.58e-4", "2.33e-4",
        "3.20e-4", "6.65e-4", "9.95e-4", "1.38e-3");
  }

  @Test
  void reproducesThePublishedVectorOfFivePercent() {
    // The last level is 3.52498e-2, a hair below the middle of two printed values; a trapezoid rule of fewer than 1,600
    // points lands above it and prints 3.53e-2.
    assertPrinted(levels.of(0.05), "3.47e-4", "5.44e-4", "8.67e-4", "1.27e-3", "1.76e-3", "3.60e-3", "5.48e-3",
        "7.76e-3", "1.57e-2", "2.44e-2", "3.53e-2");
  }

  @Test
  void reproducesThePublishedVectorOfTheGatesBeta() {
    assertPrinted(levels.of(0.10), "6.94e-4", "1.11e-3", "1.79e-3", "2.65e-3", "3.70e-3", "7.5e-3", "1.15e-2",
        "1.65e-2", "3.31e-2", "5.22e-2", "7.62e-2");
  }

  @Test
  void agreesWithADenseSimpsonRule() {
    // From the recursion on 1,601 Simpson points, bounds by bisection: another rule, another solver.
    double[] found = levels.of(0.05);
    assertThat(found[8]).isCloseTo(1.568374010e-2, withinPercentage(1e-6));
    assertThat(found[9]).isCloseTo(2.443379963e-2, withinPercentage(1e-6));
    assertThat(found[10]).isCloseTo(3.524984898e-2, withinPercentage(1e-6));
  }

  @Test
  void theFirstLevelIsWhatIsSpentFirst() {
    // alpha (4 / 48)^2 = 0.05 / 144; with rho 1, 0.05 / 12.
    assertThat(levels.of(0.05)[0]).isCloseTo(0.05 / 144, within(1e-17));
    assertThat(new NominalLevels(LOOKS, 1).of(0.05)[0]).isCloseTo(0.05 / 12, within(1e-16));
  }

  @Test
  void aSingleLookSpendsEverything() {
    assertThat(new NominalLevels(new int[]{7}, 2).of(0.05)).containsExactly(0.05);
  }

  @Test
  void theLastOfTwoLooksPaysLittleForTheFirst() {
    // With almost nothing spent at the first look, the second has almost all of alpha as a nominal level.
    double last = new NominalLevels(new int[]{1, 1000}, 2).of(0.05)[1];
    assertThat(last).isCloseTo(0.05, within(1e-6)).isLessThanOrEqualTo(0.05 + 1e-12);
  }

  @Test
  void sumsOfNoiseCrossWithProbabilityAlpha() {
    // 200,000 walks, binomial standard deviation sqrt(0.1 x 0.9 / 200000) = 0.00067: four of them are 0.0027.
    int[] looks = {2, 3, 7, 8, 20};
    double[] bounds = new double[looks.length];
    double[] found = new NominalLevels(looks, 1.5).of(0.1);
    for (int k = 0; k < looks.length; k++) {
      bounds[k] = NormalDistribution.of(0, 1).inverseSurvivalProbability(found[k]) * Math.sqrt(looks[k]);
    }
    SplittableRandom random = new SplittableRandom(20);
    int walks = 200_000;
    int crossed = 0;
    for (int walk = 0; walk < walks; walk++) {
      double sum = 0;
      int n = 0;
      for (int k = 0; k < looks.length; k++) {
        sum += Math.sqrt(looks[k] - n) * random.nextGaussian();
        n = looks[k];
        if (sum > bounds[k]) {
          crossed++;
          break;
        }
      }
    }
    assertThat((double) crossed / walks).isCloseTo(0.1, within(0.0027));
  }

  @Test
  void tinyAlphasStayNumbers() {
    // A thousand benchmarks share 0.04.
    for (double level : levels.of(4e-5)) {
      assertThat(level).isPositive().isLessThan(4e-5);
    }
    assertThat(levels.of(1e-12)).doesNotContain(Double.NaN).isSorted();
  }

  @Test
  void handsOutCopies() {
    levels.of(0.05)[0] = 7;
    assertThat(levels.of(0.05)[0]).isLessThan(1);
  }

  @Test
  void refusesLooksThatDoNotRise() {
    assertThatThrownBy(() -> new NominalLevels(new int[0], 2)).hasMessageContaining("got []");
    assertThatThrownBy(() -> new NominalLevels(new int[]{0, 1}, 2)).hasMessageContaining("got [0, 1]");
    assertThatThrownBy(() -> new NominalLevels(new int[]{4, 4}, 2)).hasMessageContaining("got [4, 4]");
    assertThatThrownBy(() -> new NominalLevels(new int[]{1, 6, 5}, 2)).hasMessageContaining("got [1, 6, 5]");
  }

  @Test
  void refusesWhatIsNoErrorAndNoExponent() {
    for (double bad : new double[]{0, -0.1, 0.51, Double.NaN}) {
      assertThatThrownBy(() -> levels.of(bad)).hasMessageContaining(String.valueOf(bad));
    }
    for (double bad : new double[]{0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new NominalLevels(LOOKS, bad)).hasMessageContaining(String.valueOf(bad));
    }
  }

  /** Equal to half a unit of the last printed digit, and a hundredth of a unit for the other rule's own error. */
  private static void assertPrinted(double[] found, String... printed) {
    assertThat(found).hasSize(printed.length);
    for (int k = 0; k < printed.length; k++) {
      int digits = printed[k].indexOf('e') - 2;
      double unit = Math.pow(10, Integer.parseInt(printed[k].substring(printed[k].indexOf('e') + 1)) - digits);
      assertThat(found[k]).as("look %d", LOOKS[k]).isCloseTo(Double.parseDouble(printed[k]), within(0.51 * unit));
    }
  }
}
