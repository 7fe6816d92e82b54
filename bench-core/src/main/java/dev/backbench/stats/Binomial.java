package dev.backbench.stats;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Whether counts are what a fair coin would give. */
public final class Binomial {
  private Binomial() {}

  /**
   * The two-sided p-value of a fair coin: twice the smaller tail, at most 1.
   *
   * @param heads from 0 to tosses
   * @param tosses 0 or more; 1 is the answer for 0
   * @throws IllegalArgumentException for anything else
   */
  public static double fairCoin(int heads, int tosses) {
    if (heads < 0 || heads > tosses) {
      throw new IllegalArgumentException("heads: expected 0..%d, got %d".formatted(tosses, heads));
    }
    int fewer = Math.min(heads, tosses - heads);
    return Math.min(1, 2 * BinomialDistribution.of(tosses, 0.5).cumulativeProbability(fewer));
  }
}
