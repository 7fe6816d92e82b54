package dev.backbench.cli;

import dev.backbench.plan.Plan;
import dev.backbench.plan.PlannedCell;
import dev.backbench.result.ForkResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How much of a run is done, and how long the rest takes at the pace so far. */
final class Remaining {
  private final LongSupplier nanoTime;
  private final Map<String, Duration> costs = new HashMap<>();
  private Duration total = Duration.ZERO;
  private Duration done = Duration.ZERO;
  private long startNanos;
  private int forks;

  Remaining(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void started(Plan plan) {
    startNanos = nanoTime.getAsLong();
    total = plan.estimate();
    for (PlannedCell cell : plan.cells()) {
      costs.put(cell.cell().id(), cell.forkCost());
    }
  }

  void ended(ForkResult fork) {
    forks++;
    done = done.plus(costs.getOrDefault(fork.cell(), Duration.ZERO));
  }

  /** {@code 12 forks in 3 min 20 s}, at the end. */
  String total() {
    return Words.count(forks, "fork") + " in " + Words.of(Duration.ofNanos(nanoTime.getAsLong() - startNanos));
  }

  /** {@code 12 forks, 40 %, 3 min 20 s left}; an adaptive cell may need more forks than planned, so 99 % at most. */
  String words() {
    if (total.isZero() || done.isZero()) {
      return Words.count(forks, "fork") + ", " + Words.of(total) + " left";
    }
    double share = Math.min(0.99, (double) done.toMillis() / total.toMillis());
    long elapsed = nanoTime.getAsLong() - startNanos;
    Duration left = Duration.ofNanos((long) (elapsed / share * (1 - share)));
    return "%s, %s %%, %s left".formatted(Words.count(forks, "fork"), Math.round(share * 100), Words.of(left));
  }
}
