package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Cell;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Report;
import dev.backbench.result.Sample;
import dev.backbench.result.Sample.Phase;
import dev.backbench.result.Speedup;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sweep over workers, and how cold its contenders began. */
final class SweepTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @Test
  void tablesTellSpeedUpsAndTheBeginning() {
    Locale.setDefault(Locale.GERMANY);
    Golden.check("sweep.txt", TextReport.of(report(), Layout.PLAIN));
  }

  @Test
  void markdownTellsTheSame() {
    Locale.setDefault(Locale.GERMANY);
    Golden.check("sweep.md", Markdown.of(report()));
  }

  @Test
  void picturesHaveTheirTableBesideThem() {
    Locale.setDefault(Locale.GERMANY);
    String page = Html.of(report(), List.of());
    Golden.check("sweep.html",
        page.substring(page.indexOf("<section id=\"scaling\""), page.indexOf("<section id=\"samples\"")));
  }

  @Test
  void contendersOfEqualWorkersAreComparedAndWorkersAreNot() {
    assertThat(Sitting.of(report())).extracting(Sitting::id).containsExactly("scaling/w/size=S,workers=1",
        "scaling/w/size=S,workers=2");
  }

  @Test
  void aCurveGoesOnAsLongAsHalfOfTheForksHaveASlice() {
    // Three slices in the first fork, one in the second: the mean of both, then the first one's alone.
    Cold cold = Cold.of(report()).getFirst();
    assertThat(cold.points().getFirst())
        .contains("java-platform", "15.0 ms: 30.0 % · 30.0 ms: 50.0 % · 80.0 ms: 100.0 %");
  }

  private static Report report() {
    Report frame = new SampleReport().build();
    List<Measurement> cells = List.of(cell("java-platform", 1), cell("cpython-fork", 1), cell("java-platform", 2),
        cell("cpython-fork", 2));
    List<Speedup> speedups = List.of(
        new Speedup("scaling/w/size=S", "java-platform", false, 2, 2, new Estimate(1.9, 1.85, 1.95), 6),
        new Speedup("scaling/w/size=S", "cpython-fork", true, 2, 2, new Estimate(1.96, 0, Double.POSITIVE_INFINITY),
            1));
    return new Report(Report.SCHEMA, frame.run(), frame.environment(), cells, List.of(), speedups, frame.outcome());
  }

  private static Measurement cell(String contender, int workers) {
    Cell cell = new Cell("cpu", "scaling/w", contender, "java",
        new TreeMap<>(Map.of("size", "S", Cell.WORKERS, Integer.toString(workers))), Metric.THROUGHPUT);
    List<MetricEstimate> secondary = new ArrayList<>();
    double[] values = {0.3, 30_000_000, 150_000};
    for (int i = 0; i < values.length; i++) {
      secondary.add(new MetricEstimate(Metric.COLD.get(i), new Estimate(values[i], values[i] / 2, values[i] * 2), 2));
    }
    // Steady is 10 operations a microsecond in both forks.
    List<ForkResult> forks = List.of(
        fork(cell, 0, sample(Phase.WARMUP, 20_000, 10), sample(Phase.WARMUP, 100_000, 20),
            sample(Phase.WARMUP, 500_000, 50), sample(Phase.MEASURED, 2_000_000, 200)),
        fork(cell, 1, sample(Phase.WARMUP, 80_000, 20), sample(Phase.MEASURED, 2_000_000, 200)));
    return new Measurement(cell, Status.OK, Optional.empty(),
        Optional.of(new MetricEstimate(Metric.THROUGHPUT, new Estimate(10_000_000, 9_000_000, 11_000_000), 2)),
        secondary, forks, List.of());
  }

  private static ForkResult fork(Cell cell, int round, Sample... samples) {
    return new ForkResult(cell.id(), round, round, 0, 1, Status.OK, Optional.empty(), new TreeMap<>(), List.of(samples),
        new TreeMap<>(), List.of(), List.of());
  }

  private static Sample sample(Phase phase, long operations, long millis) {
    return new Sample(phase, 0, operations, millis * 1_000_000, OptionalLong.empty(), operations * 1e3 / millis,
        new TreeMap<>(),
        Optional.empty());
  }
}
