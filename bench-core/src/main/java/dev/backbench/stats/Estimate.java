package dev.backbench.stats;

/**
 * A point estimate with its confidence interval, in the unit of the sample it came from.
 *
 * @param center the point estimate
 * @param lower inclusive lower bound; {@code -Infinity} (0 for a positive quantity) when the sample is too small to say
 * @param upper inclusive upper bound; {@code +Infinity} when the sample is too small to say
 */
public record Estimate(double center, double lower, double upper) {
  /** Checks {@code lower <= center <= upper}; written so that NaN fails too. */
  public Estimate {
    if (!(lower <= center && center <= upper)) {
      throw new IllegalArgumentException(
          "estimate: center must lie in [lower, upper], got center=%s lower=%s upper=%s".formatted(center, lower,
              upper));
    }
  }

  /** Whether the sample was large enough to bound the estimate on both sides. */
  public boolean bounded() {
    return Double.isFinite(lower) && Double.isFinite(upper);
  }

  /** Whether the two intervals share a point; ranks whose intervals overlap are tied. */
  public boolean overlaps(Estimate other) {
    return lower <= other.upper && other.lower <= upper;
  }
}
