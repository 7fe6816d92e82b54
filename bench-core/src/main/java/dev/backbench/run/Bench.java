package dev.backbench.run;

import static java.util.Objects.requireNonNull;

import dev.backbench.plan.Profile;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * What measuring needs from the world around it. Tests hand in fakes.
 *
 * @param profile how much to measure
 * @param sources where forks come from
 * @param fixtures what they run against
 * @param inputs what kernels read
 * @param noise what else the machine does
 * @param ownCpuNanos CPU nanoseconds of this process so far, so that it is not taken for noise
 * @param clock the run's clock
 * @param scratch an existing directory for forks' own directories
 * @param memoryBytes memory of the machine or the cgroup; heaps of parked forks stay below half of it
 * @param stop whether to stop
 * @param progress who is told
 */
public record Bench(Profile profile, Sources sources, Fixtures fixtures, Inputs inputs, NoiseProbe noise,
    LongSupplier ownCpuNanos, RunClock clock, Path scratch, long memoryBytes, Stop stop, Progress progress) {
  /** Refuses nulls. */
  public Bench {
    requireNonNull(profile, "profile");
    requireNonNull(sources, "sources");
    requireNonNull(fixtures, "fixtures");
    requireNonNull(inputs, "inputs");
    requireNonNull(noise, "noise");
    requireNonNull(ownCpuNanos, "ownCpuNanos");
    requireNonNull(clock, "clock");
    requireNonNull(scratch, "scratch");
    requireNonNull(stop, "stop");
    requireNonNull(progress, "progress");
  }
}
