package dev.backbench.io.jdbc;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the operations of this process waited for since the last {@link #reset}. One per process, because the driver makes
 * its socket factory itself, from a name; a fork is a process and does one thing.
 */
final class Meter {
  private static final LongAdder OPERATIONS = new LongAdder();
  private static final LongAdder POOL_NANOS = new LongAdder();
  private static final LongAdder ANSWER_NANOS = new LongAdder();

  private Meter() {}

  /** Starts again from nothing. */
  static void reset() {
    OPERATIONS.reset();
    POOL_NANOS.reset();
    ANSWER_NANOS.reset();
  }

  /** One more operation is done. */
  static void operation() {
    OPERATIONS.increment();
  }

  /** How many are. */
  static long operations() {
    return OPERATIONS.sum();
  }

  /** Somebody waited that long for a connection of the pool. */
  static void poolWait(long nanos) {
    POOL_NANOS.add(nanos);
  }

  static long poolNanos() {
    return POOL_NANOS.sum();
  }

  /** Somebody waited that long for the server's answer. */
  static void answerWait(long nanos) {
    ANSWER_NANOS.add(nanos);
  }

  static long answerNanos() {
    return ANSWER_NANOS.sum();
  }

  /** Hears from HikariCP how long each caller waited. */
  static IMetricsTracker ofPool() {
    return new IMetricsTracker() {
      @Override
      public void recordConnectionAcquiredNanos(long elapsedAcquiredNanos) {
        poolWait(elapsedAcquiredNanos);
      }
    };
  }
}
