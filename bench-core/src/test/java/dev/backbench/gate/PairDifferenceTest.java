package dev.backbench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.stats.Values;
import dev.backbench.unit.Better;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class PairDifferenceTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  @Test
  void lessThroughputIsSlower() {
    assertThat(PairDifference.of(Slices.pair(1000, 900), GateMetric.WALL, Better.HIGHER).median())
        .isCloseTo(Math.log(1000.0 / 900), ROUNDING);
  }

  @Test
  void moreTimeIsSlower() {
    assertThat(PairDifference.of(Slices.pair(900, 1000), GateMetric.WALL, Better.LOWER).median())
        .isCloseTo(Math.log(1000.0 / 900), ROUNDING);
  }

  @Test
  void pairsNeighboursBeforeTakingTheMiddle() {
    // Ratios 2, 1, 1/2: the middle is 1. The medians of the arms, 200 and 100, would say 2.
    Pair pair = new Pair(Slices.scores(200, 100, 400), Slices.scores(100, 100, 800));
    assertThat(PairDifference.of(pair, GateMetric.WALL, Better.HIGHER).median()).isCloseTo(0, ROUNDING);
  }

  @Test
  void theTotalSeesTheOneSliceThatTheMiddleHides() {
    // Base 3 x 1000; candidate 1000, 1000 and a slice with a collection of 100 operations: 3000 against 2100.
    Pair pair = new Pair(Slices.scores(1000, 1000, 1000), Slices.scores(1000, 1000, 100));
    PairDifference difference = PairDifference.of(pair, GateMetric.WALL, Better.HIGHER);
    assertThat(difference.median()).isCloseTo(0, ROUNDING);
    assertThat(difference.total()).isCloseTo(Math.log(3000.0 / 2100), ROUNDING);
  }

  @Test
  void theTotalIsThroughputWhateverTheScore() {
    // Scores are times here, operations are not: fewer operations in equal time are slower.
    assertThat(PairDifference.of(Slices.pair(1000, 900), GateMetric.WALL, Better.LOWER).total())
        .isCloseTo(Math.log(1000.0 / 900), ROUNDING);
  }

  @Test
  void cpuTimeForgivesWhatANeighbourTook() {
    // The candidate got 90 % of a CPU and did 90 % of the work.
    Pair pair = new Pair(List.of(Slices.computing(1000, 1, 0)), List.of(Slices.computing(900, 0.9, 0)));
    assertThat(PairDifference.of(pair, GateMetric.CPU, Better.HIGHER)).satisfies(difference -> {
      assertThat(difference.median()).isCloseTo(0, ROUNDING);
      assertThat(difference.total()).isCloseTo(0, ROUNDING);
    });
    assertThat(PairDifference.of(pair, GateMetric.WALL, Better.HIGHER).median()).isCloseTo(Math.log(1 / 0.9), ROUNDING);
  }

  @Test
  void cpuTimePerOperationIsSlowerWhenMore() {
    Pair pair = new Pair(List.of(Slices.computing(1000, 0.5, 0)), List.of(Slices.computing(1000, 1, 0)));
    for (Better better : Better.values()) {
      assertThat(PairDifference.of(pair, GateMetric.CPU, better).median()).isCloseTo(Math.log(2), ROUNDING);
      assertThat(PairDifference.of(pair, GateMetric.CPU, better).total()).isCloseTo(Math.log(2), ROUNDING);
    }
  }

  @Test
  void refusesCpuTimeThatIsNotThere() {
    assertThatThrownBy(() -> PairDifference.of(Slices.pair(1, 1), GateMetric.CPU, Better.HIGHER))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("OptionalLong.empty");
    Pair idle = new Pair(List.of(Slices.computing(1, 0, 0)), List.of(Slices.computing(1, 1, 0)));
    assertThatThrownBy(() -> PairDifference.of(idle, GateMetric.CPU, Better.HIGHER))
        .hasMessageContaining("OptionalLong[0]");
  }

  @Test
  void refusesSlicesWithoutNeighbour() {
    assertThatThrownBy(() -> new Pair(Slices.scores(1, 2), Slices.scores(1))).hasMessageContaining("got 2 and 1");
    assertThatThrownBy(() -> new Pair(List.of(), List.of())).hasMessageContaining("got 0 and 0");
  }

  @Property
  void swappingTheArmsMirrorsIt(@ForAll(supplier = Values.Fork.class) double[] scores) {
    int half = scores.length / 2;
    double[] thousands = Arrays.stream(scores).map(score -> Math.round(1000 * score)).toArray();
    Pair pair = new Pair(Slices.scores(Arrays.copyOf(thousands, half)),
        Slices.scores(Arrays.copyOfRange(thousands, half, 2 * half)));
    PairDifference there = PairDifference.of(pair, GateMetric.WALL, Better.HIGHER);
    PairDifference back = PairDifference.of(new Pair(/* base= */ pair.candidate(), /* candidate= */ pair.base()),
        GateMetric.WALL, Better.HIGHER);
    assertThat(back.median()).isCloseTo(-there.median(), ROUNDING);
    assertThat(back.total()).isCloseTo(-there.total(), ROUNDING);
    // And for times, faster is slower.
    assertThat(PairDifference.of(pair, GateMetric.WALL, Better.LOWER).median()).isCloseTo(-there.median(), ROUNDING);
  }

  @Test
  void copiesItsSlices() {
    assertThat(new Pair(Collections.nCopies(2, Slices.of(1)), Slices.scores(3, 4)).samples())
        .extracting(sample -> sample.score()).containsExactly(1.0, 1.0, 3.0, 4.0);
  }
}
