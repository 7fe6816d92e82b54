package dev.backbench.gate.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.gate.Pair;
import dev.backbench.result.Sample;
import dev.backbench.unit.Better;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class RivalTest {
  private static final List<Pair> SAME = same(10_000, 10_000, 8);
  private static final List<Pair> SLOWER = same(10_000, 8_000, 8);

  @Test
  void allCallAClearSlowdownRedAndASpeedUpNot() {
    for (Rival rival : Rival.values()) {
      assertThat(rival.red(wiggle(SLOWER), wiggle(SAME), Better.HIGHER)).as(rival.title()).isTrue();
      assertThat(rival.red(wiggle(SLOWER), wiggle(SAME), Better.LOWER)).as(rival.title()).isFalse();
      assertThat(rival.red(wiggle(SAME), wiggle(SAME), Better.HIGHER)).as(rival.title()).isFalse();
    }
  }

  @Test
  void theStoredNumberBlamesTheMachinesSlowDayOnTheCandidate() {
    assertThat(Rival.STORED_THRESHOLD.red(same(9_000, 9_000, 5), same(10_000, 10_000, 5), Better.HIGHER)).isTrue();
    assertThat(Rival.STORED_THRESHOLD.red(same(9_600, 9_600, 5), same(10_000, 10_000, 5), Better.HIGHER)).isFalse();
    assertThat(Rival.BOOTSTRAP_FLOOR.red(same(9_000, 9_000, 5), same(10_000, 10_000, 5), Better.HIGHER)).isFalse();
  }

  @Test
  void intervalsOverIterationsMistakeForksForTheTruth() {
    // Two forks of the candidate were unlucky by 5 %, three were not; iterations within a fork hardly differ, so ten of 25
    // low iterations shift the mean by 2 %: se = .0246 / 5 = .0049, t(.9995, 24) = 3.745, half .018; base's half is 0.
    List<Pair> unlucky = new ArrayList<>(same(10_000, 9_500, 2, 5));
    unlucky.addAll(same(10_000, 10_000, 3, 5));
    assertThat(Rival.JMH_INTERVALS.red(unlucky, SAME, Better.HIGHER)).isTrue();
    assertThat(Rival.MANN_WHITNEY.red(unlucky, SAME, Better.HIGHER)).isTrue();
    // Differences .0513 .0513 0 0 0: resampled means below zero or at it happen in (3/5)^5 = 7.8 % of cases.
    assertThat(Rival.BOOTSTRAP_FLOOR.red(unlucky, SAME, Better.HIGHER)).isFalse();
  }

  @Test
  void theFloorForgivesTwoPercent() {
    assertThat(Rival.BOOTSTRAP_FLOOR.red(same(10_000, 9_810, 5), SAME, Better.HIGHER)).isFalse();
    assertThat(Rival.BOOTSTRAP_FLOOR.red(same(10_000, 9_790, 5), SAME, Better.HIGHER)).isTrue();
  }

  @Test
  void optionalStoppingTakesWhatSuitsIt() {
    // 1 %, 1.1 %, 0.9 %: mean .01, half 4.303 x .001 / sqrt(3) = .0025: stops at three, whatever would have followed.
    List<Pair> lucky = new ArrayList<>();
    for (double candidate : new double[]{9_900, 9_890, 9_910, 11_000, 11_000, 11_000}) {
      lucky.addAll(same(10_000, candidate, 1));
    }
    assertThat(Rival.OPTIONAL_STOPPING.pairsTaken(lucky, Better.HIGHER)).isEqualTo(3);
    assertThat(Rival.OPTIONAL_STOPPING.red(lucky, SAME, Better.HIGHER)).isTrue();
    assertThat(Rival.OPTIONAL_STOPPING.pairsTaken(wiggle(SAME), Better.HIGHER)).isEqualTo(8);
  }

  @Test
  void theOthersTakeFiveRounds() {
    List<Pair> late = new ArrayList<>(same(10_000, 10_000, 5));
    late.addAll(same(10_000, 5_000, 20));
    for (Rival rival : Rival.values()) {
      if (rival != Rival.OPTIONAL_STOPPING) {
        assertThat(rival.red(late, SAME, Better.HIGHER)).as(rival.title()).isFalse();
        assertThat(rival.pairsTaken(late, Better.HIGHER)).isEqualTo(5);
        assertThat(rival.pairsTaken(SAME.subList(0, 3), Better.HIGHER)).isEqualTo(3);
      }
    }
  }

  /** Every other pair's candidate is 1 % faster, and every other 1 % slower. */
  private static List<Pair> wiggle(List<Pair> pairs) {
    List<Pair> wiggled = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      double factor = i % 2 == 0 ? 1.01 : 0.99;
      List<Sample> candidate = pairs.get(i).candidate().stream().map(sample -> sample(sample.score() * factor))
          .toList();
      wiggled.add(new Pair(pairs.get(i).base(), candidate));
    }
    return wiggled;
  }

  private static List<Pair> same(double base, double candidate, int pairs) {
    return same(base, candidate, pairs, 4);
  }

  private static List<Pair> same(double base, double candidate, int pairs, int slices) {
    Pair pair = new Pair(samples(base, slices), samples(candidate, slices));
    return Collections.nCopies(pairs, pair);
  }

  private static List<Sample> samples(double score, int slices) {
    return DoubleStream.generate(() -> score).limit(slices).mapToObj(RivalTest::sample).toList();
  }

  private static Sample sample(double score) {
    return new Sample(Sample.Phase.MEASURED, 0, 1000, 200_000_000, OptionalLong.empty(), score, new TreeMap<>(),
        Optional.empty());
  }
}
