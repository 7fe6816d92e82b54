package dev.backbench.cli;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A neighbour for studies of the gate, in a process of its own: turns between computing and resting, at moments that its seed
 * decides, and ends by itself.
 */
final class Antagonist {
  private static final long MEAN_NANOS = Duration.ofMillis(400).toNanos();

  private Antagonist() {}

  /** Expects the seed and the seconds after which it ends. */
  public static void main(String[] arguments) {
    SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[0]));
    long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(arguments[1])).toNanos();
    while (System.nanoTime() < end) {
      long busy = System.nanoTime() + random.nextLong(2 * MEAN_NANOS);
      while (System.nanoTime() < busy) {
        Thread.onSpinWait();
      }
      LockSupport.parkNanos(random.nextLong(2 * MEAN_NANOS));
    }
  }
}
