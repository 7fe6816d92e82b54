package dev.backbench.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether an estimate with a 95 % t interval lies inside or outside of a stated range: two one-sided t tests for inside
 * (Schuirmann 1987), one for outside. On the scale on which the interval was made: of a positive quantity the log scale,
 * unless the interval reaches 0.
 */
public final class RangeTest {
  private static final double CONFIDENCE = 0.95;

  private RangeTest() {}

  /**
   * The larger of the two one-sided p-values: below alpha, the value is inside at that error.
   *
   * @param estimate with a 95 % interval
   * @param forks how many independent values it rests on
   * @param lower of the range; the least of the scale for none
   * @param upper of the range; {@code +Infinity} for none
   * @param scale on which the interval was made
   * @return in [0, 1]; 1 when the estimate is unbounded or rests on fewer than two values
   */
  public static double insideP(Estimate estimate, int forks, double lower, double upper, Scale scale) {
    return Math.max(above(estimate, forks, lower, scale), below(estimate, forks, upper, scale));
  }

  /**
   * The smaller of the two one-sided p-values: below alpha / 2, the value is outside at the error alpha.
   *
   * @param estimate with a 95 % interval
   * @param forks how many independent values it rests on
   * @param lower of the range
   * @param upper of the range
   * @param scale on which the interval was made
   * @return in [0, 1]; 1 when the estimate is unbounded or rests on fewer than two values
   */
  public static double outsideP(Estimate estimate, int forks, double lower, double upper, Scale scale) {
    return Math.min(below(estimate, forks, lower, scale), above(estimate, forks, upper, scale));
  }

  /** One-sided p of "the value is above the bound". */
  private static double above(Estimate estimate, int forks, double bound, Scale scale) {
    return bound == Double.NEGATIVE_INFINITY || (scale == Scale.LOG && bound == 0 && estimate.lower() > 0)
        ? 0
        : tail(estimate, forks, bound, 1, scale);
  }

  /** One-sided p of "the value is below the bound". */
  private static double below(Estimate estimate, int forks, double bound, Scale scale) {
    return bound == Double.POSITIVE_INFINITY ? 0 : tail(estimate, forks, bound, -1, scale);
  }

  private static double tail(Estimate estimate, int forks, double bound, int sign, Scale scale) {
    if (forks < 2 || !estimate.bounded() || !Double.isFinite(bound)) {
      return 1;
    }
    boolean log = scale == Scale.LOG && estimate.lower() > 0 && bound > 0;
    if (scale == Scale.LOG && !log && estimate.lower() > 0) {
      // A positive value against a bound that is not: no doubt.
      return sign > 0 ? 0 : 1;
    }
    double distance = sign * (log ? Math.log(estimate.center() / bound) : estimate.center() - bound);
    double width = log ? Math.log(estimate.upper() / estimate.lower()) : estimate.upper() - estimate.lower();
    if (width <= 0) {
      return distance > 0 ? 0 : 1;
    }
    TDistribution t = TDistribution.of(forks - 1);
    double error = width / 2 / t.inverseSurvivalProbability((1 - CONFIDENCE) / 2);
    return t.survivalProbability(distance / error);
  }
}
