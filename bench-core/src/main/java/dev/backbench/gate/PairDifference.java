package dev.backbench.gate;

import dev.backbench.result.Sample;
import dev.backbench.stats.Moments;
import dev.backbench.unit.Better;
import java.util.List;

/**
 * By how much the candidate of one pair is slower.
 *
 * @param median the middle one, over adjacent slices, of ln base - ln candidate in the sense of throughput
 * @param total the same of operations by time over all slices: what is rare, a collection, shows here alone
 */
public record PairDifference(double median, double total) {
  /**
   * Positive when the candidate is slower, whatever the benchmark's unit.
   *
   * @param better the direction of the score
   * @throws IllegalArgumentException when the metric is CPU and a slice has no positive CPU time
   */
  public static PairDifference of(Pair pair, GateMetric metric, Better better) {
    double[] differences = new double[pair.base().size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = speed(pair.base().get(i), metric, better) - speed(pair.candidate().get(i), metric, better);
    }
    return new PairDifference(Moments.median(differences),
        totalSpeed(pair.base(), metric) - totalSpeed(pair.candidate(), metric));
  }

  private static double speed(Sample sample, GateMetric metric, Better better) {
    return switch (metric) {
      case CPU -> Math.log((double) sample.operations()) - Math.log(cpuNanos(sample));
      case WALL -> switch (better) {
        case HIGHER -> Math.log(sample.score());
        case LOWER -> -Math.log(sample.score());
      };
    };
  }

  private static double totalSpeed(List<Sample> samples, GateMetric metric) {
    double operations = 0;
    double nanos = 0;
    for (Sample sample : samples) {
      operations += sample.operations();
      nanos += switch (metric) {
        case CPU -> cpuNanos(sample);
        case WALL -> sample.wallNanos();
      };
    }
    return Math.log(operations) - Math.log(nanos);
  }

  private static double cpuNanos(Sample sample) {
    long nanos = sample.cpuNanos().orElse(0);
    if (nanos <= 0) {
      throw new IllegalArgumentException("CPU metric: expected a slice with CPU time, got " + sample.cpuNanos());
    }
    return nanos;
  }
}
