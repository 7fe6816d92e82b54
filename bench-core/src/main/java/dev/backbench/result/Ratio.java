package dev.backbench.result;

import static java.util.Objects.requireNonNull;

import dev.backbench.stats.Estimate;

/**
 * Two contenders of one sitting, paired round by round. Above 1 the numerator's metric is larger.
 *
 * @param sitting workload and parameters
 * @param numerator contender id
 * @param denominator contender id
 * @param metric metric id
 * @param ratio with its 95 % interval
 * @param pairs rounds in which both were OK
 */
public record Ratio(String sitting, String numerator, String denominator, String metric, Estimate ratio, int pairs) {
  /** Refuses nulls. */
  public Ratio {
    requireNonNull(sitting, "sitting");
    requireNonNull(numerator, "numerator");
    requireNonNull(denominator, "denominator");
    requireNonNull(metric, "metric");
    requireNonNull(ratio, "ratio");
  }
}
