package dev.backbench.gate;

import dev.backbench.result.Noise;
import dev.backbench.result.Sample;
import dev.backbench.unit.Better;
import dev.backbench.unit.Metric;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** Made-up slices of 200 ms. */
final class Slices {
  static final GatedBenchmark THROUGHPUT = new GatedBenchmark("sort", Better.HIGHER, 1, false);
  static final GatedBenchmark CONTROL = new GatedBenchmark("control", Better.HIGHER, 1, true);

  private static final long WALL_NANOS = 200_000_000;

  private Slices() {}

  /** A slice by its operations, which are its score too; without CPU time. */
  static Sample of(double operations) {
    return of(operations, OptionalLong.empty(), Map.of());
  }

  /** A slice that used so much CPU time and switched voluntarily so often. */
  static Sample computing(double operations, double cpuShare, double switches) {
    return of(operations, OptionalLong.of(Math.round(cpuShare * WALL_NANOS)),
        Map.of(GateMetric.VOLUNTARY_SWITCHES, switches));
  }

  /** A slice that allocated so many bytes per operation. */
  static Sample allocating(double operations, double bytes) {
    return of(operations, OptionalLong.empty(), Map.of(Metric.ALLOCATION.id(), bytes));
  }

  static Sample of(double operations, OptionalLong cpuNanos, Map<String, Double> secondary) {
    return new Sample(Sample.Phase.MEASURED, 0, Math.round(operations), WALL_NANOS, cpuNanos, operations,
        new TreeMap<>(secondary), Optional.<Noise>empty());
  }

  /** A pair whose slices all have the same score in an arm. */
  static Pair pair(double base, double candidate) {
    return new Pair(Collections.nCopies(4, of(base)), Collections.nCopies(4, of(candidate)));
  }

  static List<Sample> scores(double... scores) {
    return DoubleStream.of(scores).mapToObj(Slices::of).toList();
  }
}
