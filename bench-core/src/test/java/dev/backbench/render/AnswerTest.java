package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Cell;
import dev.backbench.result.Run;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AnswerTest {
  private static final Estimate ANY = new Estimate(2, 1, 3);

  @Test
  void countsWhoWasAheadAndNamesTheRange() {
    SampleReport report = new SampleReport();
    pair(report, "a", new Estimate(0.5, 0.4, 0.6));
    pair(report, "b", new Estimate(0.1, 0.09, 0.11));
    pair(report, "c", new Estimate(1.01, 0.95, 1.07));
    pair(report, "d", new Estimate(1.2, 1.1, 1.3));
    assertThat(Answer.of(report.build()).languages()).containsExactly(
        "cpu: go against java, throughput (higher is better), 4 workloads: go ahead in 1, java ahead in 2, no difference found"
            + " in 1; the ratio runs from 0.100× (b) to 1.20× (d).");
  }

  @Test
  void countsComparisonsWhereAWorkloadHasSeveral() {
    assertThat(Answer.of(RichReport.of("text")).languages()).anySatisfy(sentence -> assertThat(sentence)
        .contains("4 comparisons in 1 workload").contains("(http/dashboard)"));
  }

  @Test
  void ratiosWithoutBoundsAreNoAnswer() {
    SampleReport report = new SampleReport();
    pair(report, "a", new Estimate(0.5, 0, Double.POSITIVE_INFINITY));
    assertThat(Answer.of(report.build()).languages()).isEmpty();
    assertThat(Answer.of(report.build()).sittings().getFirst().sentences())
        .containsExactly("go and java cannot be told apart: too few forks for an interval");
  }

  @Test
  void saysWhatIsLeftOutAndWhatKindOfRunItIs() {
    SampleReport report = new SampleReport().stamp(Run.Stamp.ESTIMATE, "short")
        .suspect(SampleReport.cell("a", "java", Metric.THROUGHPUT), ANY, "noise")
        .not(SampleReport.cell("a", "go", Metric.THROUGHPUT), Status.INVALID, "wrong");
    assertThat(Answer.of(report.build()).caveats()).satisfiesExactly(
        caveat -> assertThat(caveat).startsWith("An estimate"),
        caveat -> assertThat(caveat).contains("1 cell that is SUSPECT", "1 without a valid result"));
    assertThat(Answer.of(report.build()).sittings()).isEmpty();
  }

  @Test
  void saysHowManyIntervalsMayMiss() {
    SampleReport report = new SampleReport();
    List<String> workloads = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      workloads.add("w" + i);
    }
    workloads.forEach(workload -> pair(report, workload, new Estimate(0.5, 0.4, 0.6)));
    assertThat(Answer.of(report.build()).caveats()).singleElement().asString().contains("40 intervals", "about 2 of");
  }

  private static void pair(SampleReport report, String workload, Estimate ratio) {
    Cell go = SampleReport.cell(workload, "go", Metric.THROUGHPUT);
    report.ok(SampleReport.cell(workload, "java", Metric.THROUGHPUT), ANY).ok(go, ANY).ratio(go, "java", ratio);
  }
}
