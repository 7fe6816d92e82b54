package dev.backbench.stats;

import java.util.Locale;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t interval of the mean of logarithms, back on the original scale: the geometric mean of positive values.
 *
 * <p>Forks, not iterations, are the independent unit (Kalibera and Jones 2013; Laaber et al. 2019), so the values
 * handed in are one per fork. Log scale because run-to-run effects multiply, and so that a bound is never negative.
 */
public final class LogMean {
  private LogMean() {}

  /**
   * The geometric mean with its two-sided interval.
   *
   * @param values one positive finite value per fork
   * @param confidence in (0, 1), for instance 0.95
   * @return center, lower and upper in the unit of the values; unbounded (0, +Infinity) for fewer than two values
   * @throws IllegalArgumentException for no value, or one that is not positive and finite
   */
  public static Estimate of(double[] values, double confidence) {
    double[] logs = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] > 0 && values[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "value %d: expected positive and finite, got %s", i, values[i]));
      }
      logs[i] = Math.log(values[i]);
    }
    double mean = Moments.mean(logs);
    double half = halfWidth(logs, confidence);
    double center = Math.exp(mean);
    // Rounding may put exp(mean) a unit in the last place outside of a zero-width interval.
    return new Estimate(center, Math.min(center, Math.exp(mean - half)), Math.max(center, Math.exp(mean + half)));
  }

  /**
   * Half the width of the t interval of the mean.
   *
   * @return in the unit of the values; {@code +Infinity} for fewer than two
   * @throws IllegalArgumentException when confidence is outside (0, 1)
   */
  public static double halfWidth(double[] values, double confidence) {
    return halfWidth(values, confidence, 0);
  }

  /**
   * Half the width of the t interval of the mean of values that are themselves uncertain:
   * {@code t sqrt(s^2 + floor^2 / n) / sqrt(n)}.
   *
   * @param floor standard uncertainty of one value, in the unit of the values
   * @return in the unit of the values; {@code +Infinity} for fewer than two
   * @throws IllegalArgumentException when confidence is outside (0, 1)
   */
  public static double halfWidth(double[] values, double confidence, double floor) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence: expected a number in (0, 1), got " + confidence);
    }
    int n = values.length;
    if (n < 2) {
      return Double.POSITIVE_INFINITY;
    }
    double t = TDistribution.of(n - 1).inverseSurvivalProbability((1 - confidence) / 2);
    return t * Math.hypot(Moments.standardDeviation(values), floor / Math.sqrt(n)) / Math.sqrt(n);
  }
}
