package dev.backbench.run;

import dev.backbench.result.Sample;
import dev.backbench.unit.Metric;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How cold a fork began, against its own steady speed: throughput, or answers per CPU second at a constant rate. The first slices of a fork are short (a sixteenth of a slice,
 * doubling), because a just-in-time compiler does most of its work in the first tenth of a second.
 *
 * <p>A known bias: the verify input, some hundred operations, was computed before the first slice, and a JMH fork has done
 * one operation more. What they warmed up is missing, so the figures say at least how cold the contender is.
 */
final class WarmUp {
  /** Short slices at the beginning, each twice as long as the one before; the last is half of a usual one. */
  static final int SHORT_SLICES = 4;
  /** Operations that count as the first ones of a process. */
  private static final int EARLY = 10_000;
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
    double steady = steady(measured);
    long nanos = 0;
    long operations = 0;
    for (Sample sample : samples) {
      if (sample.score() >= WARM * steady) {
        break;
      }
      nanos += sample.wallNanos();
      operations += sample.operations();
    }
    return Map.of(Metric.WARM_UP_TIME.id(), (double) nanos, Metric.WARM_UP_OPERATIONS.id(), (double) operations,
        Metric.FIRST_SLICE_SHARE.id(), samples.getFirst().score() / steady);
  }

  /**
   * The rate over a process's first operations, the measured ones excluded, as a share of its steady one: what a deployment
   * costs its first users.
   *
   * @param samples of one fork in time order, whose scores are operations per second of CPU time
   * @return empty unless some of the first ten thousand operations, or as many as there were, have a CPU time
   */
  static OptionalDouble early(List<Sample> samples) {
    double cpu = 0;
    double operations = 0;
    for (Sample sample : samples) {
      if (sample.phase() == Sample.Phase.WARMUP && operations < EARLY && sample.cpuNanos().isPresent()) {
        cpu += sample.cpuNanos().getAsLong();
        operations += sample.operations();
      }
    }
    List<Sample> measured = samples.stream().filter(sample -> sample.phase() == Sample.Phase.MEASURED).toList();
    return operations > 0 && cpu > 0 && !measured.isEmpty()
        ? OptionalDouble.of(operations * 1e9 / cpu / steady(measured))
        : OptionalDouble.empty();
  }

  private static double steady(List<Sample> measured) {
    return measured.stream().mapToDouble(sample -> sample.score() * sample.wallNanos()).sum()
        / measured.stream().mapToDouble(Sample::wallNanos).sum();
  }
}
