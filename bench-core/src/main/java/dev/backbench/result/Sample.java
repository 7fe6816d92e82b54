package dev.backbench.result;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One slice of a fork, or one launch.
 *
 * @param phase whether it counts
 * @param offsetNanos its start, nanoseconds since the start of the run, for drift
 * @param operations how many operations it did; at least 1
 * @param wallNanos how long they took
 * @param cpuNanos process-CPU nanoseconds of the fork's process tree meanwhile, where the platform says
 * @param score the value of the cell's primary metric, in that metric's unit; positive
 * @param secondary values of further metrics by metric id, in their units
 * @param noise what else the machine did, where the platform says
 */
public record Sample(Phase phase, long offsetNanos, long operations, long wallNanos, OptionalLong cpuNanos,
    double score,
    SortedMap<String, Double> secondary, Optional<Noise> noise) {
  /** Refuses counts and scores that no measurement can yield. */
  public Sample {
    requireNonNull(phase, "phase");
    requireNonNull(cpuNanos, "cpuNanos");
    requireNonNull(noise, "noise");
    if (operations < 1 || wallNanos < 1 || !(score > 0 && score < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("sample: expected operations, wall time and score > 0, got %d, %d ns, %s"
          .formatted(operations, wallNanos, score));
    }
    secondary = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(secondary)));
  }

  /** Whether a sample counts. */
  public enum Phase {
    /** Taken before the fork was steady; kept for the warm-up curve. */
    WARMUP,
    /** Taken while something else used the machine, and repeated; judged by the noise, blind to the score. */
    DISCARDED,
    /** Counts. */
    MEASURED
  }
}
