package dev.backbench.stats;

import java.util.OptionalDouble;

/** Which quantiles a number of values can bear. */
public final class Quantile {
  /** A quantile with fewer values beyond it is an anecdote. */
  public static final int FEWEST_BEYOND = 10;

  private Quantile() {}

  /**
   * Whether at least {@value #FEWEST_BEYOND} of the values lie beyond the quantile.
   *
   * @param count how many values
   * @param quantile in (0, 1)
   */
  public static boolean bearable(long count, double quantile) {
    if (!(quantile > 0 && quantile < 1)) {
      throw new IllegalArgumentException("percentile: expected a share in (0, 1), got " + quantile);
    }
    // 1 - 0.99 is a little more than 0.01, and 1,000 values must suffice for p99: rounded to a millionth of a value.
    return Math.rint(count * (1 - quantile) * 1e6) / 1e6 >= FEWEST_BEYOND;
  }

  /**
   * The nearest rank: the smallest value that at least that share of the values do not exceed.
   *
   * @param sorted ascending
   * @param quantile in (0, 1)
   * @return empty unless enough values lie beyond
   */
  public static OptionalDouble of(double[] sorted, double quantile) {
    if (!bearable(sorted.length, quantile)) {
      return OptionalDouble.empty();
    }
    // A hair less, so that 0.9 x 10 is rank 9 whatever its last bit says.
    int rank = (int) Math.ceil(sorted.length * quantile - 1e-9);
    return OptionalDouble.of(sorted[Math.max(1, rank) - 1]);
  }
}
