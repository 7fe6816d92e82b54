package dev.backbench.unit;

import java.util.Map;

/** Percentiles of response times: the metrics that name them, and how many answers they take. */
public final class ResponseTime {
  private static final double P99 = 0.99;
  private static final Map<Metric, Double> QUANTILES = Map.of(Metric.RESPONSE_P50, 0.5, Metric.RESPONSE_P99, P99,
      Metric.RESPONSE_P999, 0.999);
  /** Ten beyond a percentile are asked for when it is read; arrivals are drawn, so there may be fewer than were expected. */
  private static final int BEYOND = 12;
  /** A median of less is one of a moment. */
  private static final int LEAST = 100;

  private ResponseTime() {}

  /** Those metrics, each with the share of response times that do not exceed it. */
  public static Map<Metric, Double> quantiles() {
    return QUANTILES;
  }

  /** The share that a metric names; 0.99 where it names none. */
  public static double quantile(Metric metric) {
    return QUANTILES.getOrDefault(metric, P99);
  }

  /**
   * So many answers are to be expected, where how many come is drawn, to bear the percentile: 1,200 for the 99th.
   *
   * @param quantile in (0, 1)
   */
  public static int enough(double quantile) {
    return Math.max(LEAST, Math.toIntExact(Math.round(BEYOND / (1 - quantile))));
  }
}
