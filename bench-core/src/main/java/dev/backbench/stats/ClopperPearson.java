package dev.backbench.stats;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/** The exact interval of a rate (Clopper and Pearson 1934): never narrower than it promises, whatever the rate. */
public final class ClopperPearson {
  private ClopperPearson() {}

  /**
   * The rate of successes with its two-sided interval.
   *
   * @param successes from 0 to trials
   * @param trials 0 or more
   * @param confidence in (0, 1)
   * @return dimensionless, within [0, 1]; without any trial the whole of it, around one half
   * @throws IllegalArgumentException for anything else
   */
  public static Estimate of(int successes, int trials, double confidence) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException("successes: expected 0..%d, got %d".formatted(trials, successes));
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence: expected a number in (0, 1), got " + confidence);
    }
    if (trials == 0) {
      return new Estimate(0.5, 0, 1);
    }
    var interval = BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(trials, successes, 1 - confidence);
    return new Estimate((double) successes / trials, interval.getLowerBound(), interval.getUpperBound());
  }
}
