package dev.backbench.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A straight line through points by least squares.
 *
 * @param slope in units of y per unit of x, with its t interval on n - 2 degrees of freedom (Draper and Smith, Applied
 *     Regression Analysis, section 1.4); unbounded for two points
 * @param intercept y at x = 0
 */
public record LineFit(Estimate slope, double intercept) {
  /**
   * Fits it.
   *
   * @param x at least two different values
   * @param y as many, finite
   * @param confidence in (0, 1)
   * @throws IllegalArgumentException when the x do not differ, or the lengths do
   */
  public static LineFit of(double[] x, double[] y, double confidence) {
    if (x.length != y.length || x.length < 2) {
      throw new IllegalArgumentException(
          "line: expected two points or more, got %d x and %d y".formatted(x.length, y.length));
    }
    double meanX = Moments.mean(x);
    double meanY = Moments.mean(y);
    double squares = 0;
    double products = 0;
    for (int i = 0; i < x.length; i++) {
      squares += (x[i] - meanX) * (x[i] - meanX);
      products += (x[i] - meanX) * (y[i] - meanY);
    }
    if (!(squares > 0)) {
      throw new IllegalArgumentException("line: expected different x, got %d times %s".formatted(x.length, meanX));
    }
    double slope = products / squares;
    double intercept = meanY - slope * meanX;
    double half = halfWidth(x, y, slope, intercept, confidence) / Math.sqrt(squares);
    return new LineFit(new Estimate(slope, slope - half, slope + half), intercept);
  }

  private static double halfWidth(double[] x, double[] y, double slope, double intercept, double confidence) {
    int degrees = x.length - 2;
    if (degrees == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double residuals = 0;
    for (int i = 0; i < x.length; i++) {
      double off = y[i] - intercept - slope * x[i];
      residuals += off * off;
    }
    return TDistribution.of(degrees).inverseCumulativeProbability(0.5 + confidence / 2)
        * Math.sqrt(residuals / degrees);
  }
}
