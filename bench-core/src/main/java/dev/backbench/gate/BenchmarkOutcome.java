package dev.backbench.gate;

import static java.util.Objects.requireNonNull;

/**
 * What became of a benchmark.
 *
 * @param benchmark which one
 * @param metric what the arms were compared by
 * @param evidence of the middle slices
 * @param verdict the answer
 */
public record BenchmarkOutcome(GatedBenchmark benchmark, GateMetric metric, Evidence evidence, GateVerdict verdict) {
  /** Refuses nulls. */
  public BenchmarkOutcome {
    requireNonNull(benchmark, "benchmark");
    requireNonNull(metric, "metric");
    requireNonNull(evidence, "evidence");
    requireNonNull(verdict, "verdict");
  }
}
