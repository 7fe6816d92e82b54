package dev.backbench.result;

import dev.backbench.unit.Metric;
import java.util.List;
import java.util.OptionalDouble;

/** From a fork's samples to one number per metric: forks are the independent unit, samples are not. */
public final class ForkScore {
  private ForkScore() {}

  /**
   * The fork's value of the primary metric. Throughput is all operations over all wall time, so that a slice with a
   * collection in it counts by its length; everything else is the mean of the samples.
   *
   * @param measured samples that count; at least one
   * @return in the metric's unit, positive
   * @throws IllegalArgumentException for no sample
   */
  public static double of(Metric metric, List<Sample> measured) {
    if (measured.isEmpty()) {
      throw new IllegalArgumentException("fork score: expected at least one sample, got none");
    }
    if (metric.equals(Metric.THROUGHPUT)) {
      double nanos = measured.stream().mapToLong(Sample::wallNanos).sum();
      return measured.stream().mapToLong(Sample::operations).sum() / nanos * 1e9;
    }
    return measured.stream().mapToDouble(Sample::score).average().orElseThrow();
  }

  /**
   * The fork's value of a secondary metric: what the fork says as a whole, else from its samples, where per-operation metrics are weighted by operations, a maximum is the largest and
   * anything else is averaged.
   *
   * @return in the metric's unit; empty unless the fork or every sample has it
   */
  public static OptionalDouble of(String id, ForkResult fork) {
    Double whole = fork.values().get(id);
    return whole == null ? of(id, fork.measured()) : OptionalDouble.of(whole);
  }

  static OptionalDouble of(String id, List<Sample> measured) {
    boolean cpu = id.equals(Metric.CPU_TIME.id());
    if (measured.isEmpty() || !measured.stream().allMatch(cpu
        ? sample -> sample.cpuNanos().isPresent()
        : sample -> sample.secondary().containsKey(id))) {
      return OptionalDouble.empty();
    }
    double operations = measured.stream().mapToLong(Sample::operations).sum();
    if (cpu) {
      return OptionalDouble
          .of(measured.stream().mapToLong(sample -> sample.cpuNanos().orElseThrow()).sum() / operations);
    }
    if (Metric.byId(id).map(metric -> metric.unit().endsWith("/op")).orElse(false)) {
      return OptionalDouble.of(
          measured.stream().mapToDouble(sample -> value(sample, id) * sample.operations()).sum() / operations);
    }
    return id.endsWith("-max")
        ? measured.stream().mapToDouble(sample -> value(sample, id)).max()
        : measured.stream().mapToDouble(sample -> value(sample, id)).average();
  }

  private static double value(Sample sample, String id) {
    Double value = sample.secondary().get(id);
    if (value == null) {
      throw new IllegalStateException("sample without " + id);
    }
    return value;
  }
}
