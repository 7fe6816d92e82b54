package dev.backbench.gate.study;

import static java.util.Objects.requireNonNull;

import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Pair;

/**
 * A recorded pair of identical code.
 *
 * @param condition under which it was measured: {@code idle}, or what disturbed it
 * @param session in which it was measured
 * @param benchmark which one
 * @param pair its slices
 */
public record PooledPair(String condition, String session, GatedBenchmark benchmark, Pair pair) {
  /** Refuses nulls. */
  public PooledPair {
    requireNonNull(condition, "condition");
    requireNonNull(session, "session");
    requireNonNull(benchmark, "benchmark");
    requireNonNull(pair, "pair");
  }
}
