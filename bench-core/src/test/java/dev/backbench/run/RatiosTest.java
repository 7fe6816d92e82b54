package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.contract.Cell;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Ratio;
import dev.backbench.result.Sample;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RatiosTest {
  @Test
  void pairsForksOfTheSameRound() {
    // Drift doubles both from round 0 to round 1; the ratio is 4 in each, so its interval has no width.
    Ratio ratio = Ratios.of(List.of(cell("a", 400, 800), cell("b", 100, 200))).getFirst();
    assertThat(ratio.numerator()).isEqualTo("a");
    assertThat(ratio.denominator()).isEqualTo("b");
    assertThat(ratio.pairs()).isEqualTo(2);
    assertThat(ratio.ratio().center()).isCloseTo(4, within(1e-9));
    assertThat(ratio.ratio().upper() - ratio.ratio().lower()).isLessThan(1e-9);
  }

  @Test
  void leavesOutARoundThatOneSideLacks() {
    Ratio ratio = Ratios.of(List.of(cell("a", 400, 800, 1600), cell("b", 100, 200))).getFirst();
    assertThat(ratio.pairs()).isEqualTo(2);
  }

  @Test
  void comparesEveryTwoContendersOnce() {
    assertThat(Ratios.of(List.of(cell("a", 1), cell("b", 1), cell("c", 1))))
        .extracting(ratio -> ratio.numerator() + ratio.denominator()).containsExactly("ab", "ac", "bc");
  }

  private static Measurement cell(String contender, long... operationsPerRound) {
    Cell cell = new Cell("cpu", "w", contender, "java", new TreeMap<>(), Metric.THROUGHPUT);
    List<ForkResult> forks = new ArrayList<>();
    for (int round = 0; round < operationsPerRound.length; round++) {
      Sample sample = new Sample(Sample.Phase.MEASURED, 0, operationsPerRound[round], 1_000_000, OptionalLong.empty(),
          1,
          new TreeMap<>(), Optional.empty());
      forks.add(new ForkResult(cell.id(), round, round, 0, 1, Status.OK, Optional.empty(), new TreeMap<>(),
          List.of(sample), new TreeMap<>(), List.of(), List.of()));
    }
    return new Measurement(cell, Status.OK, Optional.empty(),
        Optional.of(new MetricEstimate(Metric.THROUGHPUT, new Estimate(1, 1, 1), forks.size())), List.of(), forks,
        List.of());
  }
}
