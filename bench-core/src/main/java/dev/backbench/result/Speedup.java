package dev.backbench.result;

import static java.util.Objects.requireNonNull;

import dev.backbench.stats.Estimate;

/**
 * What more workers gain: a contender's throughput with several over that with one, paired round by round in one sitting.
 *
 * @param sitting workload and parameters without the number of workers
 * @param contender contender id
 * @param control whether the contender is the sweep's control, independent processes
 * @param workers how many, at least 2
 * @param cpus logical CPUs that its forks might use
 * @param ratio throughput with that many workers over throughput with one, with its 95 % interval
 * @param pairs rounds in which both were OK
 */
public record Speedup(String sitting, String contender, boolean control, int workers, int cpus, Estimate ratio,
    int pairs) {
  /** Refuses what no sweep has. */
  public Speedup {
    requireNonNull(sitting, "sitting");
    requireNonNull(contender, "contender");
    requireNonNull(ratio, "ratio");
    if (workers < 2 || cpus < 1) {
      throw new IllegalArgumentException(
          "speed-up: expected at least 2 workers and 1 CPU, got %d and %d".formatted(workers, cpus));
    }
  }

  /** The speed-up per core that the workers could use, {@code min(workers, cpus)}: 1 where work scales perfectly. */
  public Estimate efficiency() {
    double cores = Math.min(workers, cpus);
    return new Estimate(ratio.center() / cores, ratio.lower() / cores, ratio.upper() / cores);
  }
}
