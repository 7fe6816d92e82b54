package dev.backbench.gate;

import static java.util.Objects.requireNonNull;

import dev.backbench.stats.Estimate;
import java.util.OptionalInt;

/**
 * What a test knows at a look.
 *
 * @param pairs how many differences it rests on
 * @param mean of the differences of logarithms; positive when the candidate is slower
 * @param standardError of the mean, the spread between sessions included; 0 is possible, infinite below two pairs
 * @param ratio candidate by base in the sense of throughput, below 1 when the candidate is slower, with its 95 %
 *     interval; the interval is Student's at this look and promises nothing over all looks
 * @param failP p-value of "no slower than ignored"
 * @param passP p-value of "at least as slow as to be detected"
 * @param detectable the relative slowdown beyond the ignored one that this standard error finds with probability 1 - beta
 * @param pairsNeeded with how many pairs of this spread the tolerance's slowdown would be found; empty when never
 */
public record Evidence(int pairs, double mean, double standardError, Estimate ratio, double failP, double passP,
    double detectable, OptionalInt pairsNeeded) {
  /** Refuses NaN. */
  public Evidence {
    requireNonNull(ratio, "ratio");
    requireNonNull(pairsNeeded, "pairsNeeded");
    if (Double.isNaN(mean + standardError + failP + passP + detectable)) {
      throw new IllegalArgumentException("evidence: expected numbers, got mean=%s se=%s fail=%s pass=%s detectable=%s"
          .formatted(mean, standardError, failP, passP, detectable));
    }
  }

  /** The candidate's slowdown; negative when it is faster. */
  public double slowdown() {
    return Tolerance.slowdown(mean);
  }
}
