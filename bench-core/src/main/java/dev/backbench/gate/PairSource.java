package dev.backbench.gate;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Where fork pairs come from: two live builds, a recording, or a simulation. Used by one thread. */
public interface PairSource {
  /** What can be compared, in report order; at most one control. */
  List<GatedBenchmark> benchmarks();

  /**
   * Measures or replays the next pair of a benchmark.
   *
   * @param benchmark one of {@link #benchmarks}
   * @param round from 1; all benchmarks still live take part in a round once
   */
  Drawn next(GatedBenchmark benchmark, int round);

  /** A pair, or why there is none. */
  sealed interface Drawn {
    /** Measured. */
    record Measured(Pair pair) implements Drawn {
      /** Refuses null. */
      public Measured {
        requireNonNull(pair, "pair");
      }
    }

    /**
     * There will be no more pairs of this benchmark.
     *
     * @param budget what is spent: "the time budget of 10m", "the recording"
     */
    record Spent(String budget) implements Drawn {}

    /**
     * A fork failed; the benchmark cannot be compared.
     *
     * @param reason of which arm, and what it said
     */
    record Broken(String reason) implements Drawn {}
  }
}
