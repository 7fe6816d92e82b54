package dev.backbench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.result.Sample;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class GateMetricTest {
  @Test
  void aBenchmarkThatOnlyComputesIsComparedByCpuTime() {
    assertThat(choose(Slices.computing(10, 0.99, 1), Slices.computing(10, 0.98, 2))).isEqualTo(GateMetric.CPU);
  }

  @Test
  void oneThatWaitsIsNot() {
    assertThat(choose(Slices.computing(10, 0.94, 0))).isEqualTo(GateMetric.WALL);
    assertThat(choose(Slices.computing(10, 0.95, 0))).isEqualTo(GateMetric.CPU);
  }

  @Test
  void oneThatSwitchesVoluntarilyIsNot() {
    // 200 ms: ten switches are fifty a second.
    assertThat(choose(Slices.computing(10, 1, 10))).isEqualTo(GateMetric.WALL);
    assertThat(choose(Slices.computing(10, 1, 9.9))).isEqualTo(GateMetric.CPU);
  }

  @Test
  void everyThreadMustCompute() {
    List<Sample> samples = List.of(Slices.computing(10, 1.5, 0));
    assertThat(GateMetric.choose(samples, 2)).isEqualTo(GateMetric.WALL);
    assertThat(GateMetric.choose(samples, 1)).isEqualTo(GateMetric.CPU);
  }

  @Test
  void doesNotSeeTheArm() {
    // One arm waits, the other does not: together they are above the limit, in either order.
    Sample waits = Slices.computing(10, 0.92, 3);
    Sample computes = Slices.computing(10, 1.0, 0);
    assertThat(choose(waits, computes)).isEqualTo(GateMetric.CPU).isEqualTo(choose(computes, waits));
    assertThat(choose(waits, waits, computes)).isEqualTo(GateMetric.WALL).isEqualTo(choose(computes, waits, waits));
  }

  @Test
  void theUnknownIsWallTime() {
    assertThat(choose(Slices.of(10))).isEqualTo(GateMetric.WALL);
    assertThat(choose(Slices.of(10, OptionalLong.of(200_000_000), Map.of()))).isEqualTo(GateMetric.WALL);
    assertThat(choose(Slices.computing(10, 1, 0), Slices.of(10))).isEqualTo(GateMetric.WALL);
  }

  @Test
  void refusesToChooseByNothing() {
    assertThatThrownBy(() -> choose()).hasMessageContaining("got 0 and 1");
    assertThatThrownBy(() -> GateMetric.choose(List.of(Slices.of(1)), 0)).hasMessageContaining("got 1 and 0");
  }

  private static GateMetric choose(Sample... samples) {
    return GateMetric.choose(List.of(samples), 1);
  }

  @Test
  void whatWaitsForTheCpuAloneComputes() {
    // 60 ms of 200 on the CPU; the rest of the time it was ready, or it was not.
    assertThat(GateMetric.choose(List.of(crowded(0.3, 0.66)), 1)).isEqualTo(GateMetric.CPU);
    assertThat(GateMetric.choose(List.of(crowded(0.3, 0.64)), 1)).isEqualTo(GateMetric.WALL);
  }

  private static Sample crowded(double cpuShare, double queuedShare) {
    return Slices.of(1000, OptionalLong.of(Math.round(cpuShare * 200_000_000)),
        Map.of(GateMetric.VOLUNTARY_SWITCHES, 1.0, GateMetric.QUEUED_NANOS, queuedShare * 200_000_000));
  }
}
