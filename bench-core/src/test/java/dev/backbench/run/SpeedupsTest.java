package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.contract.Cell;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Sample;
import dev.backbench.result.Speedup;
import dev.backbench.result.Status;
import dev.backbench.result.Warning;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SpeedupsTest {
  @Test
  void pairsEachNumberOfWorkersWithOneRoundByRound() {
    // Drift doubles both from round 0 to round 1; the speed-up is 1.5 in each, so its interval has no width.
    Speedup speedup = Speedups.of(List.of(cell("go", 1, false, 100, 200), cell("go", 2, false, 150, 300))).getFirst();
    assertThat(speedup.sitting()).isEqualTo("scaling/w");
    assertThat(speedup.workers()).isEqualTo(2);
    assertThat(speedup.pairs()).isEqualTo(2);
    assertThat(speedup.ratio().center()).isCloseTo(1.5, within(1e-9));
    assertThat(speedup.ratio().upper() - speedup.ratio().lower()).isLessThan(1e-9);
    assertThat(speedup.efficiency().center()).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void efficiencyCountsNoMoreCoresThanThereAre() {
    // Eight workers on two CPUs: 1.8 / min(8, 2).
    Speedup speedup = Speedups.of(List.of(cell("go", 1, false, 100), cell("go", 8, false, 180))).getFirst();
    assertThat(speedup.efficiency().center()).isCloseTo(0.9, within(1e-9));
  }

  @Test
  void contendersAreNotMixed() {
    assertThat(Speedups.of(List.of(cell("go", 1, false, 100), cell("java", 2, false, 180)))).isEmpty();
  }

  @Test
  void aMachineThatScalesLeavesTheSweepAsItIs() {
    List<Measurement> sweep = sweep(181);
    assertThat(Speedups.judge(sweep)).isEqualTo(sweep);
  }

  @Test
  void aMachineThatDoesNotScaleVoidsTheSweepButNotItsControl() {
    List<Measurement> judged = Speedups.judge(sweep(179));
    assertThat(judged).extracting(Measurement::status).containsExactly(Status.SUSPECT, Status.SUSPECT, Status.OK,
        Status.OK);
    assertThat(judged.getFirst().reason()).hasValue("control cpython-fork gained 1.79x from 1 to 2 processes on 2 CPUs,"
        + " expected at least 1.80x: the machine does not scale");
    assertThat(judged.getFirst().warnings()).extracting(Warning::code).containsExactly("W109");
    assertThat(Ratios.of(judged)).isEmpty();
    assertThat(Speedups.of(judged)).extracting(Speedup::contender).containsExactly("cpython-fork");
  }

  @Test
  void aSweepWithoutControlSaysSo() {
    List<Measurement> judged = Speedups.judge(sweep(181).subList(0, 3));
    assertThat(judged.getFirst().status()).isEqualTo(Status.OK);
    assertThat(judged.getFirst().warnings()).extracting(Warning::code).containsExactly("W110");
  }

  private static List<Measurement> sweep(long controlWithTwo) {
    return List.of(cell("go", 1, false, 100), cell("go", 2, false, 150), cell("cpython-fork", 1, true, 100),
        cell("cpython-fork", 2, true, controlWithTwo));
  }

  private static Measurement cell(String contender, int workers, boolean control, long... operationsPerRound) {
    Cell cell = new Cell("cpu", "scaling/w", contender, "go",
        new TreeMap<>(Map.of(Cell.WORKERS, Integer.toString(workers))), Metric.THROUGHPUT);
    TreeMap<String, String> facts = new TreeMap<>(Map.of(Speedups.CPUS, "2"));
    if (control) {
      facts.put(Speedups.CONTROL, "true");
    }
    List<ForkResult> forks = new ArrayList<>();
    for (int round = 0; round < operationsPerRound.length; round++) {
      Sample sample = new Sample(Sample.Phase.MEASURED, 0, operationsPerRound[round], 1_000_000, OptionalLong.empty(),
          1, new TreeMap<>(), Optional.empty());
      forks.add(new ForkResult(cell.id(), round, round, 0, 1, Status.OK, Optional.empty(), facts, List.of(sample),
          new TreeMap<>(), List.of(), List.of()));
    }
    return new Measurement(cell, Status.OK, Optional.empty(),
        Optional.of(new MetricEstimate(Metric.THROUGHPUT, new Estimate(1, 1, 1), forks.size())), List.of(), forks,
        List.of());
  }
}
