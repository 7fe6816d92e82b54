package dev.backbench.run.worker;

import dev.backbench.json.WorkerMessages;
import dev.backbench.json.WorkerMessages.Message.Sliced;
import dev.backbench.run.RunningSums;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether what a worker says of a slice can be true. Work and counts are proved by the sum of the digests; times cannot
 * be proved, only bounded by our own clock, which is the same monotonic clock of the machine.
 */
final class SliceCheck {
  /** Rounding of clocks that count microseconds or ticks. */
  private static final long CLOCK_SLACK_NANOS = 10_000_000;
  /** What may pass between our grant and its start, and between its end and our reading, on a loaded machine. */
  private static final long UNACCOUNTED_NANOS = 1_000_000_000;

  private final RunningSums sums;
  private final int cpus;
  private long operations;

  /** For a fresh worker that may use so many CPUs. */
  SliceCheck(RunningSums sums, int cpus) {
    this.sums = sums;
    this.cpus = cpus;
  }

  /**
   * Takes the slice into account.
   *
   * @param ourWallNanos between our grant and the arrival of the answer
   * @return what cannot be true, as the second half of a sentence; empty when all of it can
   */
  Optional<String> problem(Sliced slice, Duration asked, long ourWallNanos) {
    if (slice.operations() < 1) {
      return Optional.of("at least one operation in a slice was expected, it says " + slice.operations());
    }
    operations += slice.operations();
    long expected = sums.after(operations);
    if (slice.checksum() != expected) {
      return Optional
          .of("after %d operations the running checksum must be %s, it says %s. It did other work, or not as much"
              .formatted(operations, WorkerMessages.checksum(expected), WorkerMessages.checksum(slice.checksum())));
    }
    return times(slice, asked, ourWallNanos);
  }

  private Optional<String> times(Sliced slice, Duration asked, long ourWallNanos) {
    if (slice.wallNanos() < asked.toNanos() / 10 * 9) {
      return Optional.of("a slice of at least %d ns was asked for, it says %d ns".formatted(asked.toNanos(),
          slice.wallNanos()));
    }
    if (slice.wallNanos() > ourWallNanos + CLOCK_SLACK_NANOS) {
      return Optional.of("the slice took %d ns by our clock, it says %d ns".formatted(ourWallNanos, slice.wallNanos()));
    }
    if (ourWallNanos > 2 * slice.wallNanos() + UNACCOUNTED_NANOS) {
      return Optional.of("the slice took %d ns by our clock, it accounts for %d ns only".formatted(ourWallNanos,
          slice.wallNanos()));
    }
    double mostCpu = slice.wallNanos() * (double) cpus * 1.1 + CLOCK_SLACK_NANOS;
    if (slice.cpuNanos() < 0 || slice.cpuNanos() > mostCpu) {
      return Optional.of("%d ns of wall time on %d CPUs allow 0 to %.0f ns of CPU time, it says %d ns"
          .formatted(slice.wallNanos(), cpus, mostCpu, slice.cpuNanos()));
    }
    return Optional.empty();
  }
}
