package dev.backbench.gate;

import dev.backbench.result.Sample;
import java.util.Collection;

/** What the two arms of a benchmark are compared by. */
public enum GateMetric {
  /** The benchmark's own score. */
  WALL,
  /** Operations per process-CPU-second: a neighbour who takes the CPU away costs wall time only. */
  CPU;

  /** Sample key: voluntary context switches of the fork's process tree during the slice, a count. */
  public static final String VOLUNTARY_SWITCHES = "voluntary-switches";

  /** Sample key: how long threads of the fork were ready and others had the CPU, nanoseconds, summed over threads. */
  public static final String QUEUED_NANOS = "queued-ns";

  private static final double MIN_CPU_SHARE = 0.95;
  private static final double MAX_SWITCHES_PER_SECOND = 50;

  /**
   * CPU for a benchmark that does nothing but compute; WALL for all others, and where the platform does not tell. Time in
   * which it was ready and others had the CPU counts as computing: on a crowded machine wall time is worth least.
   *
   * @param samples of both arms, at least one; which arm a sample is of and in which order they are has no influence
   * @param threads that measure at once, at least 1
   * @throws IllegalArgumentException for no sample
   */
  public static GateMetric choose(Collection<Sample> samples, int threads) {
    if (samples.isEmpty() || threads < 1) {
      throw new IllegalArgumentException(
          "metric: expected samples and threads >= 1, got %d and %d".formatted(samples.size(), threads));
    }
    double wall = 0;
    double ready = 0;
    double switches = 0;
    for (Sample sample : samples) {
      Double switched = sample.secondary().get(VOLUNTARY_SWITCHES);
      if (sample.cpuNanos().isEmpty() || switched == null) {
        return WALL;
      }
      wall += sample.wallNanos();
      ready += sample.cpuNanos().getAsLong() + sample.secondary().getOrDefault(QUEUED_NANOS, 0.0);
      switches += switched;
    }
    boolean computes = ready >= MIN_CPU_SHARE * wall * threads && switches < MAX_SWITCHES_PER_SECOND * wall / 1e9;
    return computes ? CPU : WALL;
  }
}
