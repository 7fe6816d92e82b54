package dev.backbench.stats;

/** The ratio of two estimates that were not measured side by side. */
public final class IndependentRatio {
  private IndependentRatio() {}

  /**
   * Half-widths add in quadrature on the log scale. Each half-width carries its own t quantile, so the interval is a
   * little wider than Welch's and never narrower than either.
   *
   * @param numerator positive, with its interval
   * @param denominator positive, with its interval
   * @return dimensionless
   */
  public static Estimate of(Estimate numerator, Estimate denominator) {
    double center = numerator.center() / denominator.center();
    double down = Math.hypot(Math.log(numerator.center() / numerator.lower()),
        Math.log(denominator.upper() / denominator.center()));
    double up = Math.hypot(Math.log(numerator.upper() / numerator.center()),
        Math.log(denominator.center() / denominator.lower()));
    return new Estimate(center, Math.min(center, center * Math.exp(-down)), Math.max(center, center * Math.exp(up)));
  }
}
