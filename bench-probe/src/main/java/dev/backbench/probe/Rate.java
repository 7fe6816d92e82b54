package dev.backbench.probe;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;

/** JMH's score, whatever its mode and time unit, as operations per second. */
final class Rate {
  private Rate() {}

  /**
   * The sum over threads. JMH itself sums throughput but averages times, so its average time of threads at unequal speed
   * is not the inverse of their throughput.
   *
   * @param results the primary result of each thread
   * @param unit the time unit that the scores are in
   */
  @SuppressWarnings("rawtypes") // as JMH declares them
  static double perSecond(Mode mode, TimeUnit unit, Iterable<Result> results) {
    double sum = 0;
    for (Result<?> result : results) {
      sum += perSecond(mode, unit, result.getScore());
    }
    return sum;
  }

  /** One score. */
  static double perSecond(Mode mode, TimeUnit unit, double score) {
    double nanosPerUnit = unit.toNanos(1);
    return mode == Mode.Throughput ? score * 1e9 / nanosPerUnit : 1e9 / (score * nanosPerUnit);
  }
}
