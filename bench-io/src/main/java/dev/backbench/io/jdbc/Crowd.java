package dev.backbench.io.jdbc;

import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Many callers in a closed loop: each does its work, then does it again. Between iterations they stand still where they
 * are, most of them in the queue for a connection, so an iteration begins in the state in which the last one ended and not
 * with an empty queue.
 */
final class Crowd implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Semaphore done = new Semaphore(0);
  private final Gate gate = new Gate(done);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Work work;

  /** What a caller does once; it does the part that counts between {@link Gate#enter} and {@link Gate#leave}. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it, and says how many operations that were when it leaves the gate.
     *
     * @param caller from 0
     */
    void run(int caller, Gate gate) throws Exception;
  }

  /** Starts the callers; the gate is shut. */
  Crowd(ThreadFactory threads, int callers, Work work) {
    this.work = work;
    for (int i = 0; i < callers; i++) {
      int caller = i;
      threads.newThread(() -> loop(caller)).start();
    }
  }

  private void loop(int caller) {
    try {
      while (!gate.ended()) {
        work.run(caller, gate);
      }
    } catch (Throwable e) {
      if (!gate.ended() && failure.compareAndSet(null, e)) {
        // Whoever waits must hear of it.
        done.release(1);
      }
    }
  }

  /** Opens the gate and lets that many operations pass, so that all who can be at work are. */
  void start(int first) throws Exception {
    done.drainPermits();
    gate.open();
    for (int i = 0; i < first; i++) {
      next();
    }
  }

  /** Waits for one more operation to be done. */
  void next() throws Exception {
    if (!done.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new TimeoutException("expected an operation within %d s, got none".formatted(PATIENCE_SECONDS));
    }
    Throwable reason = failure.get();
    if (reason instanceof Exception exception) {
      throw exception;
    }
    if (reason != null) {
      throw new IllegalStateException(reason);
    }
  }

  /** Shuts the gate and waits until nobody is inside. */
  void stop() throws InterruptedException, TimeoutException {
    gate.shut(PATIENCE_SECONDS);
  }

  /** Sends everybody home; whoever waits for a connection leaves when the pool closes. */
  @Override
  public void close() {
    gate.end();
  }
}
