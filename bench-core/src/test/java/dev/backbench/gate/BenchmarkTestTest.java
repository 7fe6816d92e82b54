package dev.backbench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BenchmarkTestTest {
  private static final Tolerance FIVE = new Tolerance(0.05, 0);

  private final Boundary alone = GateSettings.PR.boundary(1);

  @Test
  void identicalPairsPassAtTheFirstLookThatCan() {
    BenchmarkTest test = wall();
    addAll(test, Slices.pair(10_000, 10_000), 4);
    // Four pairs without spread: t = -.0513 / .005 with 3 degrees of freedom, p = .001 < .1 / 36, b's first level.
    assertThat(test.verdict()).contains(new GateVerdict.Pass());
    assertThat(test.finish("x").verdict()).isEqualTo(new GateVerdict.Pass());
  }

  @Test
  void handsBackThePairsDifference() {
    assertThat(wall().add(Slices.pair(10_000, 9_000))).isCloseTo(Math.log(1 / 0.9), within(1e-12));
  }

  @Test
  void aSlowCandidateFailsWithItsSize() {
    BenchmarkTest test = wall();
    addAll(test, Slices.pair(10_000, 5_000), 4);
    assertThat(test.verdict()).hasValueSatisfying(verdict -> {
      assertThat(verdict.exitCode()).isEqualTo(3);
      // The total finds it as well; the middle comes first.
      assertThat(verdict.reasons()).hasSize(2);
      assertThat(verdict.reasons().getFirst()).startsWith("slower by 50.0 % (p = ").endsWith("after 4 pairs)");
      assertThat(verdict.reasons().get(1)).startsWith("slower in operations by total time").contains("by 50.0 %");
    });
    assertThatThrownBy(() -> test.add(Slices.pair(1, 1))).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("sort");
  }

  @Test
  void aFailOnAnUnknownMachineWantsConfirmation() {
    assertThat(fail(Calibration.NONE).unconfirmed()).isTrue();
    assertThat(fail(Calibration.NONE.plus(new Calibration.Reading("b", 0, 0, false))).unconfirmed()).isFalse();
  }

  @Test
  void aRareSlowdownFailsByItsTotal() {
    // Three slices as fast as ever and one that a collection ate: 40,000 operations against 30,120.
    Pair pair = new Pair(Slices.scores(10_000, 10_000, 10_000, 10_000), Slices.scores(10_000, 10_000, 10_000, 120));
    BenchmarkTest test = wall();
    for (int i = 0; i < 24 && test.verdict().isEmpty(); i++) {
      test.add(pair);
    }
    assertThat(test.verdict()).hasValueSatisfying(verdict -> {
      assertThat(verdict).isInstanceOf(GateVerdict.Fail.class);
      assertThat(verdict.reasons()).singleElement().asString()
          .startsWith("slower in operations by total time").contains("by 24.7 %");
    });
  }

  @Test
  void aPassWaitsForATotalThatSaysOtherwise() {
    // Total down by 7 %, beyond 5 % by less than four pairs can show: neither PASS nor FAIL at the first look.
    Pair pair = new Pair(Slices.scores(10_000, 10_000, 10_000, 10_000), Slices.scores(10_000, 10_000, 10_000, 7_200));
    BenchmarkTest test = wall();
    addAll(test, pair, 4);
    assertThat(test.verdict()).isEmpty();
    // A session of half a percent and t = (.0726 - .0513) / .005 = 4.3: p reaches the level of a later look.
    addAll(test, pair, 2);
    assertThat(test.verdict()).isEmpty();
  }

  @Test
  void aTotalThatStaysInTheWayIsInconclusive() {
    // 5.275 % down can never be told from 5 % with a session of half a percent.
    Pair pair = new Pair(Slices.scores(10_000, 10_000, 10_000, 10_000), Slices.scores(10_000, 10_000, 10_000, 7_890));
    BenchmarkTest test = wall();
    addAll(test, pair, 24);
    assertThat(test.verdict()).hasValueSatisfying(verdict -> {
      assertThat(verdict.exitCode()).isEqualTo(6);
      assertThat(verdict.reasons()).singleElement().asString().contains("by total time are 5.3 % down");
    });
  }

  @Test
  void wallTimeFailsWhereCpuTimeDoesNotSeeIt() {
    // As many operations per CPU-second, but half as many per second: the candidate waits for something.
    Pair pair = new Pair(List.of(Slices.computing(10_000, 1, 0)), List.of(Slices.computing(5_000, 0.5, 0)));
    BenchmarkTest cpu = new BenchmarkTest(Slices.THROUGHPUT, GateMetric.CPU, FIVE, alone, Calibration.NONE);
    addAll(cpu, pair, 4);
    assertThat(cpu.verdict()).hasValueSatisfying(verdict -> assertThat(verdict.reasons()).singleElement().asString()
        .startsWith("slower in wall time by 50.0 %"));
  }

  @Test
  void wallTimeMayLoseWhatANeighbourTakes() {
    Pair pair = new Pair(List.of(Slices.computing(10_000, 1, 0)), List.of(Slices.computing(9_600, 0.96, 0)));
    BenchmarkTest cpu = new BenchmarkTest(Slices.THROUGHPUT, GateMetric.CPU, FIVE, alone, Calibration.NONE);
    addAll(cpu, pair, 4);
    assertThat(cpu.verdict()).contains(new GateVerdict.Pass());
  }

  @Test
  void allocationAloneFailsAndNeedsNoConfirmation() {
    Pair pair = new Pair(List.of(Slices.allocating(10_000, 100)), List.of(Slices.allocating(10_000, 200)));
    BenchmarkTest test = wall();
    addAll(test, pair, 3);
    assertThat(test.verdict()).isEmpty();
    test.add(pair);
    assertThat(test.verdict()).hasValueSatisfying(verdict -> {
      assertThat(verdict.reasons()).containsExactly("allocation rose from 100 to 200 B/op (in 4 of 4 pairs)");
      assertThat(((GateVerdict.Fail) verdict).unconfirmed()).isFalse();
    });
  }

  @Test
  void aSpentBudgetSaysWhatCouldHaveBeenFound() {
    BenchmarkTest test = wall();
    test.add(Slices.pair(10_000, 9_000));
    test.add(Slices.pair(9_000, 10_000));
    assertThat(test.evidence().pairs()).isEqualTo(2);
    BenchmarkOutcome outcome = test.finish("the time budget of 5m");
    assertThat(outcome.benchmark()).isEqualTo(test.benchmark()).isEqualTo(Slices.THROUGHPUT);
    assertThat(outcome.metric()).isEqualTo(GateMetric.WALL);
    assertThat(outcome.verdict()).isInstanceOf(GateVerdict.Inconclusive.class);
    assertThat(outcome.verdict().reasons()).singleElement().asString()
        .startsWith("the time budget of 5m is spent after 2 pairs: a slowdown of ").contains("% could have been found")
        .contains("for 5.0 % about ").endsWith(" pairs would do");
  }

  @Test
  void spreadThatHidesEverythingIsInconclusiveAtTheLastLook() {
    BenchmarkTest test = wall();
    for (int pair = 0; pair < 12; pair++) {
      test.add(Slices.pair(10_000, 7_500));
      test.add(Slices.pair(7_800, 10_000));
    }
    assertThat(test.verdict()).hasValueSatisfying(verdict -> {
      assertThat(verdict).isInstanceOf(GateVerdict.Inconclusive.class);
      assertThat(verdict.reasons()).singleElement().asString().contains("the budget of pairs is spent after 24 pairs");
    });
  }

  @Test
  void aSessionThatHidesTheToleranceIsSaid() {
    Calibration wild = new Calibration(Collections.nCopies(50, new Calibration.Reading("b", 0.1, 0, false)));
    BenchmarkTest test = new BenchmarkTest(Slices.THROUGHPUT, GateMetric.WALL, FIVE, alone, wild);
    addAll(test, Slices.pair(10_000, 10_000), 4);
    assertThat(test.finish("the time").verdict().reasons()).singleElement().asString()
        .endsWith("for 5.0 % no number of pairs in one session would do");
  }

  private GateVerdict.Fail fail(Calibration calibration) {
    BenchmarkTest test = new BenchmarkTest(Slices.THROUGHPUT, GateMetric.WALL, FIVE, alone, calibration);
    addAll(test, Slices.pair(10_000, 5_000), 4);
    return (GateVerdict.Fail) test.verdict().orElseThrow();
  }

  private BenchmarkTest wall() {
    return new BenchmarkTest(Slices.THROUGHPUT, GateMetric.WALL, FIVE, alone, Calibration.NONE);
  }

  private static void addAll(BenchmarkTest test, Pair pair, int times) {
    for (int i = 0; i < times; i++) {
      test.add(pair);
    }
  }
}
