package dev.backbench.result;

import static java.util.Objects.requireNonNull;

import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;

/**
 * One metric of a cell over its forks.
 *
 * @param metric what and in which unit
 * @param estimate the geometric mean over forks with its 95 % interval
 * @param forks how many forks it rests on
 */
public record MetricEstimate(Metric metric, Estimate estimate, int forks) {
  /** Refuses nulls. */
  public MetricEstimate {
    requireNonNull(metric, "metric");
    requireNonNull(estimate, "estimate");
  }
}
