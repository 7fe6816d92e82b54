package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Cell;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Report;
import dev.backbench.result.Sample;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How values grow from cell to cell of a workload. */
final class SlopesTest {
  /** Pauses of 10 ms at 1 GiB and 30 ms at 3 GiB: 10 ms per GiB, and none at none. */
  @Test
  void pausesAreHeldAgainstTheLiveSet() {
    Slopes slopes = Slopes.of(report(live("1g", 10_000_000, 10_000_000), live("3g", 30_000_000, 30_000_000)))
        .getFirst();
    assertThat(slopes.title()).isEqualTo("Growth per GiB of live set · cache/size=S");
    assertThat(slopes.columns()).hasSize(5);
    assertThat(slopes.rows()).containsExactly(
        List.of("java-g1", "pause-max", "10.0 ms", "[10.0 ms, 10.0 ms]", "0 ns"));
  }

  /** 60 MB at one instance and 140 MB at five: 20 MB for each further one, beside 40 MB. */
  @Test
  void memoryIsHeldAgainstTheNumberOfInstances() {
    List<Slopes> slopes = Slopes.of(report(instances(1, 60 << 20), instances(5, 140 << 20)));
    assertThat(slopes).hasSize(1);
    assertThat(slopes.getFirst().rows())
        .containsExactly(List.of("netty", "rss", "20.0 MiB", "± ∞", "40.0 MiB"));
  }

  @Test
  void oneCellIsNoLine() {
    assertThat(Slopes.of(report(live("1g", 1, 2)))).isEmpty();
    assertThat(Slopes.of(report(instances(1, 1)))).isEmpty();
  }

  @Test
  void everyFormOfTheReportHasThem() {
    Report report = report(instances(1, 60 << 20), instances(5, 140 << 20));
    for (String text : List.of(TextReport.of(report, Layout.PLAIN), Markdown.of(report), Html.of(report, List.of()))) {
      assertThat(text).contains("Growth per instance", "20.0 MiB", "Least squares");
    }
  }

  private static Measurement live(String live, double... pauses) {
    Cell cell = new Cell("memory", "cache", "java-g1", "java", new TreeMap<>(Map.of("live", live, "size", "S")),
        Metric.THROUGHPUT);
    List<ForkResult> forks = new ArrayList<>();
    for (double pause : pauses) {
      forks.add(fork(cell, 100, Map.of(Metric.PAUSE_MAX.id(), pause)));
    }
    return measurement(cell, forks);
  }

  private static Measurement instances(int count, double bytes) {
    Cell cell = new Cell("memory", "services/footprint", "netty", "java",
        new TreeMap<>(Map.of("instances", Integer.toString(count))), Metric.RSS);
    return measurement(cell, List.of(fork(cell, bytes, Map.of())));
  }

  private static ForkResult fork(Cell cell, double score, Map<String, Double> values) {
    Sample sample = new Sample(Sample.Phase.MEASURED, 0, 1, 1, OptionalLong.empty(), score, new TreeMap<>(),
        Optional.empty());
    return new ForkResult(cell.id(), 0, 0, 0, 1, Status.OK, Optional.empty(), new TreeMap<>(), List.of(sample),
        new TreeMap<>(values), List.of(), List.of());
  }

  private static Measurement measurement(Cell cell, List<ForkResult> forks) {
    return new Measurement(cell, Status.OK, Optional.empty(),
        Optional.of(new MetricEstimate(cell.metric(), new Estimate(1, 0.5, 2), forks.size())), List.of(), forks,
        List.of());
  }

  private static Report report(Measurement... cells) {
    Report frame = new SampleReport().build();
    return new Report(Report.SCHEMA, frame.run(), frame.environment(), List.of(cells), List.of(), List.of(),
        frame.outcome());
  }
}
