package dev.backbench.stats;

/** The difference of two contenders measured side by side: the t interval of their per-round differences. */
public final class PairedDifference {
  private PairedDifference() {}

  /**
   * The arithmetic mean of {@code minuends[i] - subtrahends[i]}.
   *
   * @param minuends one finite value per round
   * @param subtrahends the other contender's values, of the same rounds in the same order and in the same unit
   * @param confidence in (0, 1)
   * @return in the unit of the values, of either sign; unbounded for a single round
   * @throws IllegalArgumentException when the lengths differ, are zero, or a value is not finite
   */
  public static Estimate of(double[] minuends, double[] subtrahends, double confidence) {
    if (minuends.length != subtrahends.length || minuends.length == 0) {
      throw new IllegalArgumentException(
          "paired difference: expected as many minuends as subtrahends, at least one, got %d and %d".formatted(
              minuends.length, subtrahends.length));
    }
    double[] differences = new double[minuends.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = minuends[i] - subtrahends[i];
      if (!Double.isFinite(differences[i])) {
        throw new IllegalArgumentException("round %d: expected finite values, got %s and %s".formatted(i, minuends[i],
            subtrahends[i]));
      }
    }
    double mean = Moments.mean(differences);
    double half = LogMean.halfWidth(differences, confidence);
    return new Estimate(mean, mean - half, mean + half);
  }
}
