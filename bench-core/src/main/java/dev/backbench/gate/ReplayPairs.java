package dev.backbench.gate;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Recorded pairs in the order in which they were measured, from a starting point on: a contiguous window keeps the drift
 * that shuffled pairs would hide.
 */
public final class ReplayPairs implements PairSource {
  private final Map<GatedBenchmark, List<Pair>> pool;
  private final Map<GatedBenchmark, Integer> start;
  private final Map<GatedBenchmark, Integer> next = new LinkedHashMap<>();

  /**
   * A window of at most the whole recording.
   *
   * @param pool by benchmark, in order of measurement
   * @param start index of each benchmark's first pair; from the end of a recording the window goes on at its beginning
   * @throws IllegalArgumentException for a benchmark without pairs or with a negative or missing start
   */
  public ReplayPairs(Map<GatedBenchmark, List<Pair>> pool, Map<GatedBenchmark, Integer> start) {
    this.pool = new LinkedHashMap<>(pool);
    pool.forEach((benchmark, pairs) -> {
      Integer first = start.get(benchmark);
      if (pairs.isEmpty() || first == null || first < 0 || first >= pairs.size()) {
        throw new IllegalArgumentException("replay of %s: expected a start within its recording of %d pairs, got %s"
            .formatted(benchmark.id(), pairs.size(), first));
      }
      next.put(benchmark, first);
    });
    this.start = Map.copyOf(start);
  }

  @Override
  public List<GatedBenchmark> benchmarks() {
    return List.copyOf(pool.keySet());
  }

  /** Spent once every pair of the recording was handed out. */
  @Override
  public Drawn next(GatedBenchmark benchmark, int round) {
    List<Pair> pairs = requireNonNull(pool.get(benchmark), benchmark.id());
    int index = requireNonNull(next.get(benchmark), benchmark.id());
    if (index - requireNonNull(start.get(benchmark), benchmark.id()) >= pairs.size()) {
      return new Drawn.Spent("the recording");
    }
    next.put(benchmark, index + 1);
    return new Drawn.Measured(pairs.get(index % pairs.size()));
  }
}
