package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.backbench.result.Sample;
import dev.backbench.result.Sample.Phase;
import dev.backbench.unit.Metric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class WarmUpTest {
  @Test
  void countsWhatCameBeforeTheFirstWarmSlice() {
    // Steady: 1000 operations in 100 ns. The first slice has a quarter of that, the second half, the third nine tenths.
    List<Sample> samples = List.of(sample(Phase.WARMUP, 25, 10), sample(Phase.WARMUP, 100, 20),
        sample(Phase.WARMUP, 900, 100), sample(Phase.MEASURED, 1000, 100));
    assertThat(WarmUp.of(samples)).containsOnly(java.util.Map.entry(Metric.FIRST_SLICE_SHARE.id(), 0.25),
        java.util.Map.entry(Metric.WARM_UP_TIME.id(), 30.0),
        java.util.Map.entry(Metric.WARM_UP_OPERATIONS.id(), 125.0));
  }

  @Test
  void isNothingForOneThatWasWarmAtOnce() {
    List<Sample> samples = List.of(sample(Phase.WARMUP, 1000, 100), sample(Phase.MEASURED, 1000, 100));
    assertThat(WarmUp.of(samples)).containsEntry(Metric.WARM_UP_TIME.id(), 0.0)
        .containsEntry(Metric.FIRST_SLICE_SHARE.id(), 1.0);
  }

  /** Steady: an operation per nanosecond of CPU time. The first 10,000 cost two nanoseconds each, the next ones do not count. */
  @Test
  void comparesTheFirstTenThousandOperationsByCpuTime() {
    List<Sample> samples = List.of(costing(Phase.WARMUP, 6_000, 14_000), costing(Phase.WARMUP, 4_000, 6_000),
        costing(Phase.WARMUP, 5_000, 5_000), costing(Phase.MEASURED, 5_000, 5_000));
    assertThat(WarmUp.early(samples)).hasValueCloseTo(0.5, withinPercentage(1e-9));
    assertThat(WarmUp.early(samples.subList(0, 3))).isEmpty();
    assertThat(WarmUp.early(samples.subList(3, 4))).isEmpty();
  }

  private static Sample costing(Phase phase, long operations, long cpuNanos) {
    return new Sample(phase, 0, operations, 1_000_000_000, OptionalLong.of(cpuNanos), operations * 1e9 / cpuNanos,
        new TreeMap<>(), Optional.empty());
  }

  @Test
  void saysNothingWithoutAWarmUpOrAMeasuredSlice() {
    assertThat(WarmUp.of(List.of(sample(Phase.MEASURED, 1, 1)))).isEmpty();
    assertThat(WarmUp.of(List.of(sample(Phase.WARMUP, 1, 1)))).isEmpty();
    assertThat(WarmUp.of(List.of())).isEmpty();
  }

  private static Sample sample(Phase phase, long operations, long nanos) {
    return new Sample(phase, 0, operations, nanos, OptionalLong.empty(), operations * 1e9 / nanos, new TreeMap<>(),
        Optional.empty());
  }
}
