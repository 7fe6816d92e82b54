package dev.backbench.gate.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.gate.Calibration;
import dev.backbench.gate.GateSettings;
import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Pair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class GateStudyTest {
  private static final int RUNS = 40;
  private static final String GATE = "this gate, preset merge";
  private static final Slowdown NONE = new Slowdown(0);
  private static final Slowdown TEN = new Slowdown(0.1);

  @Test
  void theGateStaysQuietWhereItsRivalsCryWolf() {
    // Twenty innocent benchmarks on a typical runner, forty runs of every rule on the same data.
    StudyTable table = study(NoiseProfile.TYPICAL, NONE);
    StudyTable.Row gate = row(table, GATE);
    assertThat(gate.redRuns().count()).isZero();
    assertThat(gate.redRows()).isEqualTo(new Rate(0, 20 * RUNS));
    assertThat(gate.inconclusive().count()).isLessThanOrEqualTo(1);
    assertThat(gate.found().trials()).isZero();
    assertThat(row(table, Rival.MANN_WHITNEY.title()).redRuns().estimate().lower()).isGreaterThan(0.4);
    assertThat(row(table, Rival.STORED_THRESHOLD.title()).redRuns().count()).isGreaterThan(RUNS / 4);
    assertThat(row(table, Rival.OPTIONAL_STOPPING.title()).redRuns().count()).isGreaterThan(RUNS / 2);
    assertThat(row(table, Rival.STORED_THRESHOLD.title()).meanPairs()).isEqualTo(5);
  }

  @Test
  void theGateFindsTenPercentAmongTwenty() {
    StudyTable.Row gate = row(study(NoiseProfile.TYPICAL, TEN), GATE);
    assertThat(gate.found()).isEqualTo(new Rate(RUNS, RUNS));
    assertThat(gate.redRows()).isEqualTo(new Rate(0, 19 * RUNS));
    assertThat(gate.redRuns()).isEqualTo(new Rate(0, RUNS));
    assertThat(gate.meanPairs()).isBetween(4.0, 16.0);
    assertThat(gate.slowdown()).isEqualTo(0.1);
  }

  @Test
  void hasARowForEachRuleConditionAndSlowdown() {
    StudyTable table = new GateStudy(GateSettings.SMOKE, Calibration.NONE, 2, 1).run(
        List.of(new SimulatedTrials(NoiseProfile.QUIET, 1, 24, 4), new SimulatedTrials(NoiseProfile.NOISY, 1, 24, 4)),
        List.of(NONE, TEN));
    assertThat(table.rows()).hasSize(2 * 2 * (1 + Rival.values().length));
    assertThat(table.rows()).extracting(StudyTable.Row::condition).startsWith("quiet").endsWith("noisy");
    assertThat(table.lines()).hasSize(table.rows().size() + 1);
  }

  @Test
  void windowsShorterThanTheBudgetAreInconclusiveNotPassed() {
    // Four pairs of a wild machine decide nothing.
    NoiseProfile wild = new NoiseProfile("wild", 0, 0, 0.3, 0, 0, 0, 0, 1);
    StudyTable table = new GateStudy(GateSettings.MERGE, Calibration.NONE, 5, 3)
        .run(List.of(new SimulatedTrials(wild, 1, 4, 4)), List.of(NONE));
    assertThat(table.rows().getFirst().inconclusive()).isEqualTo(new Rate(5, 5));
    assertThat(table.rows().getFirst().meanPairs()).isEqualTo(4);
  }

  @Test
  void whatWasMeasuredSlowerIsJudgedOnceAndAllOfItIsGuilty() {
    Trials twice = new SimulatedTrials(NoiseProfile.QUIET, 2, 24, 4);
    Trials slower = new Trials() {
      @Override
      public String condition() {
        return "loop 10 %";
      }

      @Override
      public double slowdown() {
        return 0.1;
      }

      @Override
      public List<GatedBenchmark> benchmarks() {
        return twice.benchmarks();
      }

      @Override
      public Trial next(SplittableRandom random) {
        Trial trial = twice.next(random);
        Map<GatedBenchmark, List<Pair>> pairs = new LinkedHashMap<>(trial.pairs());
        pairs.replaceAll((benchmark, innocent) -> innocent.stream()
            .map(pair -> new Slowdown(0.1).of(pair, benchmark.better())).toList());
        return new Trial(pairs, trial.stored());
      }
    };
    StudyTable table = new GateStudy(GateSettings.PR, Calibration.NONE, 5, 1).run(List.of(slower), List.of(NONE, TEN));
    assertThat(table.rows()).hasSize(1 + Rival.values().length);
    StudyTable.Row gate = table.rows().getFirst();
    assertThat(gate.slowdown()).isEqualTo(0.1);
    assertThat(gate.found()).isEqualTo(new Rate(10, 10));
    assertThat(gate.redRows().trials()).isZero();
    assertThat(gate.redRuns()).isEqualTo(new Rate(0, 5));
  }

  @Test
  void refusesAStudyWithoutRuns() {
    assertThatThrownBy(() -> new GateStudy(GateSettings.PR, Calibration.NONE, 0, 1)).hasMessageContaining("got 0");
  }

  private static StudyTable study(NoiseProfile profile, Slowdown slowdown) {
    return new GateStudy(GateSettings.MERGE, Calibration.NONE, RUNS, 1)
        .run(List.of(new SimulatedTrials(profile, 20, 48, 6)), List.of(slowdown));
  }

  private static StudyTable.Row row(StudyTable table, String rule) {
    return table.rows().stream().filter(row -> row.rule().equals(rule)).findFirst().orElseThrow();
  }
}
