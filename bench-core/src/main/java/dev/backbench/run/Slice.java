package dev.backbench.run;

import static java.util.Objects.requireNonNull;

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
 * @param score the primary metric's value in its unit; NaN to have it computed as operations per second of wall time
 * @param secondary further metrics by id, in their units
 * @param jitNanos compile time of all compiler threads meanwhile, where the runtime says
 * @param gcNanos time in collection pauses meanwhile, where the runtime says
 * @param loadedClasses classes loaded meanwhile, where the runtime says
 * @param begun how many operations were begun, of which some may have ended after the slice; what a database must have seen
 */
public record Slice(long operations, long wallNanos, OptionalLong cpuNanos, double score,
    SortedMap<String, Double> secondary, OptionalLong jitNanos, OptionalLong gcNanos, OptionalLong loadedClasses,
    long begun) {
  /** Copies the map. */
  public Slice {
    requireNonNull(cpuNanos, "cpuNanos");
    requireNonNull(jitNanos, "jitNanos");
    requireNonNull(gcNanos, "gcNanos");
    requireNonNull(loadedClasses, "loadedClasses");
    secondary = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(secondary)));
  }

  /** Of a runtime that says nothing of compilation, collection and class loading. */
  public Slice(long operations, long wallNanos, OptionalLong cpuNanos, double score,
      SortedMap<String, Double> secondary) {
    this(operations, wallNanos, cpuNanos, score, secondary, OptionalLong.empty(), OptionalLong.empty(),
        OptionalLong.empty());
  }

  /** Of which every operation ended within it. */
  public Slice(long operations, long wallNanos, OptionalLong cpuNanos, double score,
      SortedMap<String, Double> secondary, OptionalLong jitNanos, OptionalLong gcNanos, OptionalLong loadedClasses) {
    this(operations, wallNanos, cpuNanos, score, secondary, jitNanos, gcNanos, loadedClasses, operations);
  }

  /** This, with so many operations begun. */
  public Slice withBegun(long operationsBegun) {
    return new Slice(operations, wallNanos, cpuNanos, score, secondary, jitNanos, gcNanos, loadedClasses,
        operationsBegun);
  }
}
