package dev.backbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Contender;
import dev.backbench.contract.DatabaseUse;
import dev.backbench.contract.Endpoint;
import dev.backbench.contract.Jvm;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Observation;
import dev.backbench.contract.Service;
import dev.backbench.contract.Traffic;
import dev.backbench.contract.Workload;
import dev.backbench.unit.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ProfileTest {
  private static final Arm JMH = new Arm.Jmh("a.B.c", new Jvm(Jvm.Collector.SERIAL, 256L << 20, List.of()));

  @Test
  void aTailIsMeasuredForTenSecondsUnlessTheRunIsAnEstimate() {
    Workload plain = workload(Set.of(Observation.MEMORY), JMH);
    Workload tail = workload(Set.of(Observation.STALLS), JMH);
    assertThat(Profile.STANDARD.slicesOf(plain, JMH)).isEqualTo(10);
    // 50 slices of 200 ms
    assertThat(Profile.STANDARD.slicesOf(tail, JMH)).isEqualTo(50);
    assertThat(Profile.QUICK.slicesOf(tail, JMH)).isEqualTo(Profile.QUICK.slices());
  }

  @Test
  void startsAreOneSampleEachAndLaunchesAreMany() {
    for (Traffic traffic : List.of(Traffic.LAUNCH, Traffic.IDLE)) {
      Arm arm = service(traffic);
      assertThat(arm.oneStart()).isTrue();
      assertThat(Profile.STANDARD.slicesOf(workload(Set.of(), arm), arm)).isEqualTo(1);
    }
    assertThat(Profile.STANDARD.forksOf(service(Traffic.LAUNCH))).isEqualTo(20);
    assertThat(Profile.STANDARD.forksOf(service(Traffic.IDLE))).isEqualTo(6);
    assertThat(Profile.STANDARD.forksOf(service(Traffic.COLD))).isEqualTo(6);
  }

  @Test
  void aColdServiceIsWatchedInWindowsOfASecondAndWithPatience() {
    Arm cold = service(Traffic.COLD);
    assertThat(cold.oneStart()).isFalse();
    assertThat(Profile.STANDARD.sliceOf(cold)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Profile.STANDARD.slicesOf(workload(Set.of(), cold), cold)).isEqualTo(5);
    assertThat(Profile.STANDARD.warmupCapOf(cold)).isEqualTo(Duration.ofSeconds(50));
    assertThat(Profile.STANDARD.warmupCapOf(JMH)).isEqualTo(Duration.ofSeconds(10));
    assertThat(Profile.STANDARD.compilingCapOf(JMH)).isEqualTo(Duration.ofSeconds(10));
    assertThat(Profile.STANDARD.warmupCapOf(service(Traffic.CLOSED))).isEqualTo(Duration.ofSeconds(10));
    assertThat(Profile.STANDARD.compilingCapOf(service(Traffic.CLOSED))).isEqualTo(Duration.ofSeconds(30));
    assertThat(Profile.STANDARD.compilingCapOf(cold)).isEqualTo(Duration.ofSeconds(50));
  }

  @Test
  void aClosedLoopHasSeveralShortWindowsAndARateOneLongOne() {
    Arm closed = service(Traffic.CLOSED);
    Arm open = service(Traffic.OPEN);
    assertThat(Profile.QUICK.slicesOf(workload(Set.of(), closed), closed)).isEqualTo(4);
    assertThat(Profile.QUICK.sliceOf(closed)).isEqualTo(Duration.ofMillis(400));
    assertThat(Profile.QUICK.slicesOf(workload(Set.of(), open), open)).isEqualTo(1);
    assertThat(Profile.QUICK.sliceOf(open)).isEqualTo(Duration.ofMillis(2400));
  }

  private static Arm service(Traffic traffic) {
    return new Arm.Service(new Service("s", Path.of("/s"), LanguageRuntime.GO, Optional.empty(), List.of("{program}"),
        new TreeMap<>(), 1, new TreeSet<>(Set.of(Endpoint.HEALTH))), Endpoint.HEALTH, traffic, false);
  }

  private static Workload workload(Set<Observation> observed, Arm arm) {
    return new Workload("memory", "w", Path.of("/w"), "W", "Why?", "one thing", Metric.THROUGHPUT, 10, Optional.empty(),
        List.of(), DatabaseUse.UNSAID, observed, List.of(),
        List.of(new Contender("c", "java", arm, true)));
  }
}
