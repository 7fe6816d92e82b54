package dev.backbench.run;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a fork says of one slice.
 *
 * @param operations how many it did
 * @param wallNanos how long the fork says they took, by its own monotonic clock
 * @param cpuNanos process-CPU nanoseconds of the fork's tree meanwhile, where the platform says
 * @param jitNanos time that just-in-time compilers were busy meanwhile, where the runtime says
 * @param gcNanos time that the garbage collector says it used meanwhile, where the runtime says
 * @param score the primary metric's value in its unit; NaN to have it computed as operations per second of wall time
 * @param secondary further metrics by id, in their units
 */
public record Slice(long operations, long wallNanos, OptionalLong cpuNanos, OptionalLong jitNanos,
    OptionalLong gcNanos, double score, SortedMap<String, Double> secondary) {
  /** Copies the map. */
  public Slice {
    secondary = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(secondary)));
  }

  /** Of a runtime that says nothing of its compiler and collector. */
  public Slice(long operations, long wallNanos, OptionalLong cpuNanos, double score,
      SortedMap<String, Double> secondary) {
    this(operations, wallNanos, cpuNanos, OptionalLong.empty(), OptionalLong.empty(), score, secondary);
  }
}
