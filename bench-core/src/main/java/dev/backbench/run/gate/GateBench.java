package dev.backbench.run.gate;

import static java.util.Objects.requireNonNull;

import dev.backbench.run.ForkSource;
import dev.backbench.run.NoiseProbe;
import dev.backbench.run.RunClock;
import dev.backbench.run.Stop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What live pairs need from the world around them. Tests hand in fakes.
 *
 * @param forks starts forks of the workloads {@code base} and {@code candidate}
 * @param noise what else the machine does
 * @param ownCpuNanos CPU nanoseconds of this process so far, so that it is not taken for noise
 * @param clock the session's clock
 * @param scratch an existing directory for forks' own directories
 * @param stop whether to stop
 * @param budget no pair begins that is not expected to end within it
 * @param cpus how many CPUs forks may use
 */
public record GateBench(ForkSource forks, NoiseProbe noise, LongSupplier ownCpuNanos, RunClock clock, Path scratch,
    Stop stop, Duration budget, int cpus) {
  /** Refuses nulls. */
  public GateBench {
    requireNonNull(forks, "forks");
    requireNonNull(noise, "noise");
    requireNonNull(ownCpuNanos, "ownCpuNanos");
    requireNonNull(clock, "clock");
    requireNonNull(scratch, "scratch");
    requireNonNull(stop, "stop");
    requireNonNull(budget, "budget");
  }
}
