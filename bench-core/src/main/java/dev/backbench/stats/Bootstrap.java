package dev.backbench.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The percentile bootstrap of a mean (Efron 1979), for pictures and for the rivals of the gate. Not for deciding: at ten
 * values it is wrong twice as often as it says.
 */
public final class Bootstrap {
  private Bootstrap() {}

  /**
   * The mean with the interval between two percentiles of resampled means.
   *
   * @param values finite, at least one
   * @param confidence in (0, 1)
   * @param resamples at least 1
   * @param seed of the resampling
   * @return in the unit of the values
   * @throws IllegalArgumentException for anything else
   */
  public static Estimate mean(double[] values, double confidence, int resamples, long seed) {
    if (!(confidence > 0 && confidence < 1) || resamples < 1) {
      throw new IllegalArgumentException("bootstrap: expected confidence in (0, 1) and resamples >= 1, got %s and %d"
          .formatted(confidence, resamples));
    }
    double center = Moments.mean(values);
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[resamples];
    for (int resample = 0; resample < resamples; resample++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[random.nextInt(values.length)];
      }
      means[resample] = sum / values.length;
    }
    Arrays.sort(means);
    double lower = percentile(means, (1 - confidence) / 2);
    double upper = percentile(means, (1 + confidence) / 2);
    // A few resamples may all lie on one side of the mean.
    return new Estimate(center, Math.min(center, lower), Math.max(center, upper));
  }

  private static double percentile(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
  }
}
