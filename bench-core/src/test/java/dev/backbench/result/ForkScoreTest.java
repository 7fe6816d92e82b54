package dev.backbench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.unit.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ForkScoreTest {
  @Test
  void weighsThroughputByTime() {
    // 100 operations in 1 s and 100 in 3 s are 200 in 4 s: 50 per second, not the mean of 100 and 33.3.
    assertThat(ForkScore.of(Metric.THROUGHPUT, List.of(sample(100, 1_000_000_000L, Map.of()),
        sample(100, 3_000_000_000L, Map.of())))).isCloseTo(50, within(1e-9));
  }

  @Test
  void weighsPerOperationMetricsByOperations() {
    // (100 * 8 + 300 * 16) / 400 = 14
    assertThat(ForkScore.of("allocation", List.of(sample(100, 1, Map.of("allocation", 8.0)),
        sample(300, 1, Map.of("allocation", 16.0))))).hasValueCloseTo(14.0, within(1e-9));
  }

  @Test
  void takesTheLargestOfAMaximumAndTheMeanOfAShare() {
    List<Sample> samples = List.of(sample(1, 1, Map.of("pause-max", 5.0, "pause-share", 0.1)),
        sample(9, 1, Map.of("pause-max", 2.0, "pause-share", 0.3)));
    assertThat(ForkScore.of("pause-max", samples)).hasValue(5);
    assertThat(ForkScore.of("pause-share", samples)).hasValueCloseTo(0.2, within(1e-9));
  }

  @Test
  void dividesCpuTimeByOperations() {
    // The samples below say 7 ns of CPU each: 14 ns for 4 operations.
    assertThat(ForkScore.of("cpu-time", List.of(sample(1, 1, Map.of()), sample(3, 1, Map.of())))).hasValue(3.5);
  }

  @Test
  void saysNothingOfAMetricThatOneSampleLacks() {
    assertThat(ForkScore.of("allocation", List.of(sample(1, 1, Map.of("allocation", 8.0)), sample(1, 1, Map.of()))))
        .isEmpty();
    assertThat(ForkScore.of("allocation", List.of())).isEmpty();
  }

  @Test
  void refusesAForkWithoutSamples() {
    assertThatThrownBy(() -> ForkScore.of(Metric.THROUGHPUT, List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static Sample sample(long operations, long wallNanos, Map<String, Double> secondary) {
    return new Sample(Sample.Phase.MEASURED, 0, operations, wallNanos, OptionalLong.of(7), 1, new TreeMap<>(secondary),
        Optional.empty());
  }
}
