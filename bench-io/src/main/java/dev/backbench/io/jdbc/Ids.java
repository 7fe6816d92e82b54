package dev.backbench.io.jdbc;

import dev.backbench.contract.SplitMix64;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** The random numbers of a benchmark's thread: its own stream, the same in every fork and for every contender. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public class Ids {
  private SplitMix64 random;

  /** For JMH. */
  public Ids() {}

  /** Seeds the stream. */
  @Setup(Level.Trial)
  public void seed(ThreadParams thread) {
    random = stream(thread.getThreadIndex());
  }

  /** The stream of a thread or caller. */
  static SplitMix64 stream(int thread) {
    return SplitMix64.stream("jdbc", "thread-" + thread, 1);
  }

  /** A number of 0 to less than that one. */
  int below(int bound) {
    return random.below(bound);
  }

  /** A number of 0 to less than 1. */
  double unit() {
    return random.unit();
  }

  /** An id of 1 to that number. */
  long next(int count) {
    return 1L + random.below(count);
  }
}
