package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.Cell;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Better;
import dev.backbench.unit.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final Cell CELL = SampleReport.cell("fraud-score", "java", Metric.THROUGHPUT);

  @Test
  void seesNoDifferenceWhereIntervalsAreWide() {
    Comparison comparison = compare(new Estimate(100, 90, 111), new Estimate(104, 93, 115));
    assertThat(comparison.rows().getFirst().changes().getFirst().standing()).isEqualTo(Standing.SAME);
  }

  @Test
  void seesADropOfThroughputAsWorse() {
    Comparison comparison = compare(new Estimate(100, 99, 101), new Estimate(80, 79, 81));
    assertThat(comparison.rows().getFirst().changes().getFirst().standing()).isEqualTo(Standing.WORSE);
  }

  @Test
  void saysNothingOfDifferentMachinesButShowsThem() {
    Report here = new SampleReport().ok(CELL, new Estimate(100, 99, 101)).build();
    Report there = new SampleReport().fact("cpu.model", "Other CPU").ok(CELL, new Estimate(50, 49, 51)).build();
    Comparison comparison = Comparison.of(List.of(here, there));
    assertThat(comparison.refusals())
        .containsExactly(new Comparison.Difference("cpu.model", List.of("Example CPU", "Other CPU")));
    assertThat(comparison.rows().getFirst().changes().getFirst().ratio()).isEmpty();
    assertThat(ComparisonText.of(comparison, Layout.PLAIN)).contains("NOT COMPARABLE", "Other CPU", "50.0 op/s");
  }

  @Test
  void saysNothingOfAnInvalidRun() {
    Report good = new SampleReport().ok(CELL, new Estimate(100, 99, 101)).build();
    Report bad = new SampleReport().stamp(Run.Stamp.INVALID, "broken").ok(CELL, new Estimate(50, 49, 51)).build();
    assertThat(Comparison.of(List.of(good, bad)).refusals()).extracting(Comparison.Difference::field)
        .containsExactly("stamp");
  }

  @Test
  void refusesToCompareDifferentMetrics() {
    Cell other = SampleReport.cell("fraud-score", "java", new Metric("throughput", "op/min", Better.HIGHER));
    Comparison comparison = Comparison.of(List.of(new SampleReport().ok(CELL, new Estimate(100, 99, 101)).build(),
        new SampleReport().ok(other, new Estimate(100, 99, 101)).build()));
    assertThat(comparison.rows().getFirst().changes().getFirst().reason())
        .isEqualTo("metric throughput (op/s) against throughput (op/min)");
  }

  @Test
  void needsTwoRuns() {
    assertThatThrownBy(() -> Comparison.of(List.of(SampleReport.full()))).hasMessageContaining("at least two");
  }

  private static Comparison compare(Estimate first, Estimate second) {
    return Comparison.of(
        List.of(new SampleReport().ok(CELL, first).build(), new SampleReport().id("b").ok(CELL, second).build()));
  }
}
