package dev.backbench.io.jdbc;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Reports what the operations of an iteration waited for, as secondary results of JMH. The names are those of metrics. The
 * figures are the process's; each thread of the benchmark reports its part, because JMH adds them up. In its closing table
 * JMH adds up iterations, too: divide by their number there.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Waiting {
  private int threads = 1;
  private long startNanos;
  private double poolWaitNanos;
  private double answerShare;

  /** For JMH. */
  public Waiting() {}

  /** Begins an iteration. */
  @Setup(Level.Iteration)
  public void start(ThreadParams params) {
    threads = params.getThreadCount();
    Meter.reset();
    startNanos = System.nanoTime();
  }

  /** Ends it. */
  @TearDown(Level.Iteration)
  public void stop() {
    double elapsed = System.nanoTime() - startNanos;
    answerShare = Meter.answerNanos() / elapsed / threads;
    poolWaitNanos = (double) Meter.poolNanos() / Math.max(1, Meter.operations()) / threads;
  }

  /** Nanoseconds per operation. */
  public double poolWait() {
    return poolWaitNanos;
  }

  /** Waits for answers over wall time. */
  public double databaseWaitShare() {
    return answerShare;
  }
}
