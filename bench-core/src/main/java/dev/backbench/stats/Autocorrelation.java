package dev.backbench.stats;

/** How alike neighbours of a series are. */
public final class Autocorrelation {
  private Autocorrelation() {}

  /**
   * The lag-one autocorrelation: sum of products of neighbouring deviations from the mean by sum of squares.
   *
   * @param values in run order
   * @return in (-1, 1); 0 for fewer than two values and for a constant series
   */
  public static double lagOne(double[] values) {
    if (values.length < 2) {
      return 0;
    }
    double mean = Moments.mean(values);
    double products = 0;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      double deviation = values[i] - mean;
      squares += deviation * deviation;
      if (i > 0) {
        products += deviation * (values[i - 1] - mean);
      }
    }
    return squares > 0 ? products / squares : 0;
  }
}
