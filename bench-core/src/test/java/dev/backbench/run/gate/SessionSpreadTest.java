package dev.backbench.run.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.contract.Cell;
import dev.backbench.gate.history.CellScore;
import dev.backbench.gate.history.RecordedSession;
import dev.backbench.gate.history.RulerReading;
import dev.backbench.json.Reports;
import dev.backbench.render.Html;
import dev.backbench.render.Layout;
import dev.backbench.render.Markdown;
import dev.backbench.render.TextReport;
import dev.backbench.result.Environment;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Noise;
import dev.backbench.result.Outcome;
import dev.backbench.result.Report;
import dev.backbench.result.Reproducibility;
import dev.backbench.result.Run;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SessionSpreadTest {
  private static final Cell CELL = new Cell("cpu", "sort", "java", "java", new TreeMap<>(), Metric.THROUGHPUT);

  private static Report report(Estimate estimate) {
    Run run = new Run("20260102-030405-abcd", "1", "standard", 1, "00", Instant.EPOCH, 1, 1, Run.Stamp.VALID,
        List.of());
    return new Report(Report.SCHEMA, run, new Environment(new TreeMap<>(), new Noise(0, 0, 0)),
        List.of(new Measurement(CELL, Status.OK, Optional.empty(),
            Optional.of(new MetricEstimate(Metric.THROUGHPUT, estimate, 6)), List.of(), List.of(), List.of())),
        List.of(), new Outcome(0, List.of()));
  }

  private static RecordedSession session(String run, double log, double deviation, String collector, double ruler) {
    return new RecordedSession(run, "standard", new RulerReading(new TreeMap<>(Map.of("memory", ruler))),
        List.of(new CellScore(CELL.id(), log, deviation, 4, Optional.empty(),
            new TreeMap<>(Map.of("collector", collector)))),
        Set.of());
  }

  private static final RecordedSession NOW = session("20260102-030405-abcd", 0, 0, "Serial", 10);

  private static Optional<Reproducibility> of(Report report, RecordedSession... history) {
    return SessionSpread.of(report, NOW, List.of(history)).cells().getFirst().primary().orElseThrow().reproducibility();
  }

  /** 100 in [100/e^0.03, 100 e^0.03]: h is 0.03. */
  private static Report usual() {
    return report(new Estimate(100, 100 * Math.exp(-0.03), 100 * Math.exp(0.03)));
  }

  @Test
  void threeSessionsWidenItByWhatTheyDifferBy() {
    // Log scores 0, 0.05, -0.05 deviate by 0.05: sqrt(0.03^2 + (1.96 * 0.05)^2) = 0.102489.
    Reproducibility wide = of(usual(), session("a", 0.05, 0, "Serial", 10), session("b", -0.05, 0, "Serial", 10))
        .orElseThrow();
    assertThat(wide.sessions()).isEqualTo(3);
    assertThat(Math.log(wide.interval().upper() / 100)).isCloseTo(0.102489, within(1e-6));
    assertThat(Math.log(100 / wide.interval().lower())).isCloseTo(0.102489, within(1e-6));
  }

  @Test
  void whatForksExplainIsNotCountedTwice() {
    // Between 0.05^2 = 0.0025; within the mean of 0, 0.06^2/4 and 0.06^2/4 = 0.0006; left 0.0019.
    Reproducibility wide = of(usual(), session("a", 0.05, 0.06, "Serial", 10), session("b", -0.05, 0.06, "Serial", 10))
        .orElseThrow();
    assertThat(Math.log(wide.interval().upper() / 100))
        .isCloseTo(Math.sqrt(0.03 * 0.03 + 1.96 * 1.96 * 0.0019), within(1e-9));
    Reproducibility same = of(usual(), session("a", 0.001, 0.5, "Serial", 10), session("b", 0, 0.5, "Serial", 10))
        .orElseThrow();
    assertThat(same.interval().upper()).isCloseTo(100 * Math.exp(0.03), within(1e-9));
  }

  @Test
  void fewerThanThreeComparableSessionsSayNothing() {
    RecordedSession good = session("a", 0.05, 0, "Serial", 10);
    assertThat(of(usual(), good)).isEmpty();
    assertThat(of(usual(), good, NOW)).isEmpty();
    assertThat(of(usual(), good, session("b", 0, 0, "Parallel", 10))).isEmpty();
    assertThat(of(usual(), good, session("b", 0, 0, "Serial", 11))).isEmpty();
  }

  @Test
  void anUnboundedIntervalStaysWhatItIs() {
    assertThat(of(report(new Estimate(100, 0, Double.POSITIVE_INFINITY)), session("a", 0.05, 0, "Serial", 10),
        session("b", -0.05, 0, "Serial", 10))).isEmpty();
  }

  @Test
  void everyFormOfTheReportShowsItAndNoneWithoutIt() throws Exception {
    Report known = SessionSpread.of(usual(), NOW,
        List.of(session("a", 0.05, 0, "Serial", 10), session("b", -0.05, 0, "Serial", 10)));
    assertThat(Reports.parse("x", Reports.toJson(known))).isEqualTo(known);
    assertThat(TextReport.of(known, new Layout(160, false))).contains("95 % of sessions", "] (3)");
    assertThat(Markdown.of(known)).contains("| 95 % of sessions |", "(3) |");
    assertThat(Html.of(known, List.of())).contains("95 % of sessions");
    assertThat(TextReport.of(usual(), new Layout(160, false))).doesNotContain("of sessions");
  }
}
