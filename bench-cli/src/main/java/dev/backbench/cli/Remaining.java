package dev.backbench.cli;

import dev.backbench.plan.Plan;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How much of a run is done, and how long the rest takes by the costs learnt so far. */
final class Remaining {
  private final LongSupplier nanoTime;
  private Duration left = Duration.ZERO;
  private long startNanos;
  private long knownNanos;
  private int forks;

  Remaining(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void started(Plan plan) {
    startNanos = nanoTime.getAsLong();
    left(plan.estimate());
  }

  /** The rest takes that long from now on. */
  void left(Duration time) {
    left = time;
    knownNanos = nanoTime.getAsLong();
  }

  void forkEnded() {
    forks++;
  }

  /** {@code 12 forks in 3 min 20 s}, at the end. */
  String total() {
    return Words.count(forks, "fork") + " in " + Words.of(Duration.ofNanos(nanoTime.getAsLong() - startNanos));
  }

  /** {@code 12 forks, 40 %, 3 min 20 s left}; an adaptive cell may need more forks than planned, so 99 % at most. */
  String words() {
    long now = nanoTime.getAsLong();
    Duration rest = left.minusNanos(now - knownNanos);
    double leftNanos = rest.isNegative() ? 0 : rest.toNanos();
    double elapsed = now - startNanos;
    long percent = elapsed + leftNanos == 0 ? 0 : Math.min(99, Math.round(100 * elapsed / (elapsed + leftNanos)));
    return "%s, %s %%, %s left".formatted(Words.count(forks, "fork"), percent,
        Words.of(Duration.ofNanos((long) leftNanos)));
  }
}
