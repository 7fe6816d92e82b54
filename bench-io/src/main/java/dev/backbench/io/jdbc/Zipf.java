package dev.backbench.io.jdbc;

import java.util.Arrays;

/** Ids of which few are asked for often: the k-th with a weight of k to the power of -1.1. */
final class Zipf {
  private static final double SKEW = 1.1;
  private final double[] cumulative;

  /** Over the ids from 1 to that number. */
  Zipf(int count) {
    cumulative = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.pow(i + 1.0, -SKEW);
      cumulative[i] = sum;
    }
  }

  /** The id at that place, of 0 to less than 1, of the distribution. */
  long next(double unit) {
    int found = Arrays.binarySearch(cumulative, unit * cumulative[cumulative.length - 1]);
    return 1L + (found < 0 ? -found - 1 : found);
  }
}
