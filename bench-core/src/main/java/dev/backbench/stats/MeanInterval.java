package dev.backbench.stats;

import java.util.Arrays;

/** Student's t interval of a mean: on the log scale for positive values, on the plain one where a value is zero. */
public final class MeanInterval {
  private MeanInterval() {}

  /**
   * The mean of one value per fork.
   *
   * @param values finite and not negative, at least one
   * @param confidence in (0, 1)
   * @return the geometric mean when all are positive, else the arithmetic one; bounded below by 0
   * @throws IllegalArgumentException for no value, or one that is negative or not finite
   */
  public static Estimate of(double[] values, double confidence) {
    if (Arrays.stream(values).allMatch(value -> value > 0)) {
      return LogMean.of(values, confidence);
    }
    for (double value : values) {
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("value: expected finite and >= 0, got " + value);
      }
    }
    double mean = Moments.mean(values);
    double half = LogMean.halfWidth(values, confidence);
    return new Estimate(mean, Math.max(0, mean - half), mean + half);
  }
}
