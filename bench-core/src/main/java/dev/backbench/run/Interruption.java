package dev.backbench.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGINT, SIGTERM and the end of the terminal: the JVM starts its shutdown, this asks the run to stop and gives it time
 * to write what it has. The JVM itself then exits with 130 or 143.
 */
public final class Interruption implements Stop, AutoCloseable {
  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean requested;

  /** From now on, with that much time for writing a partial report. */
  public Interruption(Duration grace) {
    hook = new Thread(() -> stop(grace), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Hooks run in no order: others may have killed our children before this one's thread ran. */
  @Override
  public boolean requested() {
    return requested || shuttingDown();
  }

  private static boolean shuttingDown() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException begun) {
      return true;
    }
  }

  private void stop(Duration grace) {
    requested = true;
    try {
      if (!written.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        System.getLogger(Interruption.class.getName()).log(System.Logger.Level.WARNING,
            "stopped before the partial report was written; the journal has every finished round");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything is written: nobody needs to wait any longer. */
  @Override
  public void close() {
    written.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // It is running, and has just been told that it may end.
    }
  }
}
