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
    double[][] sums = chunkSums(differences);
    return differences.length <= EXACT
        ? counted(sums, 1 << differences.length, reached)
        : drawn(sums, reached, new SplittableRandom(seed));
  }

  /** The smallest p-value that so many differences can have. */
  public static double floor(int differences) {
    return differences <= EXACT ? Math.scalb(1.0, -differences) : 1.0 / (DRAWS + 1);
  }

  /** For each eight differences their 256 signed sums: a pattern then costs one addition for eight differences. */
  private static double[][] chunkSums(double[] differences) {
    double[][] sums = new double[(differences.length + Byte.SIZE - 1) / Byte.SIZE][1 << Byte.SIZE];
    for (int i = 0; i < differences.length; i++) {
      double[] chunk = sums[i / Byte.SIZE];
      for (int pattern = 0; pattern < chunk.length; pattern++) {
        boolean minus = (pattern >>> (i % Byte.SIZE) & 1) == 1;
        chunk[pattern] += minus ? -differences[i] : differences[i];
      }
    }
    return sums;
  }

  private static double counted(double[][] sums, int patterns, double reached) {
    int atLeast = 0;
    for (int pattern = 0; pattern < patterns; pattern++) {
      double sum = 0;
      for (int chunk = 0; chunk < sums.length; chunk++) {
        sum += sums[chunk][pattern >>> (chunk * Byte.SIZE) & 0xff];
      }
      if (sum >= reached) {
        atLeast++;
      }
    }
    return (double) atLeast / patterns;
  }

  /** The pattern that was observed counts as one of the drawn, so that p is never 0 (Phipson and Smyth 2010). */
  private static double drawn(double[][] sums, double reached, SplittableRandom random) {
    int atLeast = 1;
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      long signs = 0;
      for (int chunk = 0; chunk < sums.length; chunk++) {
        signs = chunk % Long.BYTES == 0 ? random.nextLong() : signs >>> Byte.SIZE;
        sum += sums[chunk][(int) signs & 0xff];
      }
      if (sum >= reached) {
        atLeast++;
      }
    }
    return (double) atLeast / (DRAWS + 1);
  }
}
