package dev.backbench.gate.study;

import static java.util.Objects.requireNonNull;

import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Windows of recorded pairs, each contiguous in its recording so that drift stays what it was. */
public final class PoolTrials implements Trials {
  private final Condition recorded;
  private final Map<GatedBenchmark, List<Pair>> pool;
  private final int pairs;

  /**
   * Windows of equal length.
   *
   * @param recorded under what the pool was measured
   * @param pool by benchmark, in order of measurement
   * @param pairs of a window, at least 1
   * @throws IllegalArgumentException for an empty pool, or a recording shorter than a window
   */
  public PoolTrials(Condition recorded, Map<GatedBenchmark, List<Pair>> pool, int pairs) {
    this.recorded = requireNonNull(recorded, "recorded");
    String name = recorded.name();
    if (pool.isEmpty() || pairs < 1) {
      throw new IllegalArgumentException(
          "pool %s: expected benchmarks and windows of at least 1 pair, got %d and %d".formatted(name, pool.size(),
              pairs));
    }
    pool.forEach((benchmark, measured) -> {
      if (measured.size() < pairs) {
        throw new IllegalArgumentException("pool %s: expected at least %d pairs of %s, got %d".formatted(name, pairs,
            benchmark.id(), measured.size()));
      }
    });
    this.pool = new LinkedHashMap<>(pool);
    this.pairs = pairs;
  }

  @Override
  public String condition() {
    return recorded.name();
  }

  @Override
  public double slowdown() {
    return recorded.slowdown();
  }

  @Override
  public List<GatedBenchmark> benchmarks() {
    return List.copyOf(pool.keySet());
  }

  /** Windows may overlap, in one trial and between trials: the pool's size bounds what a rate can say. */
  @Override
  public Trial next(SplittableRandom random) {
    return new Trial(windows(random, pairs), windows(random, Math.min(pairs, Rival.ROUNDS)));
  }

  private Map<GatedBenchmark, List<Pair>> windows(SplittableRandom random, int length) {
    Map<GatedBenchmark, List<Pair>> windows = new LinkedHashMap<>();
    pool.forEach((benchmark, measured) -> {
      int start = random.nextInt(measured.size());
      List<Pair> window = new ArrayList<>(length);
      for (int i = 0; i < length; i++) {
        window.add(measured.get((start + i) % measured.size()));
      }
      windows.put(benchmark, window);
    });
    return windows;
  }
}
