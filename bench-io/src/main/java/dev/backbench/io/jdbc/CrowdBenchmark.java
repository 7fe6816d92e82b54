package dev.backbench.io.jdbc;

import java.util.concurrent.ThreadFactory;

/** What benchmarks with many callers share: an operation of JMH is one of theirs, done. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public abstract class CrowdBenchmark extends DatabaseBenchmark {
  private Crowd crowd;

  /** For subclasses. */
  CrowdBenchmark() {}

  /** Has the callers come; they wait at the gate. */
  final void gather(ThreadFactory threads, int callers, Crowd.Work work) {
    crowd = new Crowd(threads, callers, work);
  }

  /** How many operations pass before an iteration begins, so that all who can be at work are. */
  int first() {
    return 0;
  }

  /** Before the gate is opened. */
  void ready() throws Exception {}

  @Override
  final void begin() throws Exception {
    ready();
    crowd.start(first());
  }

  /** Waits for one more operation. */
  final void next() throws Exception {
    crowd.next();
    Meter.operation();
  }

  @Override
  final void end() throws Exception {
    crowd.stop();
  }

  @Override
  final void close() {
    crowd.close();
  }
}
