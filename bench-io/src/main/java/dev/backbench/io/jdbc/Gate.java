package dev.backbench.io.jdbc;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What callers pass to work; shut between iterations. */
final class Gate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private final Condition empty = lock.newCondition();
  private final Semaphore done;
  private boolean open;
  private boolean ended;
  private int inside;
  private volatile Clock clock = new Clock(0, false, 0);

  /** A permit of that semaphore is an operation that was done. */
  Gate(Semaphore done) {
    this.done = done;
  }

  /**
   * Time while open.
   *
   * @param before in earlier openings
   * @param running whether it is open now
   * @param since when it was opened last
   */
  private record Clock(long before, boolean running, long since) {
    long nanos() {
      return running ? before + System.nanoTime() - since : before;
    }
  }

  /** Waits until it is open. */
  void enter() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!open) {
        if (ended) {
          throw new CancellationException("the crowd was sent home");
        }
        opened.await();
      }
      inside++;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Comes out; only after {@link #enter}. What was done is counted before, so that nothing is counted after the gate was
   * shut.
   */
  void leave(int operations) {
    done.release(operations);
    lock.lock();
    try {
      inside--;
      if (inside == 0) {
        empty.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nanoseconds that it has been open: a clock that stands still while nobody is measured. */
  long openNanos() {
    return clock.nanos();
  }

  void open() {
    lock.lock();
    try {
      open = true;
      clock = new Clock(clock.nanos(), true, System.nanoTime());
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void shut(long patienceSeconds) throws InterruptedException, TimeoutException {
    lock.lockInterruptibly();
    try {
      open = false;
      clock = new Clock(clock.nanos(), false, 0);
      long left = TimeUnit.SECONDS.toNanos(patienceSeconds);
      while (inside > 0) {
        if (left <= 0) {
          throw new TimeoutException(
              "expected everybody out within %d s, %d are inside".formatted(patienceSeconds, inside));
        }
        left = empty.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  boolean ended() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      ended = true;
      open = false;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
