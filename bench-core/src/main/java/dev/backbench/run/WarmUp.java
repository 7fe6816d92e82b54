package dev.backbench.run;

import dev.backbench.result.Sample;
import dev.backbench.unit.Metric;
import java.util.List;
import java.util.Map;

/**
 * How cold a fork began, against its own steady throughput. The first slices of a fork are short (a sixteenth of a slice,
 * doubling), because a just-in-time compiler does most of its work in the first tenth of a second.
 *
 * <p>A known bias: the verify input, some hundred operations, was computed before the first slice, and a JMH fork has done
 * one operation more. What they warmed up is missing, so the figures say at least how cold the contender is.
 */
final class WarmUp {
  /** Short slices at the beginning, each twice as long as the one before; the last is half of a usual one. */
  static final int SHORT_SLICES = 4;
  /** From this share of its steady throughput on a contender counts as warm. */
  private static final double WARM = 0.9;

  private WarmUp() {}

  /**
   * Time and operations before the first slice that reached 90 % of the steady throughput, and the first slice's share of it.
   *
   * @param samples of one fork in time order
   * @return by metric id; empty unless the first sample is one of the warm-up and something was measured
   */
  static Map<String, Double> of(List<Sample> samples) {
    List<Sample> measured = samples.stream().filter(sample -> sample.phase() == Sample.Phase.MEASURED).toList();
    if (measured.isEmpty() || samples.getFirst().phase() != Sample.Phase.WARMUP) {
      return Map.of();
    }
    double steady = ForkScore.of(Metric.THROUGHPUT, measured);
    long nanos = 0;
    long operations = 0;
    for (Sample sample : samples) {
      if (rate(sample) >= WARM * steady) {
        break;
      }
      nanos += sample.wallNanos();
      operations += sample.operations();
    }
    return Map.of(Metric.WARM_UP_TIME.id(), (double) nanos, Metric.WARM_UP_OPERATIONS.id(), (double) operations,
        Metric.FIRST_SLICE_SHARE.id(), rate(samples.getFirst()) / steady);
  }

  private static double rate(Sample sample) {
    return sample.operations() * 1e9 / sample.wallNanos();
  }
}
