package dev.backbench.gate.study;

import static java.util.Objects.requireNonNull;

import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Pair;

/**
 * A recorded pair of identical code, or of code to which a known amount of work was added.
 *
 * @param condition under which it was measured
 * @param session in which it was measured
 * @param benchmark which one
 * @param pair its slices
 */
public record PooledPair(Condition condition, String session, GatedBenchmark benchmark, Pair pair) {
  /** Refuses nulls. */
  public PooledPair {
    requireNonNull(condition, "condition");
    requireNonNull(session, "session");
    requireNonNull(benchmark, "benchmark");
    requireNonNull(pair, "pair");
  }
}
