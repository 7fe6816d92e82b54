package dev.backbench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.stats.Estimate;
import dev.backbench.unit.Better;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class GateReportTest {
  private static GateReport report(int pairs, List<String> removed, GateVerdict... verdicts) {
    Evidence evidence = new Evidence(pairs, 0, 0.01, new Estimate(1, 0.9, 1.1), 0.5, 0.1, 0.1, OptionalInt.empty());
    List<BenchmarkOutcome> outcomes = java.util.stream.IntStream.range(0, verdicts.length)
        .mapToObj(i -> new BenchmarkOutcome(new GatedBenchmark("b" + i, Better.HIGHER, 1, false), GateMetric.WALL,
            evidence, verdicts[i]))
        .toList();
    return new GateReport(GateSettings.PR, 1, new GateOutcome(outcomes, Optional.empty(), Optional.empty(),
        Calibration.NONE), Map.of(), removed, List.of(), List.of(), List.of());
  }

  @Test
  void exitCodesFollowTheVerdict() {
    assertThat(report(4, List.of(), new GateVerdict.Pass()).exitCode()).isZero();
    assertThat(report(4, List.of(), new GateVerdict.Fail(List.of("x"), true)).exitCode()).isEqualTo(3);
    assertThat(report(4, List.of(), new GateVerdict.Inconclusive(List.of("x"))).exitCode()).isEqualTo(6);
    assertThat(report(0, List.of(), new GateVerdict.Incomparable(List.of("x"))).exitCode()).isEqualTo(5);
  }

  @Test
  void comparingNothingIsNeverAPass() {
    assertThat(report(0, List.of()).exitCode()).isEqualTo(4);
    assertThat(report(0, List.of("gone")).exitCode()).isEqualTo(4);
    assertThat(report(0, List.of(), new GateVerdict.Inconclusive(List.of("no time"))).exitCode()).isEqualTo(4);
  }

  @Test
  void aRemovedBenchmarkFailsWhatWouldPass() {
    GateReport report = report(4, List.of("gone"), new GateVerdict.Pass());
    assertThat(report.exitCode()).isEqualTo(3);
    assertThat(report.verdict()).isEqualTo(new GateVerdict.Fail(List.of("gone: removed, only the base has it"), false));
    assertThat(report(4, List.of("gone"), new GateVerdict.Incomparable(List.of("x"))).exitCode()).isEqualTo(5);
  }
}
