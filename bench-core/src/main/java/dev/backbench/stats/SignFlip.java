package dev.backbench.stats;

import java.util.SplittableRandom;

/**
 * The sign-flip permutation test of a mean above zero: how often random signs on the differences make their sum at
 * least as large. Needs no normality, only that under the null a difference is as likely positive as negative.
 */
public final class SignFlip {
  /** Up to so many differences all sign patterns are counted; beyond, patterns are drawn. */
  public static final int EXACT = 16;
  /** How many patterns are drawn. */
  public static final int DRAWS = 20_000;

  private SignFlip() {}

  /**
   * The one-sided p-value.
   *
   * @param differences finite, at least one
   * @param seed of the drawn patterns; without effect when all are counted
   * @return in [{@link #floor}, 1]
   * @throws IllegalArgumentException for no difference, or one that is not finite
   */
  public static double greater(double[] differences, long seed) {
    double sum = 0;
    double scale = 0;
    for (double difference : differences) {
      if (!Double.isFinite(difference)) {
        throw new IllegalArgumentException("difference: expected a finite number, got " + difference);
      }
      sum += difference;
      scale += Math.abs(difference);
    }
    if (differences.length == 0) {
      throw new IllegalArgumentException("differences: expected at least one, got none");
    }
    // Equal sums count as reached; in another order of summation they differ by rounding.
    double reached = sum - 1e-12 * scale;
    return differences.length <= EXACT
        ? counted(differences, sum, reached)
        : drawn(differences, reached, new SplittableRandom(seed));
  }

  /** The smallest p-value that so many differences can have. */
  public static double floor(int differences) {
    return differences <= EXACT ? Math.scalb(1.0, -differences) : 1.0 / (DRAWS + 1);
  }

  /** All patterns in Gray code's order, in which neighbours differ by one sign. */
  private static double counted(double[] differences, double sum, double reached) {
    int patterns = 1 << differences.length;
    double[] signed = differences.clone();
    double current = sum;
    int atLeast = 1;
    for (int pattern = 1; pattern < patterns; pattern++) {
      int flipped = Integer.numberOfTrailingZeros(pattern);
      current -= 2 * signed[flipped];
      signed[flipped] = -signed[flipped];
      if (current >= reached) {
        atLeast++;
      }
    }
    return (double) atLeast / patterns;
  }

  /** The pattern that was observed counts as one of the drawn, so that p is never 0 (Phipson and Smyth 2010). */
  private static double drawn(double[] differences, double reached, SplittableRandom random) {
    int atLeast = 1;
    for (int draw = 0; draw < DRAWS; draw++) {
      double current = 0;
      long signs = 0;
      for (int i = 0; i < differences.length; i++) {
        if (i % Long.SIZE == 0) {
          signs = random.nextLong();
        }
        current += (signs & 1) == 0 ? differences[i] : -differences[i];
        signs >>>= 1;
      }
      if (current >= reached) {
        atLeast++;
      }
    }
    return (double) atLeast / (DRAWS + 1);
  }
}
