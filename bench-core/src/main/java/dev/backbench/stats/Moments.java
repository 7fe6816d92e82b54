package dev.backbench.stats;

import java.util.Arrays;

/** Mean, spread and middle of plain arrays; every result is in the unit of the values. */
public final class Moments {
  private Moments() {}

  /**
   * The arithmetic mean.
   *
   * @throws IllegalArgumentException for no values
   */
  public static double mean(double[] values) {
    refuseEmpty(values);
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /**
   * The sample standard deviation, with n - 1 in the denominator.
   *
   * @return 0 for a single value
   * @throws IllegalArgumentException for no values
   */
  public static double standardDeviation(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1));
  }

  /**
   * The middle value, or the mean of the two middle ones.
   *
   * @throws IllegalArgumentException for no values
   */
  public static double median(double[] values) {
    refuseEmpty(values);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static void refuseEmpty(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("values: expected at least one, got none");
    }
  }
}
