package dev.backbench.result;

import static java.util.Objects.requireNonNull;

import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.util.Optional;

/**
 * One metric of a cell over its forks.
 *
 * @param metric what and in which unit
 * @param estimate the geometric mean over forks with its 95 % interval
 * @param forks how many forks it rests on
 * @param reproducibility where another session is to be expected; empty without enough of them
 */
public record MetricEstimate(Metric metric, Estimate estimate, int forks, Optional<Reproducibility> reproducibility) {
  /** Refuses nulls. */
  public MetricEstimate {
    requireNonNull(metric, "metric");
    requireNonNull(estimate, "estimate");
    requireNonNull(reproducibility, "reproducibility");
  }

  /** Of a session without history. */
  public MetricEstimate(Metric metric, Estimate estimate, int forks) {
    this(metric, estimate, forks, Optional.empty());
  }
}
