package dev.backbench.run;

import java.util.function.LongSupplier;

/**
 * Nanoseconds since the start of a run. A resumed run goes on where the earlier sitting's last record ended.
 *
 * @param nanoTime a monotonic clock, {@code System::nanoTime}
 * @param originNanos that clock's reading at offset 0
 */
public record RunClock(LongSupplier nanoTime, long originNanos) {
  /** Starting now at that offset. */
  public static RunClock startingAt(long offsetNanos, LongSupplier nanoTime) {
    return new RunClock(nanoTime, nanoTime.getAsLong() - offsetNanos);
  }

  /** Nanoseconds since the start of the run. */
  public long offsetNanos() {
    return nanoTime.getAsLong() - originNanos;
  }

  /** A reading of the monotonic clock as an offset. */
  public long offsetOf(long reading) {
    return reading - originNanos;
  }
}
