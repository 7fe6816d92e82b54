package dev.backbench.run.gate;

import static java.util.Objects.requireNonNull;

import dev.backbench.plan.Profile;
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
 * @param shape how long slices, warm-ups and forks are: {@link #USUAL} or {@link #BRIEF}
 * @param forks starts forks of the workloads {@code base} and {@code candidate}
 * @param noise what else the machine does
 * @param ownCpuNanos CPU nanoseconds of this process so far, so that it is not taken for noise
 * @param clock the session's clock
 * @param scratch an existing directory for forks' own directories
 * @param stop whether to stop
 * @param budget no pair begins that is not expected to end within it
 * @param cpus how many CPUs forks may use
 */
public record GateBench(Profile shape, ForkSource forks, NoiseProbe noise, LongSupplier ownCpuNanos, RunClock clock,
    Path scratch,
    Stop stop, Duration budget, int cpus) {
  /** Slices that hold a collection or two, and as much warm-up as a thorough run grants. */
  public static final Profile USUAL = shape("gate", 8, Duration.ofMillis(200), Duration.ofSeconds(10));
  /** For what stands out anyway. */
  public static final Profile BRIEF = shape("gate-brief", 4, Duration.ofMillis(100), Duration.ofSeconds(2));

  /** Refuses nulls. */
  public GateBench {
    requireNonNull(shape, "shape");
    requireNonNull(forks, "forks");
    requireNonNull(noise, "noise");
    requireNonNull(ownCpuNanos, "ownCpuNanos");
    requireNonNull(clock, "clock");
    requireNonNull(scratch, "scratch");
    requireNonNull(stop, "stop");
    requireNonNull(budget, "budget");
  }

  private static Profile shape(String id, int slices, Duration slice, Duration warmupCap) {
    return new Profile(id, 1, 1, slices, slice, warmupCap, 0, 1, false, false, Duration.ZERO);
  }
}
