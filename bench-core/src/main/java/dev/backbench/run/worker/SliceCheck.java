package dev.backbench.run.worker;

import dev.backbench.json.WorkerMessages;
import dev.backbench.json.WorkerMessages.Message.Share;
import dev.backbench.json.WorkerMessages.Message.Sliced;
import dev.backbench.run.RunningSums;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
  /** So far, by worker; one element for a process that is its only worker. */
  private final long[] operations;
  private final boolean several;

  /** For a fresh worker that may use so many CPUs. */
  SliceCheck(RunningSums sums, int cpus) {
    this(sums, cpus, OptionalInt.empty());
  }

  /**
   * For a fresh process that may use so many CPUs.
   *
   * @param workers how many workers it must have; empty when it is the only one and does not tell of any
   */
  SliceCheck(RunningSums sums, int cpus, OptionalInt workers) {
    this.sums = sums;
    this.cpus = cpus;
    operations = new long[workers.orElse(1)];
    several = workers.isPresent();
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
    Optional<String> work = several
        ? shares(slice)
        : share(0, new Share(slice.operations(), slice.checksum())).or(() -> none(slice));
    return work.or(() -> times(slice, asked, ourWallNanos));
  }

  private static Optional<String> none(Sliced slice) {
    return slice.workers().isEmpty()
        ? Optional.empty()
        : Optional.of("no workers were asked for, it tells of " + slice.workers().size());
  }

  /** Each worker did its part, each part is right, and the whole is their sum. */
  private Optional<String> shares(Sliced slice) {
    List<Share> workers = slice.workers();
    if (workers.size() != operations.length) {
      return Optional.of("%d workers were asked for, it tells of %d".formatted(operations.length, workers.size()));
    }
    for (int i = 0; i < workers.size(); i++) {
      int worker = i;
      if (workers.get(i).operations() < 1) {
        return Optional.of("at least one operation of each worker was expected, worker %d did %d".formatted(i + 1,
            workers.get(i).operations()));
      }
      Optional<String> wrong = share(i, workers.get(i)).map(problem -> "worker " + (worker + 1) + ": " + problem);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    long total = workers.stream().mapToLong(Share::operations).sum();
    long sum = workers.stream().mapToLong(Share::checksum).sum();
    return total == slice.operations() && sum == slice.checksum()
        ? Optional.empty()
        : Optional.of("its workers did %d operations with checksum %s, it says %d and %s".formatted(total,
            WorkerMessages.checksum(sum), slice.operations(), WorkerMessages.checksum(slice.checksum())));
  }

  private Optional<String> share(int worker, Share share) {
    operations[worker] += share.operations();
    long expected = sums.after(operations[worker]);
    return share.checksum() == expected
        ? Optional.empty()
        : Optional
            .of("after %d operations the running checksum must be %s, it says %s. It did other work, or not as much"
                .formatted(operations[worker], WorkerMessages.checksum(expected),
                    WorkerMessages.checksum(share.checksum())));
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
