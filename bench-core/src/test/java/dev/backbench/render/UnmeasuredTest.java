package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.result.Report;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import org.junit.jupiter.api.Test;

final class UnmeasuredTest {
  private static final Report REPORT = new SampleReport()
      .not(SampleReport.cell("a", "java", Metric.THROUGHPUT), Status.SKIPPED, "no budget")
      .not(SampleReport.cell("a", "go", Metric.THROUGHPUT), Status.SKIPPED, "no budget")
      .not(SampleReport.cell("a", "pypy", Metric.THROUGHPUT), Status.SKIPPED, "not found")
      .ok(SampleReport.cell("b", "java", Metric.THROUGHPUT), new Estimate(2, 1, 3))
      .not(SampleReport.cell("b", "go", Metric.THROUGHPUT), Status.FAILED, "it fell").build();

  @Test
  void tellsCellsOfOneReasonTogether() {
    assertThat(TextReport.of(REPORT, new Layout(120, false))).contains("""
        Not measured
          SKIPPED     a/size=S · java, go: no budget
          SKIPPED     a/size=S · pypy: not found
        """).contains("FAILED      go: it fell");
    assertThat(Markdown.of(REPORT)).contains("""
        ### Not measured

        - SKIPPED a/size=S · java, go: no budget
        - SKIPPED a/size=S · pypy: not found
        """);
  }

  @Test
  void aTableKeepsItsOwn() {
    assertThat(Unmeasured.withoutTable(REPORT)).extracting(Unmeasured::sitting).containsExactly("a/size=S",
        "a/size=S");
  }
}
