package dev.backbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Amount;
import dev.backbench.contract.Arm;
import dev.backbench.contract.Contender;
import dev.backbench.contract.DatabaseUse;
import dev.backbench.contract.Endpoint;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Service;
import dev.backbench.contract.Traffic;
import dev.backbench.contract.Workload;
import dev.backbench.unit.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ForkCostTest {
  private static final Arm CLOSED = new Arm.Service(
      new Service("s", Path.of("/s"), LanguageRuntime.GO, Optional.empty(), List.of("{program}"), new TreeMap<>(), 1,
          new TreeSet<>(Set.of(Endpoint.DASHBOARD))),
      Endpoint.DASHBOARD, Traffic.CLOSED, false);
  private static final Workload DASHBOARD = new Workload("io", "w", Path.of("/w"), "W", "Why?", "one thing",
      Metric.THROUGHPUT, 10, Optional.empty(), List.of(),
      new DatabaseUse(Optional.of(new Amount.Between(3, 6)), Optional.empty(), Set.of()), List.of(),
      List.of(new Contender("c", "go", CLOSED, true)));

  private static Duration cost(String wait) {
    return ForkCost.of(DASHBOARD, CLOSED, Map.of("connections", "64", "wait", wait), Profile.QUICK);
  }

  /** Each of 64 connections waits for three statements among eight at a time: 24 waits an answer, six answers a window. */
  @Test
  void windowsLastUntilADatabaseThatWaitsHasAnsweredOnEachConnection() {
    Duration without = cost("0");
    assertThat(ForkCost.of(DASHBOARD, CLOSED, Map.of("connections", "64"), Profile.QUICK)).isEqualTo(without);
    // 144 ms in a window of 400 are no more than there were.
    assertThat(cost("1")).isEqualTo(without);
    // Four windows of 50 x 144 ms in place of four of 400 ms.
    assertThat(cost("50").minus(without)).isEqualTo(Duration.ofMillis(4 * (7_200 - 400)));
    // A window ends after 30 s.
    assertThat(cost("1000").minus(without)).isEqualTo(Duration.ofMillis(4 * (30_000 - 400)));
  }
}
