package dev.backbench.json;

import java.util.Arrays;
import java.util.List;

/** The percentiles of JMH's format, as its Apache Commons Math 3 computes them ({@code Percentile}, type LEGACY). */
final class JmhPercentiles {
  private static final double[] RANKS = {0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100};

  private JmhPercentiles() {}

  static Json of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    JsonObject percentiles = new JsonObject();
    for (double rank : RANKS) {
      percentiles.put(Double.toString(rank), JmhJson.number(at(sorted, rank)));
    }
    return percentiles.build();
  }

  /** Interpolates at position {@code rank * (n + 1) / 100}, counted from 1. */
  static double at(double[] sorted, double rank) {
    int n = sorted.length;
    if (n == 0) {
      return Double.NaN;
    }
    double position = rank * (n + 1) / 100;
    if (position < 1) {
      return sorted[0];
    }
    if (position >= n) {
      return sorted[n - 1];
    }
    int below = (int) position;
    return sorted[below - 1] + (position - below) * (sorted[below] - sorted[below - 1]);
  }
}
