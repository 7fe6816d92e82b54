package dev.backbench.stats;

/**
 * The ratio of two contenders measured side by side: the t interval of their per-round log ratios.
 *
 * <p>Round i of both ran in one sitting with alternating slices, so drift and neighbours cancel in the difference.
 */
public final class PairedRatio {
  private PairedRatio() {}

  /**
   * The geometric mean of {@code numerators[i] / denominators[i]}.
   *
   * @param numerators one positive value per round
   * @param denominators the other contender's values, of the same rounds in the same order
   * @param confidence in (0, 1)
   * @return the dimensionless ratio with its interval; unbounded (0, +Infinity) for a single round
   * @throws IllegalArgumentException when the lengths differ, are zero, or a value is not positive and finite
   */
  public static Estimate of(double[] numerators, double[] denominators, double confidence) {
    if (numerators.length != denominators.length) {
      throw new IllegalArgumentException(
          "paired ratio: expected as many numerators as denominators, got %d and %d".formatted(numerators.length,
              denominators.length));
    }
    double[] ratios = new double[numerators.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = numerators[i] / denominators[i];
    }
    return LogMean.of(ratios, confidence);
  }
}
