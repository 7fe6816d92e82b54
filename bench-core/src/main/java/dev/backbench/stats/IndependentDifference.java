package dev.backbench.stats;

/** The difference of two contenders whose rounds do not pair up. */
public final class IndependentDifference {
  private IndependentDifference() {}

  /**
   * The difference of the arithmetic means. The half-widths of their t intervals add in quadrature, which is a little
   * wider than Welch's interval and never narrower than either.
   *
   * @param minuends finite values, one per fork
   * @param subtrahends the other contender's, in the same unit
   * @param confidence in (0, 1)
   * @return in the unit of the values, of either sign; unbounded where one has a single value
   */
  public static Estimate of(double[] minuends, double[] subtrahends, double confidence) {
    double difference = Moments.mean(minuends) - Moments.mean(subtrahends);
    double half = Math.hypot(LogMean.halfWidth(minuends, confidence), LogMean.halfWidth(subtrahends, confidence));
    return new Estimate(difference, difference - half, difference + half);
  }
}
